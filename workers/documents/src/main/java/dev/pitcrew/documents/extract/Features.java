package dev.pitcrew.documents.extract;

import java.util.ArrayList;
import java.util.List;

/** What is known of a candidate, by name; what is not said is 0. */
public final class Features {

  private final List<String> names = new ArrayList<>(24);
  private double[] values = new double[24];

  public Features add(String name, double value) {
    if (value != 0) {
      if (names.size() == values.length) {
        values = java.util.Arrays.copyOf(values, values.length * 2);
      }
      values[names.size()] = value;
      names.add(name);
    }
    return this;
  }

  public Features add(String name, boolean value) {
    return add(name, value ? 1 : 0);
  }

  /** 0 where nothing was said. */
  public double get(String name) {
    int index = names.indexOf(name);
    return index < 0 ? 0 : values[index];
  }

  public int size() {
    return names.size();
  }

  public String name(int index) {
    return names.get(index);
  }

  public double value(int index) {
    return values[index];
  }
}
