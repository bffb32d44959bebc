package dev.pitcrew.spreadsheets;

/**
 * One cell.
 *
 * @param row from 1, as spreadsheet programs count
 * @param column from 1
 * @param text what stands there, as a person would copy it into a complaint; empty when blank
 * @param span whether it is part of a merged region
 */
public record Cell(int row, int column, CellValue value, String text, Span span) {

  /** How a cell goes together with others. */
  public enum Span {
    /** Not at all. */
    ALONE,
    /** With cells of its row; the first has the value, the others are blank. */
    WIDE,
    /** With cells of other rows; each has the value of all. */
    TALL
  }

  private static final int LETTERS = 26;

  static Cell text(int row, int column, String text) {
    var stripped = Words.strip(text);
    var value = stripped.isEmpty() ? new CellValue.Blank() : new CellValue.Text(stripped);
    return new Cell(row, column, value, stripped, Span.ALONE);
  }

  static Cell of(int row, int column, CellValue value, Span span) {
    return new Cell(row, column, value, shown(value), span);
  }

  static Cell blank(int row, int column) {
    return new Cell(row, column, new CellValue.Blank(), "", Span.ALONE);
  }

  /** The same value in another place. */
  Cell at(int otherRow, int otherColumn) {
    return new Cell(otherRow, otherColumn, value, text, span);
  }

  public boolean isBlank() {
    return value instanceof CellValue.Blank;
  }

  public boolean merged() {
    return span != Span.ALONE;
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

  private static String shown(CellValue value) {
    return switch (value) {
      case CellValue.Blank blank -> "";
      case CellValue.Text text -> text.text();
      case CellValue.Number number -> number.shown();
      case CellValue.Moment moment ->
          moment.moment().toLocalTime().toSecondOfDay() == 0
              ? moment.moment().toLocalDate().toString()
              : moment.moment().toString();
      case CellValue.Flag flag -> flag.flag() ? "TRUE" : "FALSE";
      case CellValue.Fault fault -> "";
    };
  }
}
