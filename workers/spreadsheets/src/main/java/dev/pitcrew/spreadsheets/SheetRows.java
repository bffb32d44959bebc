package dev.pitcrew.spreadsheets;

import java.util.Set;
import java.util.stream.Stream;

/** The rows of a sheet, which may be too many to hold. */
public interface SheetRows {

  String name();

  boolean hidden();

  /** Numbers of the columns a person who opens the file does not see, from 1. */
  Set<Integer> hiddenColumns();

  /**
   * The rows from the top, as often as asked for; rows without cells may be missing. To be closed.
   *
   * @throws UnreadableFile here or on the way, when the sheet is broken
   */
  Stream<Row> open();
}
