package dev.pitcrew.web.expense;

import dev.pitcrew.web.invoice.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One thing that a line claims, beside what its receipt says.
 *
 * @param field merchant, date or total: the name of the mark on the picture
 * @param kind how both are written: text, date or money
 * @param verdict whether they agree
 * @param note what differs, in a sentence; empty when nothing does
 */
public record Comparison(
    String field,
    String label,
    Kind kind,
    String claimed,
    String claimedCurrency,
    String read,
    String readCurrency,
    Verdict verdict,
    String note) {

  /** How a value is written. */
  public enum Kind {
    TEXT,
    DATE,
    MONEY
  }

  /** What comparing came to. */
  public enum Verdict {
    SAME("same", "done"),
    DIFFERS("differs", "doubt"),
    UNREAD("not read", "info"),
    LIKE("written differently", "info"),
    NEAR("another day, near enough", "info"),
    PART("covers more than this line", "info");

    private final String word;
    private final String icon;

    Verdict(String word, String icon) {
      this.word = word;
      this.icon = icon;
    }

    public String word() {
      return word;
    }

    public String icon() {
      return icon;
    }
  }

  static List<Comparison> of(ClaimedLine line, Receipt receipt, List<Finding> differences) {
    List<Comparison> rows = new ArrayList<>();
    Optional<Finding> merchant = about(differences, Set.of("merchant"));
    rows.add(
        new Comparison(
            "merchant",
            "Merchant",
            Kind.TEXT,
            line.merchant(),
            "",
            receipt.merchant(),
            "",
            verdict(
                merchant,
                isSame(line.merchant(), receipt.merchant()) ? Verdict.SAME : Verdict.LIKE,
                receipt.merchant()),
            merchant.map(Finding::message).orElse("")));
    Optional<Finding> date = about(differences, Set.of("date"));
    rows.add(
        new Comparison(
            "date",
            "Date",
            Kind.DATE,
            line.date(),
            "",
            receipt.date(),
            "",
            verdict(
                date,
                line.date().equals(receipt.date()) ? Verdict.SAME : Verdict.NEAR,
                receipt.date()),
            date.map(Finding::message).orElse("")));
    Optional<Finding> total = about(differences, Set.of("amount", "currency"));
    rows.add(
        new Comparison(
            "total",
            "Total",
            Kind.MONEY,
            line.amount(),
            line.currency(),
            receipt.total(),
            receipt.currency(),
            verdict(
                total,
                isSameAmount(line.amount(), receipt.total()) ? Verdict.SAME : Verdict.PART,
                receipt.total()),
            total.map(Finding::message).orElse("")));
    return List.copyOf(rows);
  }

  private static Optional<Finding> about(List<Finding> differences, Set<String> fields) {
    return differences.stream().filter(one -> fields.contains(one.field())).findFirst();
  }

  /**
   * What the matching has not objected to agrees well enough; only it knows tips and night trains.
   */
  private static Verdict verdict(Optional<Finding> finding, Verdict otherwise, String read) {
    if (read.isEmpty()) {
      return Verdict.UNREAD;
    }
    return finding.isPresent() ? Verdict.DIFFERS : otherwise;
  }

  private static boolean isSameAmount(String claimed, String read) {
    return Decimals.of(claimed)
        .flatMap(one -> Decimals.of(read).map(other -> one.compareTo(other) == 0))
        .orElse(false);
  }

  private static boolean isSame(String claimed, String read) {
    String one = plain(claimed);
    String other = plain(read);
    return !one.isEmpty() && (one.contains(other) || other.contains(one));
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
