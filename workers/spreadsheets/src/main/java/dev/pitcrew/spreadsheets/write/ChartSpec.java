package dev.pitcrew.spreadsheets.write;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chart of columns, on the sheet of its table.
 *
 * @param categories title of the column with the names along the axis
 * @param series titles of the columns with the values; a pie has one
 * @param position its upper left and lower right cell, such as {@code H2:P18}; right of the table
 *     when absent
 */
public record ChartSpec(
    Kind kind, String title, String categories, List<String> series, @Nullable String position) {

  /** How it is drawn. */
  public enum Kind {
    /** Upright bars. */
    @JsonProperty("bar")
    BAR,
    /** A line. */
    @JsonProperty("line")
    LINE,
    /** A pie. */
    @JsonProperty("pie")
    PIE
  }

  public ChartSpec {
    series = series == null ? List.of() : List.copyOf(series);
  }
}
