package dev.pitcrew.records.chain;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** How a row becomes a hash; the words are in {@code docs/audit-trail.md}. */
public final class AuditChain {

  public static final String RECORDS = "records";
  public static final String ENGINE = "engine";

  /** What stands for the hash before the first row. */
  public static final String BEGINNING = "0".repeat(64);

  /** A row chained by an upgrade. */
  public static final int CHAINED_LATER = 0;

  /** A row chained as it was written. */
  public static final int CHAINED = 1;

  private static final String FORM = "pitcrew-audit-1";
  private static final int SALT_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final HexFormat HEX = HexFormat.of();

  private AuditChain() {}

  static String hash(String chain, AuditRow row) {
    var bytes = new ByteArrayOutputStream(512);
    field(bytes, FORM);
    field(bytes, chain);
    field(bytes, Integer.toString(row.form()));
    field(bytes, Long.toString(row.seq()));
    field(bytes, Long.toString(row.at()));
    field(bytes, row.who());
    field(bytes, row.forWhom());
    field(bytes, row.what());
    field(bytes, row.subject());
    field(bytes, row.subjectId());
    field(bytes, row.reason().digest());
    field(bytes, row.before().digest());
    field(bytes, row.after().digest());
    field(bytes, row.prev());
    return HEX.formatHex(sha256().digest(bytes.toByteArray()));
  }

  private static void field(ByteArrayOutputStream to, @Nullable String value) {
    if (value == null) {
      to.write('-');
    } else {
      byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
      to.writeBytes(Integer.toString(bytes.length).getBytes(StandardCharsets.US_ASCII));
      to.write(':');
      to.writeBytes(bytes);
    }
    to.write(',');
  }

  static String freshSalt() {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    return HEX.formatHex(salt);
  }

  static boolean isSalt(String text) {
    return text.length() == 2 * SALT_BYTES
        && text.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
  }

  static String digest(String salt, String value) {
    MessageDigest sha = sha256();
    sha.update(HEX.parseHex(salt));
    return HEX.formatHex(sha.digest(value.getBytes(StandardCharsets.UTF_8)));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
