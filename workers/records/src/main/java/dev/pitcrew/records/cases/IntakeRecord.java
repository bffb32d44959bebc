package dev.pitcrew.records.cases;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A document that arrived, known by its bytes.
 *
 * @param sha256 of the bytes, lower-case hex
 * @param caseId begun by these bytes, or by the e-invoice they came with
 * @param channel {@code folder}, {@code upload}, {@code mail} or {@code api}
 * @param detail why it was refused
 */
public record IntakeRecord(
    String sha256,
    String caseId,
    String channel,
    String fileName,
    @Nullable String sender,
    long bytes,
    Instant firstSeen,
    State state,
    @Nullable String detail) {

  /**
   * {@code arrived}: stored, its case not yet started; {@code started}: the engine has it; {@code
   * refused}: it has not.
   */
  public enum State {
    ARRIVED,
    STARTED,
    REFUSED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The id of the case that holds these bytes. */
  public static String caseId(String sha256) {
    return "INV-" + sha256.substring(0, 12);
  }
}
