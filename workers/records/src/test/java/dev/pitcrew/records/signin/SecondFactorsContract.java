package dev.pitcrew.records.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.TestBooks;
import dev.pitcrew.records.people.Person;
import dev.pitcrew.records.trail.AuditEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Second factors on a real store. */
abstract class SecondFactorsContract {

  private static final String PURPOSE = "release:42";

  @TempDir Path folder;
  @TempDir Path keys;

  private final TestBooks books;

  private Instant now = Instant.parse("2026-11-20T09:00:00Z");
  private String url;
  private Records records;
  private SecondFactors factors;

  SecondFactorsContract(TestBooks books) {
    this.books = books;
  }

  @BeforeEach
  void open() throws SQLException {
    url = books.fresh(folder);
    reopen();
    for (var admin : Set.of("ada", "adam")) {
      records.people().save(new Person(admin, admin, Set.of("admin"), null, null));
    }
    records.people().save(new Person("theo", "Theo", Set.of("treasurer"), null, null));
    records.people().save(new Person("mallory", "Mallory", Set.of("treasurer"), null, null));
  }

  @AfterEach
  void close() {
    records.close();
  }

  private void reopen() {
    if (records != null) {
      records.close();
    }
    records = Records.open(url, () -> now, keys.resolve("second-factor.key"));
    factors = records.secondFactors();
  }

  @Test
  void shouldConfirmOnceWhenTheCodeIsTheAppsAndForThatPurposeOnly() {
    // given
    var secret = enrolled("theo").secret();

    // when, then
    assertThat(factors.confirm("theo", PURPOSE, code(secret))).isTrue();
    assertThat(factors.wasConfirmed("theo", PURPOSE)).isTrue();
    assertThat(factors.wasConfirmed("theo", "release:43")).isFalse();
    assertThat(factors.wasConfirmed("ada", PURPOSE)).isFalse();

    // and the same code counts once, whatever it is for
    assertThat(factors.confirm("theo", PURPOSE, code(secret))).isFalse();
    assertThat(factors.confirm("theo", "release:43", code(secret))).isFalse();

    // and the confirmation is over after five minutes
    now = now.plus(Duration.ofMinutes(5));
    assertThat(factors.wasConfirmed("theo", PURPOSE)).isTrue();
    now = now.plusSeconds(1);
    assertThat(factors.wasConfirmed("theo", PURPOSE)).isFalse();
  }

  @Test
  void shouldRefuseAnOlderCodeWhenALaterOneWasUsed() {
    // given
    var secret = enrolled("theo").secret();
    var earlier = code(secret);
    now = now.plusSeconds(30);
    assertThat(factors.confirm("theo", PURPOSE, code(secret))).isTrue();

    // when, then
    assertThat(factors.confirm("theo", PURPOSE, earlier)).isFalse();
  }

  @Test
  void shouldCountNothingWhenTheEnrolmentWasNeverActivated() {
    // given
    var secret = factors.begin("theo").secret();

    // when, then
    assertThat(factors.isActive("theo")).isFalse();
    assertThat(factors.confirm("theo", PURPOSE, code(secret))).isFalse();
    assertThat(factors.activate("theo", "000000")).isFalse();
    assertThat(factors.activate("theo", code(secret))).isTrue();
    assertThat(factors.isActive("theo")).isTrue();
    assertThat(factors.confirm("nobody", PURPOSE, code(secret))).isFalse();
  }

  @Test
  void shouldShowTheSeedOnceWhenAPersonEnrols() {
    // given
    var first = factors.begin("theo");
    var second = factors.begin("theo");

    // then another seed each time, and only the last one counts
    assertThat(first.secret()).isNotEqualTo(second.secret()).hasSize(32);
    assertThat(second.otpauthUri())
        .isEqualTo(
            "otpauth://totp/Pitcrew:theo?secret=%s&issuer=Pitcrew&algorithm=SHA1&digits=6&period=30"
                .formatted(second.secret()));
    assertThat(second.recoveryCodes())
        .hasSize(10)
        .doesNotHaveDuplicates()
        .allMatch(code -> code.matches("([A-Z2-7]{4}-){3}[A-Z2-7]{4}"));
    assertThat(second.toString()).isEqualTo("Enrolment[]");
    assertThat(factors.activate("theo", code(first.secret()))).isFalse();
    assertThat(factors.activate("theo", code(second.secret()))).isTrue();
    assertThatThrownBy(() -> factors.begin("theo"))
        .hasMessage(
            "Expected to enrol theo, but theo has a second factor; two admins can reset it.");
  }

  @Test
  void shouldPauseAlsoAfterARestartWhenFiveTriesWereWrong() {
    // given
    var secret = enrolled("theo").secret();
    for (int i = 0; i < 5; i++) {
      assertThat(factors.confirm("theo", PURPOSE, "000000")).isFalse();
    }

    // when
    reopen();

    // then even the right code is not looked at
    assertThat(factors.pausedUntil("theo")).contains(now.plus(Duration.ofMinutes(15)));
    now = now.plus(Duration.ofMinutes(15)).minusSeconds(1);
    assertThat(factors.confirm("theo", PURPOSE, code(secret))).isFalse();
    now = now.plusSeconds(31);
    assertThat(factors.confirm("theo", PURPOSE, code(secret))).isTrue();
    assertThat(factors.pausedUntil("theo")).isEmpty();
  }

  @Test
  void shouldPauseLongerWhenTriesGoOnBeingWrong() {
    // given
    enrolled("theo");
    for (int i = 0; i < 5; i++) {
      factors.confirm("theo", PURPOSE, "000000");
    }
    now = now.plus(Duration.ofMinutes(16));

    // when
    for (int i = 0; i < 5; i++) {
      factors.confirm("theo", PURPOSE, "000000");
    }

    // then
    assertThat(factors.pausedUntil("theo")).contains(now.plus(Duration.ofMinutes(30)));
    assertThat(factors.pausedUntil("ada")).isEmpty();
  }

  @Test
  void shouldTakeACodeOnceWhenManyAsksComeAtOnce() throws Exception {
    // given
    var secret = enrolled("theo").secret();
    var code = code(secret);

    // when
    try (var people = Executors.newFixedThreadPool(4)) {
      Callable<Boolean> ask = () -> factors.confirm("theo", PURPOSE, code);
      var answers = people.invokeAll(IntStream.range(0, 4).mapToObj(i -> ask).toList());

      // then
      int yes = 0;
      for (var answer : answers) {
        yes += answer.get() ? 1 : 0;
      }
      assertThat(yes).isEqualTo(1);
    }
  }

  @Test
  void shouldTakeEachRecoveryCodeOnceWhenTheAppIsLost() {
    // given
    var codes = enrolled("theo").recoveryCodes();

    // when, then
    assertThat(
            factors.confirm(
                "theo", PURPOSE, codes.get(0).toLowerCase(Locale.ROOT).replace("-", " ")))
        .isTrue();
    assertThat(factors.confirm("theo", PURPOSE, codes.get(0))).isFalse();
    assertThat(factors.confirm("theo", PURPOSE, codes.get(9))).isTrue();
    assertThat(factors.recoveryCodesLeft("theo")).isEqualTo(8);
    enrolled("mallory");
    assertThat(factors.confirm("mallory", PURPOSE, codes.get(1))).isFalse();
  }

  @Test
  void shouldResetWhenTwoAdminsAgreeAndNeverOneAlone() {
    // given
    enrolled("theo");
    var request = factors.resets().request("theo", "ada", "phone lost");

    // when, then
    assertThatThrownBy(() -> factors.resets().confirm(request.id(), "ada"))
        .hasMessage(
            "Expected another admin to confirm the reset for theo, but ada asked for it or is the"
                + " person.");
    assertThatThrownBy(() -> factors.resets().confirm(request.id(), "mallory"))
        .hasMessage("Expected an admin to reset a second factor, but mallory is none.");
    assertThatThrownBy(() -> factors.resets().request("theo", "theo", "mine"))
        .hasMessage("Expected an admin to reset a second factor, but theo is none.");
    assertThatThrownBy(() -> factors.resets().request("theo", "ada", " "))
        .hasMessage("Expected to reset the second factor of theo for a reason, but none is given.");
    assertThat(factors.isActive("theo")).isTrue();

    factors.resets().confirm(request.id(), "adam");
    assertThat(factors.isActive("theo")).isFalse();
    assertThat(factors.wasConfirmed("theo", PURPOSE)).isFalse();
    assertThat(factors.resets().open()).isEmpty();
    assertThatThrownBy(() -> factors.resets().confirm(request.id(), "adam"))
        .hasMessage(
            "Expected to confirm reset %d of a second factor, but no such request is open."
                .formatted(request.id()));
    enrolled("theo");
    assertThat(records.audit().about("person", "theo"))
        .extracting(AuditEntry::what)
        .containsExactly(
            "second-factor-enrolled",
            "second-factor-activated",
            "second-factor-reset-requested",
            "second-factor-reset",
            "second-factor-enrolled",
            "second-factor-activated");
  }

  @Test
  void shouldForgetARequestWhenNobodyConfirmedItWithinADay() {
    // given
    enrolled("theo");
    var request = factors.resets().request("theo", "ada", "phone lost");

    // when
    now = now.plus(Duration.ofDays(1));

    // then
    assertThat(factors.resets().open()).isEmpty();
    assertThatThrownBy(() -> factors.resets().confirm(request.id(), "adam"))
        .hasMessageContaining("no such request is open");
  }

  @Test
  void shouldWriteTriesIntoTheAuditWithoutTheCode() {
    // given
    var secret = enrolled("theo").secret();
    factors.confirm("theo", PURPOSE, "123450");
    factors.confirm("theo", PURPOSE, code(secret));

    // then
    assertThat(records.audit().about("person", "theo").subList(2, 4))
        .extracting(AuditEntry::what)
        .containsExactly("second-factor-refused", "second-factor-confirmed");
    assertThat(records.audit().about("person", "theo"))
        .extracting(AuditEntry::after)
        .noneMatch(after -> after != null && after.contains("123450"));
  }

  @Test
  void shouldKeepTheKeyForItsOwnerAndRefuseWhenItIsGoneOrOpenToOthers() throws IOException {
    // given
    var secret = enrolled("theo").secret();
    var key = keys.resolve("second-factor.key");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");

    // when others may read it
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    reopen();

    // then
    assertThatThrownBy(() -> factors.confirm("theo", PURPOSE, code(secret)))
        .hasMessageContaining("others can read it: chmod 600");

    // and when it is gone, no other is drawn in silence
    Files.delete(key);
    assertThatThrownBy(() -> factors.confirm("theo", PURPOSE, code(secret)))
        .hasMessageContaining("but it is gone; put it back from the backup");
  }

  private SecondFactors.Enrolment enrolled(String username) {
    now = now.plusSeconds(30);
    var enrolment = factors.begin(username);
    assertThat(factors.activate(username, code(enrolment.secret()))).isTrue();
    now = now.plusSeconds(30);
    return enrolment;
  }

  private String code(String secret) {
    return Totp.code(secret, now);
  }
}
