package dev.pitcrew.documents.score;

import dev.pitcrew.documents.extract.Field;
import dev.pitcrew.documents.extract.Touchless;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Precision, recall and F1 by field, source and kind, and how much can be handled without a person
 * at which confidence. A wrong answer counts as wrong and as missing; a field without a known truth
 * does not count.
 */
public final class Score {

  /** The fields of an invoice that count. */
  public static final List<String> FIELDS =
      List.of(
          "vendor",
          "invoice_number",
          "issue_date",
          "due_date",
          "currency",
          "net",
          "tax",
          "total",
          "payable",
          "iban",
          "po_number");

  /** The fields of a receipt that count, as manifests call them. */
  public static final List<String> RECEIPT_FIELDS =
      List.of("vendor", "issue_date", "time", "currency", "total", "tax", "receipt_number");

  private static final double[] CONFIDENCES = {0.5, 0.8, 0.9, 0.95, 0.99};

  private record Key(String group, String field) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byGroup = group.compareTo(other.group);
      return byGroup != 0 ? byGroup : field.compareTo(other.field);
    }
  }

  private record Given(String field, double confidence, boolean right) {}

  private final Map<Key, Tally> tallies = new TreeMap<>();
  private final List<Given> given = new ArrayList<>();
  private final Touchless touchless = Touchless.load();
  private final List<String> fields;

  public Score() {
    this(FIELDS);
  }

  /**
   * @param fields that count
   */
  public Score(List<String> fields) {
    this.fields = List.copyOf(fields);
  }

  /**
   * @param answers by field name; empty for a document that could not be read
   */
  public void add(LabelledDocument document, Map<String, Field> answers) {
    for (String field : fields) {
      String truth = document.truth().get(field);
      if (truth == null) {
        continue;
      }
      Field answer = answers.get(field);
      Boolean right =
          answer == null ? null : Boolean.valueOf(Match.same(field, answer.value(), truth));
      count(document.source(), field, right);
      count(document.source(), "*", right);
      count(document.kind(), "*", right);
      count("ALL", field, right);
      count("ALL", "*", right);
      if (answer != null) {
        given.add(new Given(field, answer.confidence(), right));
      }
    }
  }

  private void count(String group, String field, @Nullable Boolean right) {
    tallies.computeIfAbsent(new Key(group, field), key -> new Tally()).add(right);
  }

  public double f1() {
    return f1("ALL");
  }

  /**
   * @param group a source, a kind, or ALL
   */
  public double f1(String group) {
    Tally tally = tallies.get(new Key(group, "*"));
    return tally == null ? 0 : tally.f1();
  }

  public String table() {
    StringBuilder table = new StringBuilder();
    tallies.forEach(
        (key, t) ->
            line(
                table,
                "%-26s %-15s n=%5d P=%.3f R=%.3f F1=%.3f",
                key.group,
                key.field,
                t.count(),
                t.precision(),
                t.recall(),
                t.f1()));
    int all = given.isEmpty() ? 1 : Math.max(1, tallies.get(new Key("ALL", "*")).count());
    for (double least : CONFIDENCES) {
      List<Given> sure = given.stream().filter(g -> g.confidence >= least).toList();
      if (!sure.isEmpty()) {
        line(
            table,
            "confidence >= %s: coverage %.3f precision %.4f",
            String.valueOf(least),
            sure.size() / (double) all,
            right(sure));
      }
    }
    // What may go without a person was learned for invoices alone.
    for (String field : fields.equals(FIELDS) ? FIELDS : List.<String>of()) {
      Tally tally = tallies.get(new Key("ALL", field));
      List<Given> sure =
          given.stream()
              .filter(g -> g.field.equals(field) && g.confidence >= touchless.threshold(field))
              .toList();
      if (tally != null) {
        line(
            table,
            "touchless %-15s threshold %.4f coverage %.3f precision %s (%d wrong)",
            field,
            touchless.threshold(field),
            sure.size() / (double) tally.count(),
            sure.isEmpty() ? "-" : String.format(Locale.ROOT, "%.4f", right(sure)),
            sure.stream().filter(g -> !g.right).count());
      }
    }
    line(table, "F1 %.4f", f1());
    return table.toString();
  }

  private static double right(List<Given> answers) {
    return answers.stream().filter(Given::right).count() / (double) answers.size();
  }

  private static void line(StringBuilder table, String format, Object... values) {
    table.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
