package dev.pitcrew.app.metrics;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Values of a label that come from models and callers: only so many are told apart, so that nobody
 * fills the memory by inventing names.
 */
final class Labels {

  /** What all further ones are called. */
  static final String OTHER = "other";

  private final int valuesMax;
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  Labels(int valuesMax) {
    this.valuesMax = valuesMax;
  }

  String of(String value) {
    if (known.contains(value)) {
      return value;
    }
    if (known.size() >= valuesMax) {
      return OTHER;
    }
    known.add(value);
    return value;
  }
}
