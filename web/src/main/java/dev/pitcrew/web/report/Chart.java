package dev.pitcrew.web.report;

import static dev.pitcrew.web.engine.Variables.text;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A chart of a report, drawn: bars across for a few things with names, columns for the days of a
 * month. Lengths are in the units of the drawing, {@link #WIDTH} wide.
 *
 * @param zero where nothing is: from the left for bars, from above for columns
 */
public record Chart(
    String title,
    boolean columns,
    List<String> series,
    List<Bar> bars,
    List<Label> labels,
    double zero,
    double height) {

  /** How wide every drawing is. */
  public static final int WIDTH = 420;

  private static final int NAMED_MAX = 12;
  private static final int CATEGORIES_MAX = 62;
  private static final int SERIES_MAX = 3;
  private static final int NAMES = 118;
  private static final int VALUES = 84;
  private static final int BAR = 14;
  private static final int GAP = 10;
  private static final int COLUMNS_HEIGHT = 170;
  private static final int COLUMNS_FOOT = 18;

  /** One bar. */
  public record Bar(
      int series, String category, String value, double x, double y, double width, double height) {}

  /** A category's name beside or below its bars. */
  public record Label(String text, double x, double y) {}

  static Chart of(JsonNode chart) {
    List<String> categories =
        chart
            .path("categories")
            .valueStream()
            .limit(CATEGORIES_MAX)
            .map(one -> one.isValueNode() && !one.isNull() ? one.asString() : "")
            .toList();
    List<JsonNode> series = chart.path("series").valueStream().limit(SERIES_MAX).toList();
    List<String> names = series.stream().map(one -> text(one, "name")).toList();
    return categories.size() > NAMED_MAX
        ? columns(text(chart, "title"), categories, series, names)
        : bars(text(chart, "title"), categories, series, names);
  }

  private static Chart bars(
      String title, List<String> categories, List<JsonNode> series, List<String> names) {
    Scale scale = Scale.of(categories.size(), series, WIDTH - NAMES - VALUES);
    List<Bar> bars = new ArrayList<>();
    List<Label> labels = new ArrayList<>();
    double y = GAP;
    for (int i = 0; i < categories.size(); i++) {
      labels.add(new Label(categories.get(i), NAMES - 8.0, y + BAR * series.size() / 2.0 + 4));
      for (int line = 0; line < series.size(); line++) {
        double value = Scale.value(series.get(line), i);
        double at = NAMES + scale.at(Math.min(0, value));
        bars.add(
            new Bar(
                line,
                categories.get(i),
                Scale.words(series.get(line), i),
                at,
                y + line * BAR,
                Math.max(1, scale.length(value)),
                BAR - 2.0));
      }
      y += BAR * series.size() + GAP;
    }
    return new Chart(title, false, names, bars, labels, NAMES + scale.at(0), Math.max(y, 24));
  }

  private static Chart columns(
      String title, List<String> categories, List<JsonNode> series, List<String> names) {
    Scale scale = Scale.of(categories.size(), series, COLUMNS_HEIGHT);
    List<Bar> bars = new ArrayList<>();
    List<Label> labels = new ArrayList<>();
    double step = WIDTH / (double) categories.size();
    double width = Math.max(1, (step - 2) / series.size());
    for (int i = 0; i < categories.size(); i++) {
      for (int line = 0; line < series.size(); line++) {
        double value = Scale.value(series.get(line), i);
        bars.add(
            new Bar(
                line,
                categories.get(i),
                Scale.words(series.get(line), i),
                i * step + line * width,
                COLUMNS_HEIGHT - scale.at(Math.max(0, value)),
                width,
                Math.max(1, scale.length(value))));
      }
      if (i == 0 || i == categories.size() - 1 || i % 7 == 0 && i < categories.size() - 4) {
        double x = Math.min(Math.max(i * step + step / 2, 16), WIDTH - 16.0);
        labels.add(new Label(shortDay(categories.get(i)), x, COLUMNS_HEIGHT + COLUMNS_FOOT - 4.0));
      }
    }
    return new Chart(
        title,
        true,
        names,
        bars,
        labels,
        COLUMNS_HEIGHT - scale.at(0),
        COLUMNS_HEIGHT + COLUMNS_FOOT);
  }

  /** Of a day only the number of the day; the month is that of the report. */
  private static String shortDay(String category) {
    return category.matches("\\d{4}-\\d\\d-\\d\\d") ? category.substring(8) + "." : category;
  }

  public boolean isEmpty() {
    return bars.isEmpty();
  }

  /** From the least to the most of all series, zero among them. */
  private record Scale(double least, double most, double room) {

    static Scale of(int categories, List<JsonNode> series, double room) {
      double least = 0;
      double most = 0;
      for (JsonNode one : series) {
        for (int i = 0; i < categories; i++) {
          least = Math.min(least, value(one, i));
          most = Math.max(most, value(one, i));
        }
      }
      return new Scale(least, most, room);
    }

    double at(double value) {
      return most == least ? 0 : (value - least) / (most - least) * room;
    }

    double length(double value) {
      return most == least ? 0 : Math.abs(value) / (most - least) * room;
    }

    static String words(JsonNode series, int index) {
      JsonNode value = series.path("values").path(index);
      return value.isValueNode() && !value.isNull() ? value.asString() : "";
    }

    static double value(JsonNode series, int index) {
      String words = words(series, index);
      return words.matches("-?\\d{1,15}(\\.\\d{1,6})?") ? Double.parseDouble(words) : 0;
    }
  }
}
