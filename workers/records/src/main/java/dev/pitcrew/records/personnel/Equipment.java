package dev.pitcrew.records.personnel;

import java.time.Instant;
import java.util.Locale;

/**
 * One thing that was ordered for somebody.
 *
 * @param line from 1 within the order
 */
public record Equipment(
    String orderId,
    int line,
    String employeeId,
    String caseId,
    String item,
    State state,
    Instant changedAt) {

  /** Where it is. */
  public enum State {
    ORDERED,
    HANDED_OVER,
    CANCELLED,
    RETURNED,
    MISSING;

    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static State of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  /** What names this one thing, where two are called the same. */
  public String id() {
    return orderId + "/" + line;
  }

  /** Whether somebody still has it, or is to get it. */
  public boolean isOut() {
    return state == State.ORDERED || state == State.HANDED_OVER;
  }
}
