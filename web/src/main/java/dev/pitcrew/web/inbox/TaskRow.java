package dev.pitcrew.web.inbox;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One thing that waits, as the list shows it.
 *
 * @param what the name of the step, such as "Approve invoice"
 * @param subject whom or what it is about: a vendor, a payment run, a file
 * @param reference the number people know it by; empty when there is none
 * @param amount decimal text with a dot; empty when there is none
 * @param dueDay the day the matter itself is due (yyyy-mm-dd); empty when unknown
 * @param taskDue until when somebody should decide; null when open
 * @param assignee username; empty when nobody has taken it
 * @param doubts how many fields a person has to look at
 */
public record TaskRow(
    long key,
    String what,
    String kind,
    String subject,
    String reference,
    String amount,
    String currency,
    String dueDay,
    @Nullable OffsetDateTime taskDue,
    OffsetDateTime created,
    String assignee,
    boolean mine,
    int doubts) {

  /** For sorting: what has no amount comes last in either direction's natural order. */
  BigDecimal amountValue() {
    return amount.matches("-?\\d{1,18}(\\.\\d{1,6})?") ? new BigDecimal(amount) : BigDecimal.ZERO;
  }

  /** For sorting: the matter's own day, else until when somebody should decide, else never. */
  String dueFirst() {
    if (!dueDay.isEmpty()) {
      return dueDay;
    }
    return taskDue == null ? "9999" : taskDue.toString();
  }

  String searchable() {
    return String.join(" ", what, subject, reference, amount, assignee);
  }
}
