package dev.pitcrew.reports;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What a chart shows.
 *
 * @param categories along the axis, or the slices of a pie
 * @param series one line or row of bars each; a pie has one
 */
record ChartData(String title, List<String> categories, List<Series> series) {

  /** Values in the order of the categories. */
  record Series(String name, List<Double> values) {}

  /**
   * From {@code {title?, categories: [text], series: [{name, values: [number]}]}}.
   *
   * @throws IllegalArgumentException in a sentence when it is something else
   */
  static ChartData of(JsonNode data, String path) {
    List<String> categories = new ArrayList<>();
    data.path("categories").forEach(category -> categories.add(category.asText()));
    List<Series> series = new ArrayList<>();
    for (JsonNode each : data.path("series")) {
      List<Double> values = new ArrayList<>();
      each.path("values").forEach(value -> values.add(number(value, path)));
      if (values.size() != categories.size()) {
        throw new IllegalArgumentException(
            "Expected chart %s to have a value for each of its %d categories, but series \"%s\" has %d."
                .formatted(path, categories.size(), each.path("name").asText(), values.size()));
      }
      series.add(new Series(each.path("name").asText(), values));
    }
    if (series.isEmpty() || categories.isEmpty()) {
      throw new IllegalArgumentException(
          "Expected chart %s to have categories and series, but the data have none there."
              .formatted(path));
    }
    return new ChartData(data.path("title").asText(""), categories, series);
  }

  private static double number(JsonNode value, String path) {
    try {
      return value.isNumber() ? value.doubleValue() : Double.parseDouble(value.asText());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "Expected chart %s to hold numbers, but one is \"%s\".".formatted(path, value.asText()),
          e);
    }
  }
}
