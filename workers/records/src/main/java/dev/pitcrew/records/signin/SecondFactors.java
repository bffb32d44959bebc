package dev.pitcrew.records.signin;

import dev.pitcrew.records.people.People;
import dev.pitcrew.records.store.Database;
import dev.pitcrew.records.trail.AuditTrail;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * That a person is who the password says: codes of an authenticator app (RFC 6238), each usable
 * once, or one of ten recovery codes. Wrong tries pause everything, and the pause stands in the
 * books. Do not call within a transaction that may be rolled back: a wrong try would not count.
 */
public final class SecondFactors {

  static final int TRIES_MAX = 5;
  static final Duration PAUSE = Duration.ofMinutes(15);

  private static final Duration PAUSE_MAX = Duration.ofDays(1);
  private static final Duration CONFIRMATION_LASTS = Duration.ofMinutes(5);
  private static final int SEED_BYTES = 20;
  private static final int RECOVERY_CODES = 10;
  private static final int RECOVERY_CODE_BYTES = 10;
  private static final int CODE_LENGTH_MAX = 40;
  private static final String ISSUER = "Pitcrew";

  private final SecondFactorRows rows;
  private final SecondFactorResets resets;
  private final Database database;
  private final SeedBox box;
  private final AuditTrail audit;
  private final InstantSource clock;

  /** The file beside the books that holds the key which no database has. */
  public static final String KEY_FILE = "second-factor.key";

  /**
   * @param key absent when nobody said where its file is
   */
  public SecondFactors(
      Database database, @Nullable Path key, People people, AuditTrail audit, InstantSource clock) {
    this.rows = new SecondFactorRows(database);
    this.resets = new SecondFactorResets(database, rows, people, audit, clock);
    this.database = database;
    this.box = new SeedBox(new KeyFile(key, rows::any));
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What a person needs to enrol, shown once and kept nowhere in clear.
   *
   * @param otpauthUri what an authenticator app reads from a QR code
   * @param secret the same seed in base 32, to be typed
   * @param recoveryCodes each replaces one code, once
   */
  public record Enrolment(String otpauthUri, String secret, List<String> recoveryCodes) {

    public Enrolment {
      recoveryCodes = List.copyOf(recoveryCodes);
    }

    @Override
    public String toString() {
      return "Enrolment[]";
    }
  }

  /**
   * Draws a new seed; it counts once {@link #activate} was given a code of it.
   *
   * @throws IllegalStateException when the person has a second factor; two admins can reset it
   */
  public Enrolment begin(String username) {
    var seed = box.random(SEED_BYTES);
    var codes = IntStream.range(0, RECOVERY_CODES).mapToObj(number -> recoveryCode()).toList();
    database.write(
        () -> {
          if (isActive(username)) {
            throw new IllegalStateException(
                "Expected to enrol %s, but %s has a second factor; two admins can reset it."
                    .formatted(username, username));
          }
          rows.enrol(
              username,
              box.lock(seed, username),
              codes.stream().map(code -> box.hash(plain(code), username)).toList(),
              clock.instant());
          audit(username, "second-factor-enrolled", Map.of());
        });
    var secret = Base32.encode(seed);
    return new Enrolment(
        "otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=SHA1&digits=6&period=%d"
            .formatted(ISSUER, uri(username), secret, ISSUER, Totp.STEP_SECONDS),
        secret,
        codes);
  }

  /** Makes the enrolled seed count; false when the code is wrong, or too many were. */
  public boolean activate(String username, String code) {
    return database.write(
        () -> {
          var factor = rows.locked(username).filter(row -> !row.active());
          if (factor.isEmpty() || paused(factor.get()) || !isCode(factor.get(), code)) {
            factor.filter(row -> !paused(row)).ifPresent(row -> refuse(row, "activation"));
            return false;
          }
          rows.activate(username);
          audit(username, "second-factor-activated", Map.of());
          return true;
        });
  }

  public boolean isActive(String username) {
    return rows.find(username).filter(SecondFactorRows.Row::active).isPresent();
  }

  /**
   * Whether the code is the person's, now, for the first time; if so it is noted for the purpose.
   * After five wrong tries nothing is looked at until a pause is over, which doubles with every
   * five more.
   */
  public boolean confirm(String username, String purpose, String code) {
    return database.write(
        () -> {
          var factor = rows.locked(username).filter(SecondFactorRows.Row::active);
          if (factor.isEmpty() || paused(factor.get())) {
            return false;
          }
          var recovery = !isCode(factor.get(), code);
          if (recovery && !isRecoveryCode(username, code)) {
            refuse(factor.get(), purpose);
            return false;
          }
          rows.succeeded(username, purpose, clock.instant());
          audit(
              username,
              "second-factor-confirmed",
              Map.of("purpose", purpose, "by", recovery ? "recovery-code" : "app"));
          return true;
        });
  }

  /** Whether the person confirmed that very purpose within the last five minutes. */
  public boolean wasConfirmed(String username, String purpose) {
    return isActive(username) && wasConfirmed(username, purpose, clock.instant());
  }

  /** Whether the person had confirmed that very purpose within the five minutes before. */
  public boolean wasConfirmed(String username, String purpose, Instant at) {
    return rows.wasConfirmed(username, purpose, at.minus(CONFIRMATION_LASTS), at);
  }

  /** Until when nothing is looked at after too many wrong tries. */
  public Optional<Instant> pausedUntil(String username) {
    return rows.find(username)
        .filter(this::paused)
        .flatMap(row -> Optional.ofNullable(row.pausedUntil()));
  }

  public int recoveryCodesLeft(String username) {
    return rows.recoveryCodesLeft(username);
  }

  /** Taking a second factor away, which takes two admins. */
  public SecondFactorResets resets() {
    return resets;
  }

  private boolean isCode(SecondFactorRows.Row factor, String code) {
    var step =
        Totp.stepOf(box.unlock(factor.seed(), factor.username()), code.strip(), clock.instant());
    return step.isPresent() && rows.useStep(factor.username(), step.getAsLong());
  }

  private boolean isRecoveryCode(String username, String code) {
    return code.length() <= CODE_LENGTH_MAX
        && rows.useRecoveryCode(username, box.hash(plain(code), username), clock.instant());
  }

  private boolean paused(SecondFactorRows.Row factor) {
    return factor.pausedUntil() != null && clock.instant().isBefore(factor.pausedUntil());
  }

  private void refuse(SecondFactorRows.Row factor, String purpose) {
    int failures = factor.failures() + 1;
    boolean pauses = failures % TRIES_MAX == 0;
    var until = pauses ? clock.instant().plus(pause(failures / TRIES_MAX)) : null;
    rows.failed(factor.username(), failures, until);
    audit(
        factor.username(),
        pauses ? "second-factor-paused" : "second-factor-refused",
        Map.of("purpose", purpose, "failures", failures));
  }

  private static Duration pause(int rounds) {
    var doubled = PAUSE.multipliedBy(1L << Math.min(rounds - 1, Byte.SIZE));
    return doubled.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : doubled;
  }

  private String recoveryCode() {
    return Base32.encode(box.random(RECOVERY_CODE_BYTES)).replaceAll("(.{4})(?=.)", "$1-");
  }

  private static String plain(String recoveryCode) {
    return recoveryCode.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
  }

  private void audit(String username, String what, Map<String, ?> after) {
    audit.append(username, what, "person", username, Map.of(), after);
  }

  private static String uri(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
