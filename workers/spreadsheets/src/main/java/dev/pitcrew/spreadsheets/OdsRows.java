package dev.pitcrew.spreadsheets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows of one OpenDocument sheet, as they come. */
final class OdsRows {

  private final String name;
  private final List<Row> rows = new ArrayList<>();
  private final Map<Integer, Tall> tall = new HashMap<>();
  private long blank;
  private int cells;

  /** What goes on in the rows below. */
  private record Tall(CellValue value, int rowsLeft) {}

  OdsRows(String name) {
    this.name = name;
  }

  List<Row> rows() {
    return rows;
  }

  int cells() {
    return cells;
  }

  /** Adds a row as often as it is repeated; blank ones only when one that is not follows. */
  void add(List<OdsCell> written, boolean hidden, int repeated, int cellsLeft) {
    boolean empty =
        tall.isEmpty()
            && written.stream().allMatch(cell -> cell.value() instanceof CellValue.Blank);
    if (empty) {
      blank += repeated;
      return;
    }
    while (blank > 0) {
      checkRows();
      rows.add(new Row(rows.size() + 1, false, List.of()));
      blank--;
    }
    for (int i = 0; i < repeated; i++) {
      checkRows();
      var row = row(written, rows.size() + 1);
      cells += row.size();
      if (cells > cellsLeft) {
        throw new UnreadableFile(
            "Expected fewer cells in %s, but a few are repeated very often.".formatted(name));
      }
      rows.add(new Row(rows.size() + 1, hidden, row));
      if (row.stream().allMatch(Cell::isBlank)) {
        // A merge reached down to here; more of the same says nothing.
        blank += repeated - i - 1L;
        tall.clear();
        return;
      }
    }
  }

  private void checkRows() {
    if (rows.size() + blank > Spreadsheet.ROWS_MAX) {
      throw Spreadsheet.tooManyRows(name);
    }
  }

  private List<Cell> row(List<OdsCell> written, int number) {
    var row = new ArrayList<Cell>();
    int blanks = 0;
    for (var cell : written) {
      if (cell.value() instanceof CellValue.Blank) {
        blanks = (int) Math.min((long) blanks + cell.repeated(), Spreadsheet.COLUMNS_MAX);
        continue;
      }
      while (blanks > 0) {
        row.add(Cell.blank(number, row.size() + 1));
        blanks--;
      }
      var span =
          cell.rows() > 1 ? Cell.Span.TALL : cell.columns() > 1 ? Cell.Span.WIDE : Cell.Span.ALONE;
      for (int i = 0; i < cell.repeated(); i++) {
        if (span == Cell.Span.TALL) {
          tall.put(row.size(), new Tall(cell.value(), cell.rows()));
        }
        row.add(Cell.of(number, row.size() + 1, cell.value(), span));
      }
    }
    goOn(row, number);
    return row;
  }

  /** Puts in what is merged from above. */
  private void goOn(List<Cell> row, int number) {
    tall.entrySet().removeIf(entry -> entry.getValue().rowsLeft() <= 0);
    for (var entry : tall.entrySet()) {
      int index = entry.getKey();
      while (row.size() <= index) {
        row.add(Cell.blank(number, row.size() + 1));
      }
      if (row.get(index).isBlank()) {
        row.set(index, Cell.of(number, index + 1, entry.getValue().value(), Cell.Span.TALL));
      }
      entry.setValue(new Tall(entry.getValue().value(), entry.getValue().rowsLeft() - 1));
    }
  }
}
