package dev.pitcrew.records.bank;

import dev.pitcrew.records.payment.PaymentRuns;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The amounts of the transactions within a booking. Where the bank names only the booking's, our
 * payments name theirs; they must add up, else the whole booking is one finding.
 */
final class EntryAmounts {

  /**
   * An entry whose amount is known.
   *
   * @param trouble why nothing can be settled by it
   */
  record Known(StatementDraft.Entry entry, @Nullable String trouble) {}

  private EntryAmounts() {}

  static List<Known> known(List<StatementDraft.Entry> entries, PaymentRuns runs) {
    var bookings = new LinkedHashMap<Integer, List<StatementDraft.Entry>>();
    entries.forEach(
        entry -> bookings.computeIfAbsent(entry.line(), line -> new ArrayList<>()).add(entry));
    var known = new ArrayList<Known>();
    bookings.values().forEach(parts -> known.addAll(booking(parts, runs)));
    return known;
  }

  private static List<Known> booking(List<StatementDraft.Entry> parts, PaymentRuns runs) {
    var first = parts.getFirst();
    if (first.part() == 0) {
      return List.of(new Known(first, null));
    }
    var filled = parts.stream().map(part -> filled(part, runs)).toList();
    var sum =
        filled.stream()
            .map(part -> part.amount() == null ? BigDecimal.ZERO : part.amount())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    boolean complete = filled.stream().allMatch(part -> part.amount() != null);
    if (complete && sum.compareTo(first.booking()) == 0) {
      return filled.stream().map(part -> new Known(part, null)).toList();
    }
    var trouble =
        complete
            ? "The bank booked %s, but its transactions add up to %s."
                .formatted(first.booking().toPlainString(), sum.toPlainString())
            : "The bank booked %s in one sum and does not say how it is made up."
                .formatted(first.booking().toPlainString());
    return filled.stream()
        .map(
            part ->
                new Known(part.amount() == null ? part.withAmount(BigDecimal.ZERO) : part, trouble))
        .toList();
  }

  private static StatementDraft.Entry filled(StatementDraft.Entry part, PaymentRuns runs) {
    if (part.amount() != null) {
      return part;
    }
    return Optional.ofNullable(part.endToEndId())
        .flatMap(runs::payment)
        .map(payment -> part.booking().signum() < 0 ? payment.amount().negate() : payment.amount())
        .map(part::withAmount)
        .orElse(part);
  }
}
