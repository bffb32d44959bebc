package dev.pitcrew.spreadsheets.write;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Cells of a column that stand out by their value.
 *
 * @param column its title
 * @param value a number, or text in {@code equal}
 */
public record Highlight(String column, When when, Object value, Look look) {

  /** How the cell compares with the value. */
  public enum When {
    /** Greater. */
    @JsonProperty("above")
    ABOVE,
    /** Less. */
    @JsonProperty("below")
    BELOW,
    /** The same. */
    @JsonProperty("equal")
    EQUAL
  }

  /** How it stands out. */
  public enum Look {
    /** Red. */
    @JsonProperty("bad")
    BAD,
    /** Yellow. */
    @JsonProperty("warning")
    WARNING,
    /** Green. */
    @JsonProperty("good")
    GOOD
  }

  public Highlight {
    look = look == null ? Look.BAD : look;
  }
}
