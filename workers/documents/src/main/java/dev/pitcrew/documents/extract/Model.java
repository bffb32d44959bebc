package dev.pitcrew.documents.extract;

import java.util.HashMap;
import java.util.Map;

/** Weights of features by field: a logistic regression that can be read and corrected by hand. */
public final class Model {

  private final Map<String, Map<String, Double>> weights;

  public Model(Map<String, Map<String, Double>> weights) {
    this.weights = weights;
  }

  /** From a data file with field, feature and weight in columns. */
  public static Model load(String name) {
    Map<String, Map<String, Double>> weights = new HashMap<>();
    for (String[] row : Tables.rows(name)) {
      for (String field : row[0].split(",")) {
        weights
            .computeIfAbsent(field, key -> new HashMap<>())
            .put(row[1], Double.parseDouble(row[2]));
      }
    }
    return new Model(weights);
  }

  public Map<String, Double> of(String field) {
    return weights.getOrDefault(field, Map.of());
  }

  /** The same model with some fields' weights replaced. */
  public Model with(Map<String, Map<String, Double>> replaced) {
    Map<String, Map<String, Double>> all = new HashMap<>(weights);
    all.putAll(replaced);
    return new Model(all);
  }

  public Map<String, Map<String, Double>> weights() {
    return weights;
  }

  public double probability(String field, Features features) {
    return 1 / (1 + Math.exp(-score(field, features)));
  }

  public double score(String field, Features features) {
    Map<String, Double> own = of(field);
    double sum = own.getOrDefault("bias", 0.0);
    for (int i = 0; i < features.size(); i++) {
      Double weight = own.get(features.name(i));
      if (weight != null) {
        sum += weight * features.value(i);
      }
    }
    return sum;
  }
}
