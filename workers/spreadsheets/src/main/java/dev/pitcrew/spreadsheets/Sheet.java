package dev.pitcrew.spreadsheets;

import java.util.List;

/**
 * One sheet of a file; a csv file is one sheet without a name.
 *
 * @param rows blank ones included, so that the numbers are the file's
 */
public record Sheet(String name, boolean hidden, List<Row> rows) {

  public Sheet {
    rows = List.copyOf(rows);
  }

  public boolean isBlank() {
    return rows.stream().allMatch(Row::isBlank);
  }
}
