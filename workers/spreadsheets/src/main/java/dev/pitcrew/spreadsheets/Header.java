package dev.pitcrew.spreadsheets;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The row that names the columns.
 *
 * @param row its number
 * @param columns which column of the sheet, from 1, each expected column is
 * @param known numbers of the columns that are read or ignored
 */
record Header(
    int row, Map<Column, Integer> columns, Set<Integer> known, List<TableProblem> problems) {

  private static final int SEARCH_ROWS = 20;

  static Header find(String file, Sheet sheet, List<Column> expected, Set<String> ignored) {
    var header =
        sheet.rows().stream()
            .filter(row -> !row.isBlank())
            .limit(SEARCH_ROWS)
            .max((a, b) -> Long.compare(recognised(a, expected), recognised(b, expected)))
            .filter(row -> recognised(row, expected) > 0);
    return header
        .map(row -> of(file, sheet, firstAsGood(sheet, row, expected), expected, ignored))
        .orElseGet(
            () ->
                new Header(
                    0,
                    Map.of(),
                    Set.of(),
                    List.of(
                        about(
                            file,
                            sheet,
                            "Expected a row of column names in the first %d rows, with %s, but found none."
                                .formatted(SEARCH_ROWS, names(expected, true))))));
  }

  /** Of rows that name equally many columns the first is the header. */
  private static Row firstAsGood(Sheet sheet, Row best, List<Column> expected) {
    long most = recognised(best, expected);
    return sheet.rows().stream()
        .filter(row -> recognised(row, expected) == most)
        .findFirst()
        .orElse(best);
  }

  private static long recognised(Row row, List<Column> expected) {
    return row.cells().stream().filter(cell -> column(cell, expected).isPresent()).count();
  }

  private static Optional<Column> column(Cell cell, List<Column> expected) {
    var key = Words.key(cell.text());
    return expected.stream().filter(column -> Words.key(column.name()).equals(key)).findFirst();
  }

  private static Header of(
      String file, Sheet sheet, Row row, List<Column> expected, Set<String> ignored) {
    var columns = new LinkedHashMap<Column, Integer>();
    var known = new TreeSet<Integer>();
    var unknown = new ArrayList<Cell>();
    var problems = new ArrayList<TableProblem>();
    var ignoredKeys = ignored.stream().map(Words::key).collect(Collectors.toSet());
    for (var cell : row.cells()) {
      var column = column(cell, expected);
      if (column.isPresent() && columns.putIfAbsent(column.get(), cell.column()) != null) {
        problems.add(
            Table.problem(
                file,
                sheet,
                cell,
                null,
                "Expected the column '%s' once, but it is there again."
                    .formatted(Words.shown(cell.text()))));
      } else if (column.isEmpty() && !cell.isBlank()) {
        if (!ignoredKeys.contains(Words.key(cell.text()))) {
          unknown.add(cell);
        }
        known.add(cell.column());
      }
    }
    known.addAll(columns.values());
    var missing = expected.stream().filter(column -> !columns.containsKey(column)).toList();
    unknown.forEach(cell -> problems.add(unknown(file, sheet, cell, missing, expected)));
    missing.stream()
        .filter(Column::required)
        .forEach(column -> problems.add(missing(file, sheet, row, column, unknown)));
    problems.sort(TableProblems.BY_PLACE);
    return new Header(row.number(), columns, known, problems);
  }

  private static TableProblem unknown(
      String file, Sheet sheet, Cell cell, List<Column> missing, List<Column> expected) {
    var hint =
        Nearest.of(cell.text(), missing.stream().map(Column::name).toList())
            .map(" Perhaps '%s' was meant."::formatted)
            .orElse(
                " Known are %s. Leave it out, or name it with --ignore."
                    .formatted(names(expected, false)));
    return Table.problem(
        file,
        sheet,
        cell,
        null,
        "Expected a known column, but found '%s'.%s".formatted(Words.shown(cell.text()), hint));
  }

  private static TableProblem missing(
      String file, Sheet sheet, Row row, Column column, List<Cell> unknown) {
    var hint =
        Nearest.of(column.name(), unknown.stream().map(cell -> Words.shown(cell.text())).toList())
            .map(" Perhaps '%s' should be it."::formatted)
            .orElse("");
    return about(
        file,
        sheet,
        "Expected a column '%s' in row %d, but it is missing.%s"
            .formatted(column.name(), row.number(), hint));
  }

  /** Values in columns that have no name would be lost without a word. */
  List<TableProblem> strays(String file, Sheet sheet, List<Row> below) {
    return below.stream()
        .flatMap(row -> row.cells().stream())
        .filter(cell -> !cell.isBlank() && !known.contains(cell.column()))
        .map(
            cell ->
                Table.problem(
                    file,
                    sheet,
                    cell,
                    null,
                    "Expected no value, since column %s has no name, but found '%s'. In a csv file a value that holds the separator must be quoted."
                        .formatted(Cell.letters(cell.column()), Words.shown(cell.text()))))
        .toList();
  }

  private static TableProblem about(String file, Sheet sheet, String message) {
    return new TableProblem(file, Table.sheetName(sheet), null, null, null, message);
  }

  private static String names(List<Column> columns, boolean requiredOnly) {
    return columns.stream()
        .filter(column -> column.required() || !requiredOnly)
        .map(Column::name)
        .collect(Collectors.joining(", "));
  }
}
