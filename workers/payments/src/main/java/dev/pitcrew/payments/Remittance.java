package dev.pitcrew.payments;

import dev.pitcrew.records.payable.ClaimPayable;
import dev.pitcrew.records.payable.OpenItem;
import dev.pitcrew.records.payment.Payment;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What a vendor is told of what a transfer is for: in the transfer as far as it fits, else by mail.
 */
final class Remittance {

  static final int LINE_MAX = 140;

  private Remittance() {}

  /** The vendor's own numbers, with amounts where several are netted; as many as fit. */
  static String line(List<OpenItem> items, List<Payment.Item> parts) {
    if (items.size() == 1 && items.getFirst() instanceof ClaimPayable claim) {
      return SepaText.of("Expense claim %s".formatted(claim.number()), LINE_MAX);
    }
    if (items.size() == 1) {
      var discount = parts.getFirst().discount();
      return SepaText.of(
          "Invoice %s of %s%s"
              .formatted(
                  items.getFirst().number(),
                  items.getFirst().issueDate(),
                  discount.signum() == 0 ? "" : ", less discount " + discount.toPlainString()),
          LINE_MAX);
    }
    var all = all(items, parts);
    return all.length() <= LINE_MAX ? all : cut(items, parts);
  }

  /** Whether the line names every item. */
  static boolean isWhole(List<OpenItem> items, List<Payment.Item> parts) {
    return items.size() == 1 || all(items, parts).length() <= LINE_MAX;
  }

  private static String all(List<OpenItem> items, List<Payment.Item> parts) {
    return SepaText.of(
        String.join(
            ", ",
            IntStream.range(0, items.size())
                .mapToObj(i -> part(items.get(i), parts.get(i)))
                .toList()),
        Integer.MAX_VALUE);
  }

  private static String cut(List<OpenItem> items, List<Payment.Item> parts) {
    var text = new StringBuilder();
    for (int i = 0; i < items.size(); i++) {
      var next = SepaText.of(part(items.get(i), parts.get(i)), LINE_MAX);
      var more = ", and %d more".formatted(items.size() - i);
      if (text.length() + 2 + next.length() + more.length() > LINE_MAX) {
        return text.isEmpty() ? "%d items".formatted(items.size()) : text.append(more).toString();
      }
      text.append(text.isEmpty() ? "" : ", ").append(next);
    }
    return text.toString();
  }

  private static String part(OpenItem item, Payment.Item part) {
    return "%s %s".formatted(item.number(), String.format(Locale.ROOT, "%.2f", part.amount()));
  }

  /** The whole list, for a mail. */
  static String advice(List<OpenItem> items, Payment payment) {
    var text = new StringBuilder("Our transfer %s pays:\n\n".formatted(payment.endToEndId()));
    for (int i = 0; i < items.size(); i++) {
      var part = payment.items().get(i);
      text.append(
          "%-40s %s %15s EUR%s\n"
              .formatted(
                  items.get(i).number(),
                  items.get(i).issueDate(),
                  String.format(Locale.ROOT, "%.2f", part.amount()),
                  part.discount().signum() == 0
                      ? ""
                      : ", less discount " + part.discount().toPlainString()));
    }
    return text.append("\nTogether %s EUR.\n".formatted(payment.amount().toPlainString()))
        .toString();
  }
}
