package dev.pitcrew.records.personnel;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of the access ledger.
 *
 * @param employeeId a hire's id, or the user name of who was there before
 * @param account absent while nobody knows it, and once it was forgotten
 * @param who the worker or person that wrote the line
 * @param approvedBy who approved that the access is there, when somebody had to
 * @param evidence where the screenshot is kept, JSON text
 */
public record AccessLine(
    long seq,
    String grantId,
    String employeeId,
    String system,
    @Nullable String account,
    Action action,
    String caseId,
    String who,
    @Nullable String approvedBy,
    @Nullable String evidence,
    @Nullable String note,
    Instant at) {

  /** The life of an access, in this order. */
  public enum Action {
    REQUESTED,
    GRANTED,
    REVOKED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Action of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }
}
