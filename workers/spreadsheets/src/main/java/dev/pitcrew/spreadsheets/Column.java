package dev.pitcrew.spreadsheets;

/**
 * What a reader expects of a column.
 *
 * @param name its heading; case, blanks, hyphens and underscores do not matter in the file
 * @param required whether the column must be there and each row must have a value in it
 */
public record Column(String name, Kind kind, boolean required) {

  /** What its cells hold. */
  public enum Kind {
    /** Characters as they stand, leading zeros and all. */
    TEXT,
    /** A decimal number. */
    NUMBER,
    /** A whole number. */
    WHOLE,
    /** A day. */
    DAY,
    /** Yes or no. */
    FLAG
  }

  public static Column required(String name, Kind kind) {
    return new Column(name, kind, true);
  }

  public static Column optional(String name, Kind kind) {
    return new Column(name, kind, false);
  }
}
