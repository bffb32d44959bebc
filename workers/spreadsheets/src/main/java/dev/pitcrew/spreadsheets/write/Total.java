package dev.pitcrew.spreadsheets.write;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What stands below a column. */
public enum Total {
  /** The sum of its numbers. */
  @JsonProperty("sum")
  SUM("SUM"),
  /** Their mean. */
  @JsonProperty("average")
  AVERAGE("AVERAGE"),
  /** How many cells have a value. */
  @JsonProperty("count")
  COUNT("COUNTA"),
  /** The least. */
  @JsonProperty("min")
  MIN("MIN"),
  /** The most. */
  @JsonProperty("max")
  MAX("MAX");

  private final String function;

  Total(String function) {
    this.function = function;
  }

  String formula(String range) {
    return function + "(" + range + ")";
  }
}
