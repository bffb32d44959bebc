package dev.pitcrew.spreadsheets;

import java.util.Locale;

/**
 * A row below the header that is no row of data.
 *
 * @param text what stands in it, shortened
 */
public record SkippedRow(int number, Why why, String text) {

  /** Why it is none. */
  public enum Why {
    /** A line that sums up others. */
    TOTAL,
    /** Something written below the table. */
    NOTE,
    /** The column names again. */
    HEADER,
    /** Nobody sees it, and such rows were to be left out. */
    HIDDEN;

    /** As variables write it. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
