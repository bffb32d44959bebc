package dev.pitcrew.spreadsheets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rows below a header row, read as the columns say.
 *
 * @param rows the ones without problems and the others alike, blank ones left out
 * @param hiddenRows how many of them a person who opens the file does not see
 */
public record Table(
    String file, Sheet sheet, List<TableRow> rows, List<TableProblem> problems, int hiddenRows) {

  public Table {
    rows = List.copyOf(rows);
    problems = List.copyOf(problems);
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
    var header = Header.find(file, sheet, columns, ignored);
    if (!header.problems().isEmpty()) {
      return new Table(file, sheet, List.of(), header.problems(), 0);
    }
    var below =
        sheet.rows().stream().filter(row -> row.number() > header.row() && !row.isBlank()).toList();
    var problems = new ArrayList<>(header.strays(file, sheet, below));
    var values = new ArrayList<Map<String, Object>>();
    below.forEach(row -> values.add(new HashMap<>()));
    var reader = new ColumnReader(locale);
    header
        .columns()
        .forEach(
            (column, index) -> {
              var cells = below.stream().map(row -> row.cell(index)).toList();
              var readings = reader.read(column.kind(), cells);
              for (int i = 0; i < cells.size(); i++) {
                take(file, sheet, column, cells.get(i), readings.get(i), values.get(i), problems);
              }
            });
    var rows = new ArrayList<TableRow>();
    for (int i = 0; i < below.size(); i++) {
      var row = below.get(i);
      var cells =
          header.columns().entrySet().stream()
              .collect(
                  Collectors.toMap(
                      entry -> entry.getKey().name(), entry -> row.cell(entry.getValue())));
      rows.add(new TableRow(row.number(), cells, values.get(i)));
    }
    problems.sort(TableProblems.BY_PLACE);
    return new Table(file, sheet, rows, problems, (int) below.stream().filter(Row::hidden).count());
  }

  private static void take(
      String file,
      Sheet sheet,
      Column column,
      Cell cell,
      Reading reading,
      Map<String, Object> values,
      List<TableProblem> problems) {
    if (reading.value() != null) {
      values.put(column.name(), reading.value());
    } else if (reading.problem() != null) {
      problems.add(problem(file, sheet, cell, column.name(), reading.problem()));
    } else if (column.required()) {
      problems.add(
          problem(file, sheet, cell, column.name(), "Expected a value, but the cell is empty."));
    }
  }

  /** A problem with a value of a row, for those who know more of it than the table does. */
  public TableProblem problem(TableRow row, String column, String message) {
    var cell = row.cells().get(column);
    return cell == null
        ? new TableProblem(file, sheetName(sheet), "row " + row.number(), null, null, message)
        : problem(file, sheet, cell, column, message);
  }

  static TableProblem problem(
      String file, Sheet sheet, Cell cell, @Nullable String column, String message) {
    return new TableProblem(
        file, sheetName(sheet), cell.ref(), column, Words.shown(cell.text()), message);
  }

  static @Nullable String sheetName(Sheet sheet) {
    return sheet.name().isEmpty() ? null : sheet.name();
  }
}
