package dev.pitcrew.spreadsheets;

import java.util.List;

/**
 * One row of a sheet.
 *
 * @param number from 1
 * @param hidden whether a person who opens the file does not see it
 * @param cells the first stands in column A; blanks at the end are left out
 */
public record Row(int number, boolean hidden, List<Cell> cells) {

  public Row {
    cells = List.copyOf(cells);
  }

  public boolean isBlank() {
    return cells.stream().allMatch(Cell::isBlank);
  }

  /** The cell in a column, from 1; a blank one where the row is shorter. */
  public Cell cell(int column) {
    return column <= cells.size() ? cells.get(column - 1) : Cell.blank(number, column);
  }
}
