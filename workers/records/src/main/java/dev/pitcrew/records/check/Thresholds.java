package dev.pitcrew.records.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * How sure a reading must be before nobody looks at it, for each field.
 *
 * @param byField from 0 to 1; a field that is not listed is not asked for
 */
public record Thresholds(Map<String, Double> byField) {

  /**
   * What ships. Where money goes must be surer than what only sorts it, or what only proves the
   * total.
   */
  public static final Thresholds SHIPPED =
      new Thresholds(
          Map.of(
              "total",
              0.9,
              "payable",
              0.9,
              "iban",
              0.9,
              "invoice_number",
              0.9,
              "net",
              0.8,
              "tax",
              0.8,
              "currency",
              0.8,
              "issue_date",
              0.8,
              "due_date",
              0.8,
              "vendor",
              0.5));

  /**
   * What ships, except where a reader has measured from which confidence on its answers are right.
   * A reader may say "never" by a number above 1; an answer that is certain passes even then.
   */
  public static Thresholds measured(ToDoubleFunction<String> threshold) {
    var byField = new HashMap<>(SHIPPED.byField());
    List.of("total", "payable", "invoice_number", "issue_date", "iban")
        .forEach(field -> byField.put(field, Math.min(1, threshold.applyAsDouble(field))));
    return new Thresholds(byField);
  }

  public Thresholds {
    byField = Map.copyOf(byField);
  }

  boolean isDoubtful(String field, ReadField read) {
    var threshold = byField.get(field);
    return threshold != null && !read.isBlank() && read.confidence() < threshold;
  }
}
