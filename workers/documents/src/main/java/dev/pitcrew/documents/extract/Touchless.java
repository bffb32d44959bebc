package dev.pitcrew.documents.extract;

import java.util.HashMap;
import java.util.Map;

/** From which confidence on a field needs no person to look at it. */
public final class Touchless {

  private static final double NEVER = 1.01;

  private final Map<String, Double> thresholds;

  private Touchless(Map<String, Double> thresholds) {
    this.thresholds = thresholds;
  }

  public static Touchless load() {
    Map<String, Double> thresholds = new HashMap<>();
    for (String[] row : Tables.rows("thresholds.tsv")) {
      thresholds.put(row[0], Double.valueOf(row[1]));
    }
    return new Touchless(thresholds);
  }

  /** Above 1 for a field that a person always sees. */
  public double threshold(String field) {
    return thresholds.getOrDefault(field, NEVER);
  }

  public boolean passes(String name, Field field) {
    return field.confidence() >= threshold(name);
  }
}
