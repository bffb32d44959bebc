package dev.pitcrew.engine.audit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** How an entry becomes a hash; the words are in {@code docs/audit-trail.md}. */
public final class AuditChain {

  /** The chain's name, which its hashes cover. */
  public static final String NAME = "engine";

  /** What stands for the hash before the first row. */
  public static final String BEGINNING = "0".repeat(64);

  /** Chained as it was written. */
  public static final int FORM = 1;

  private static final String VERSION = "pitcrew-audit-1";
  private static final HexFormat HEX = HexFormat.of();

  private AuditChain() {}

  /** The hash of the row's fourteen fields. */
  public static String hash(Link link, String prev) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    field(bytes, VERSION);
    field(bytes, NAME);
    field(bytes, Integer.toString(FORM));
    field(bytes, Long.toString(link.seq()));
    field(bytes, Long.toString(link.at()));
    field(bytes, link.who());
    field(bytes, link.forWhom());
    field(bytes, link.what());
    field(bytes, link.subject());
    field(bytes, link.subjectId());
    field(bytes, link.reasonDigest());
    field(bytes, link.beforeDigest());
    field(bytes, link.afterDigest());
    field(bytes, prev);
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

  /**
   * The digest of a value.
   *
   * @param salt 32 hexadecimal digits
   */
  public static String digest(String salt, String value) {
    MessageDigest sha = sha256();
    sha.update(HEX.parseHex(salt));
    return HEX.formatHex(sha.digest(value.getBytes(StandardCharsets.UTF_8)));
  }

  /** The SHA-256 of a text, in lower-case hex. */
  public static String sha256(String text) {
    return HEX.formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }

  /** What a hash covers, but for the form and the row before. */
  public record Link(
      long seq,
      long at,
      String who,
      @Nullable String forWhom,
      String what,
      String subject,
      String subjectId,
      @Nullable String reasonDigest,
      @Nullable String beforeDigest,
      @Nullable String afterDigest) {}
}
