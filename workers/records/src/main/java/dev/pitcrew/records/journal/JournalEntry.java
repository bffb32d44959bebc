package dev.pitcrew.records.journal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A balanced entry of one company's journal.
 *
 * @param key what is booked once: the item, the company and the kind
 * @param kind {@code invoice}, {@code credit-note}, {@code prepayment}, {@code correction}, {@code
 *     reversal} or {@code intercompany-sale}
 * @param postedOn the day it counts for
 * @param documentOn the day of the document
 */
public record JournalEntry(
    String key,
    String entityId,
    String invoiceId,
    String kind,
    LocalDate postedOn,
    LocalDate documentOn,
    String currency,
    String text,
    List<Line> lines) {

  /**
   * One side of it.
   *
   * @param amount debits are positive, credits negative
   */
  public record Line(
      String account,
      @Nullable String costCentre,
      @Nullable String vatCode,
      BigDecimal amount,
      String text) {

    public Line negated() {
      return new Line(account, costCentre, vatCode, amount.negate(), text);
    }
  }

  public JournalEntry {
    lines = List.copyOf(lines);
    var sum = lines.stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (lines.size() < 2 || sum.signum() != 0) {
      throw new IllegalArgumentException(
          "Expected a balanced journal entry for %s, but its %d lines add up to %s."
              .formatted(invoiceId, lines.size(), sum.toPlainString()));
    }
  }

  /** The same the other way round, under its own key. */
  public JournalEntry reversed(String by, LocalDate on) {
    return new JournalEntry(
        key + ":reversal",
        entityId,
        invoiceId,
        "reversal",
        on,
        documentOn,
        currency,
        "%s, taken back by %s".formatted(text, by),
        lines.stream().map(Line::negated).toList());
  }
}
