package dev.pitcrew.spreadsheets;

import dev.pitcrew.spreadsheets.TableProblem.Code;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The row that names the columns.
 *
 * @param row its number, 0 when there is none
 * @param columns which cell of the row names each expected column
 * @param known numbers of the columns that have a name
 * @param others cells that name a column nobody expects
 */
record Header(
    int row,
    Map<Column, Cell> columns,
    Set<Integer> known,
    List<Cell> others,
    List<TableProblem> problems) {

  private static final int SEARCH_ROWS = 20;
  private static final int SEARCH_ROWS_OF_PEOPLE = 60;

  static Header find(String file, SheetRows sheet, TableSpec spec) {
    var names = new Headings(spec.columns(), spec.isExact());
    return best(sheet, spec, names)
        .map(row -> of(file, sheet, row, spec, names))
        .orElseGet(() -> none(file, sheet, spec));
  }

  /** How well the sheet's best row names the columns; 0 when no row does. */
  static long score(SheetRows sheet, TableSpec spec) {
    var names = new Headings(spec.columns(), spec.isExact());
    return best(sheet, spec, names).map(names::score).orElse(0L);
  }

  /** Of rows that name equally many columns the first is the header. */
  private static java.util.Optional<Row> best(SheetRows sheet, TableSpec spec, Headings names) {
    var declared = spec.headerRow();
    try (Stream<Row> rows = sheet.open()) {
      return declared != null
          ? rows.dropWhile(row -> row.number() < declared)
              .findFirst()
              .filter(row -> row.number() == declared)
          : rows.filter(row -> !row.isBlank())
              .limit(spec.isExact() ? SEARCH_ROWS : SEARCH_ROWS_OF_PEOPLE)
              .filter(row -> names.score(row) > 0)
              .min(
                  Comparator.comparingLong((Row row) -> -names.score(row))
                      .thenComparingInt(Row::number));
    }
  }

  private static Header none(String file, SheetRows sheet, TableSpec spec) {
    var message =
        "Expected a row of column names in the first %d rows, with %s, but found none."
            .formatted(
                spec.isExact() ? SEARCH_ROWS : SEARCH_ROWS_OF_PEOPLE,
                names(spec.columns(), spec.columns().stream().anyMatch(Column::required)));
    return new Header(
        0, Map.of(), Set.of(), List.of(), List.of(about(file, sheet, Code.NO_HEADER, message)));
  }

  private static Header of(String file, SheetRows sheet, Row row, TableSpec spec, Headings names) {
    var matched = names.match(row);
    var problems = new ArrayList<TableProblem>();
    for (var again : matched.again()) {
      problems.add(
          Table.problem(
                  file,
                  sheet,
                  again,
                  null,
                  "Expected the column '%s' once, but it is there again."
                      .formatted(Words.shown(again.text())))
              .as(Code.DUPLICATE_COLUMN));
    }
    var known = new TreeSet<Integer>();
    row.cells().stream().filter(cell -> !cell.isBlank()).map(Cell::column).forEach(known::add);
    var missing =
        spec.columns().stream().filter(column -> !matched.columns().containsKey(column)).toList();
    var ignored = spec.ignored().stream().map(Words::key).collect(Collectors.toSet());
    var unknown =
        matched.others().stream()
            .filter(cell -> !ignored.contains(Words.key(cell.text())))
            .toList();
    if (spec.isExact()) {
      unknown.forEach(cell -> problems.add(unknown(file, sheet, cell, missing, spec.columns())));
    }
    missing.stream()
        .filter(Column::required)
        .forEach(column -> problems.add(missing(file, sheet, row, column, unknown)));
    problems.sort(TableProblems.BY_PLACE);
    return new Header(row.number(), matched.columns(), known, unknown, problems);
  }

  private static TableProblem unknown(
      String file, SheetRows sheet, Cell cell, List<Column> missing, List<Column> expected) {
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
            "Expected a known column, but found '%s'.%s".formatted(Words.shown(cell.text()), hint))
        .as(Code.UNKNOWN_COLUMN);
  }

  private static TableProblem missing(
      String file, SheetRows sheet, Row row, Column column, List<Cell> unknown) {
    var hint =
        Nearest.of(column.name(), unknown.stream().map(cell -> Words.shown(cell.text())).toList())
            .map(" Perhaps '%s' should be it."::formatted)
            .orElse("");
    return about(
        file,
        sheet,
        Code.MISSING_COLUMN,
        "Expected a column '%s' in row %d, but it is missing.%s"
            .formatted(column.name(), row.number(), hint));
  }

  /** Values in columns that have no name would be lost without a word. */
  List<TableProblem> strays(String file, SheetRows sheet, Row below) {
    return below.cells().stream()
        .filter(cell -> !cell.isBlank() && !known.contains(cell.column()))
        .map(
            cell ->
                Table.problem(
                        file,
                        sheet,
                        cell,
                        null,
                        "Expected no value, since column %s has no name, but found '%s'. In a csv file a value that holds the separator must be quoted."
                            .formatted(Cell.letters(cell.column()), Words.shown(cell.text())))
                    .as(Code.STRAY_VALUE))
        .toList();
  }

  /** Whether a row says the column names once more, as printed pages do. */
  boolean isRepeatedBy(Row row) {
    return columns.size() > 1
        && columns.values().stream()
            .allMatch(
                cell -> Words.key(row.cell(cell.column()).text()).equals(Words.key(cell.text())));
  }

  private static TableProblem about(String file, SheetRows sheet, Code code, String message) {
    return new TableProblem(file, Table.sheetName(sheet), null, null, null, message).as(code);
  }

  private static String names(List<Column> columns, boolean requiredOnly) {
    return columns.stream()
        .filter(column -> column.required() || !requiredOnly)
        .map(Column::name)
        .collect(Collectors.joining(", "));
  }
}
