package dev.pitcrew.spreadsheets;

/**
 * One cell.
 *
 * @param row from 1, as spreadsheet programs count
 * @param column from 1
 * @param text what stands there, as a person would copy it into a complaint; empty when blank
 * @param merged whether it is part of a merged region
 */
public record Cell(int row, int column, CellValue value, String text, boolean merged) {

  private static final int LETTERS = 26;

  static Cell text(int row, int column, String text) {
    var stripped = Words.strip(text);
    var value = stripped.isEmpty() ? new CellValue.Blank() : new CellValue.Text(stripped);
    return new Cell(row, column, value, stripped, false);
  }

  static Cell blank(int row, int column) {
    return new Cell(row, column, new CellValue.Blank(), "", false);
  }

  public boolean isBlank() {
    return value instanceof CellValue.Blank;
  }

  /** Its address, such as {@code C7}. */
  public String ref() {
    return letters(column) + row;
  }

  /** The letters of a column, from 1: A to Z, AA and on. */
  static String letters(int column) {
    var letters = new StringBuilder();
    for (int rest = column; rest > 0; rest = (rest - 1) / LETTERS) {
      letters.insert(0, (char) ('A' + (rest - 1) % LETTERS));
    }
    return letters.toString();
  }
}
