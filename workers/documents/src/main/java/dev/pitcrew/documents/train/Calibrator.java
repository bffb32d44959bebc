package dev.pitcrew.documents.train;

import dev.pitcrew.documents.extract.Model;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Fits the confidence on answers to documents that were not in training: first one regression for
 * all fields, then each field's own, held near it.
 */
final class Calibrator {

  /** What evidence is worth before any document was seen. */
  private static final Map<String, Double> EXPECTED =
      Map.of(
          "logit",
          0.7,
          "rival",
          -1.0,
          "worked_out",
          -1.0,
          "negative",
          -1.0,
          "credit",
          -3.0,
          "stray",
          -2.0,
          "unclear",
          -4.0,
          "other_due",
          -0.5);

  private static final double HOLD_ALL = 3;
  private static final double HOLD_FIELD = 1;

  /**
   * @param fold of the document, so that a calibration is never tried on what it was fitted to
   */
  record Outcome(String field, int fold, Sample sample) {}

  private Calibrator() {}

  static Model fit(List<Outcome> outcomes, Iterable<String> fields) {
    List<Sample> all = new ArrayList<>();
    Map<String, List<Sample>> byField = new HashMap<>();
    for (Outcome outcome : outcomes) {
      all.add(outcome.sample());
      byField.computeIfAbsent(outcome.field(), f -> new ArrayList<>()).add(outcome.sample());
    }
    Map<String, Double> shared = Regression.fit(all, EXPECTED, HOLD_ALL);
    Map<String, Map<String, Double>> weights = new TreeMap<>();
    for (String field : fields) {
      weights.put(
          field, Regression.fit(byField.getOrDefault(field, List.of()), shared, HOLD_FIELD));
    }
    return new Model(weights);
  }
}
