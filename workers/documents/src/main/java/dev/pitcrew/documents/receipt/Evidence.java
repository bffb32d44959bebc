package dev.pitcrew.documents.receipt;

import dev.pitcrew.documents.extract.Features;
import java.util.Map;
import java.util.TreeMap;

/** What speaks for and against one value, the strongest of each kind over all its places. */
final class Evidence {
  private final Map<String, Double> values = new TreeMap<>();

  Evidence most(String name, double value) {
    if (value != 0) {
      values.merge(name, value, Math::max);
    }
    return this;
  }

  Evidence most(String name, boolean value) {
    return most(name, value ? 1 : 0);
  }

  double get(String name) {
    return values.getOrDefault(name, 0.0);
  }

  Features features() {
    Features features = new Features();
    values.forEach(features::add);
    return features;
  }
}
