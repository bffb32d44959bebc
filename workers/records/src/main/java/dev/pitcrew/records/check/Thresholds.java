package dev.pitcrew.records.check;

import java.util.Map;

/**
 * How sure a reading must be before nobody looks at it, for each field.
 *
 * @param byField from 0 to 1; a field that is not listed is not asked for
 */
public record Thresholds(Map<String, Double> byField) {

  /** What ships. Where money goes must be surer than what only sorts it. */
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
              "currency",
              0.8,
              "issue_date",
              0.8,
              "due_date",
              0.8,
              "vendor",
              0.5));

  public Thresholds {
    byField = Map.copyOf(byField);
  }

  boolean isDoubtful(String field, ReadField read) {
    var threshold = byField.get(field);
    return threshold != null && !read.isBlank() && read.confidence() < threshold;
  }
}
