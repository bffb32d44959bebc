package dev.pitcrew.spreadsheets;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows below a header row, read as the columns say.
 *
 * @param rows the ones without problems and the others alike, blank ones left out
 * @param skipped rows that are no data
 * @param hiddenRows how many of them a person who opens the file does not see
 */
public record Table(
    String file,
    Sheet sheet,
    List<TableRow> rows,
    List<TableProblem> problems,
    List<SkippedRow> skipped,
    int hiddenRows) {

  public Table {
    rows = List.copyOf(rows);
    problems = List.copyOf(problems);
    skipped = List.copyOf(skipped);
  }

  /**
   * Finds the header and reads what is below it. Everything that is wrong is among the problems;
   * nothing is thrown.
   *
   * @param locale how numbers and dates were written, absent when nobody said
   * @param ignored headings of the file that are left alone
   */
  public static Table read(
      String file,
      Sheet sheet,
      List<Column> columns,
      @Nullable Locale locale,
      Set<String> ignored) {
    return read(
        file,
        sheet,
        new TableSpec(
            columns, null, locale, ignored, TableSpec.Strictness.EXACT, TableSpec.HiddenRows.READ));
  }

  /** The same, read as the spec says. */
  public static Table read(String file, Sheet sheet, TableSpec spec) {
    var rows = new ArrayList<TableRow>();
    var problems = new ArrayList<TableProblem>();
    var skipped = new ArrayList<SkippedRow>();
    var found =
        TableReader.read(
            file,
            sheet,
            spec,
            new TableSink() {
              @Override
              public void row(TableRow row) {
                rows.add(row);
              }

              @Override
              public void problem(TableProblem problem) {
                problems.add(problem);
              }

              @Override
              public void skipped(SkippedRow row) {
                skipped.add(row);
              }
            });
    problems.sort(TableProblems.BY_PLACE);
    return new Table(file, sheet, rows, problems, skipped, found.hiddenRows());
  }

  /** A problem with a value of a row, for those who know more of it than the table does. */
  public TableProblem problem(TableRow row, String column, String message) {
    var cell = row.cells().get(column);
    return cell == null
        ? new TableProblem(file, sheetName(sheet), "row " + row.number(), null, null, message)
        : problem(file, sheet, cell, column, message);
  }

  static TableProblem problem(
      String file, SheetRows sheet, Cell cell, @Nullable String column, String message) {
    return new TableProblem(
        file, sheetName(sheet), cell.ref(), column, Words.shown(cell.text()), message);
  }

  static @Nullable String sheetName(SheetRows sheet) {
    return sheet.name().isEmpty() ? null : sheet.name();
  }
}
