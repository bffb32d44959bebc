package dev.pitcrew.spreadsheets;

import dev.pitcrew.spreadsheets.TableProblem.Code;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads a table in three walks over its rows: to find the header, to learn how each column is
 * written, and to read. Only a few rows are held at a time.
 */
public final class TableReader {

  /** So many rows that may be notes below the table are held until it is known. */
  private static final int TAIL_ROWS_MAX = 100;

  private final String file;
  private final SheetRows sheet;
  private final TableSpec spec;
  private final Header header;
  private final Map<Column, ColumnReader> readers = new LinkedHashMap<>();
  private final Tail tail;

  /** What a row may still turn out to be. */
  private record Pending(Row row, TableRow read, List<TableProblem> problems) {}

  private TableReader(String file, SheetRows sheet, TableSpec spec, Header header) {
    this.file = file;
    this.sheet = sheet;
    this.spec = spec;
    this.header = header;
    this.tail = new Tail(header);
    header
        .columns()
        .forEach(
            (column, cell) ->
                readers.put(
                    column,
                    new ColumnReader(
                        column.kind(),
                        spec.locale(),
                        Currencies.inHeading(cell.text())
                            .or(() -> Optional.ofNullable(column.currency()))
                            .orElse(null),
                        spec.isExact())));
  }

  /**
   * What is known of a table beside its rows.
   *
   * @param headerRow its number, 0 when there is none
   * @param columns the heading of each expected column that is there
   * @param others headings nobody asked for
   * @param hiddenRows how many rows of data a person who opens the file does not see
   */
  public record Found(
      int headerRow, Map<Column, Cell> columns, List<Cell> others, int hiddenRows) {}

  /**
   * Reads all rows. Everything that is wrong goes to the sink; a header that is wrong is told, and
   * nothing below it is read.
   *
   * @throws UnreadableFile when the sheet breaks off
   */
  public static Found read(String file, SheetRows sheet, TableSpec spec, TableSink sink) {
    var header = Header.find(file, sheet, spec);
    header.problems().forEach(sink::problem);
    int hidden =
        header.problems().isEmpty() ? new TableReader(file, sheet, spec, header).rows(sink) : 0;
    return new Found(header.row(), header.columns(), header.others(), hidden);
  }

  private int rows(TableSink sink) {
    below(row -> readers.forEach((column, reader) -> reader.look(cell(row, column))));
    var pending = new ArrayList<Pending>();
    int[] hidden = {0};
    below(
        row -> {
          if (spec.hiddenRows() == TableSpec.HiddenRows.SKIP && row.hidden()) {
            sink.skipped(skipped(row, SkippedRow.Why.HIDDEN));
          } else if (!spec.isExact() && header.isRepeatedBy(row)) {
            sink.skipped(skipped(row, SkippedRow.Why.HEADER));
          } else {
            hidden[0] += row.hidden() ? 1 : 0;
            read(row, pending, sink);
          }
        });
    pending.forEach(left -> sink.skipped(skipped(left.row(), SkippedRow.Why.NOTE)));
    return hidden[0];
  }

  private void below(java.util.function.Consumer<Row> each) {
    try (Stream<Row> rows = sheet.open()) {
      rows.filter(row -> row.number() > header.row() && !row.isBlank()).forEach(each);
    }
  }

  private void read(Row row, List<Pending> pending, TableSink sink) {
    var problems = new ArrayList<TableProblem>();
    var cells = new HashMap<String, Cell>();
    var values = new HashMap<String, Object>();
    readers.forEach(
        (column, reader) -> {
          var cell = cell(row, column);
          cells.put(column.name(), cell);
          take(column, cell, reader.read(cell), values, problems);
        });
    var read = new TableRow(row.number(), row.hidden(), cells, values);
    if (!spec.isExact() && tail.isTotal(row)) {
      pending.forEach(held -> sink.skipped(skipped(held.row(), SkippedRow.Why.NOTE)));
      pending.clear();
      sink.skipped(skipped(row, SkippedRow.Why.TOTAL));
    } else if (!spec.isExact() && pending.size() < TAIL_ROWS_MAX && tail.isNote(row, values)) {
      pending.add(new Pending(row, read, problems));
    } else {
      pending.forEach(held -> give(held, sink));
      pending.clear();
      give(new Pending(row, read, problems), sink);
    }
  }

  private void give(Pending row, TableSink sink) {
    if (spec.isExact()) {
      header.strays(file, sheet, row.row()).forEach(sink::problem);
    }
    row.problems().stream().sorted(TableProblems.BY_PLACE).forEach(sink::problem);
    sink.row(row.read());
  }

  private Cell cell(Row row, Column column) {
    return row.cell(header.columns().get(column).column());
  }

  private void take(
      Column column,
      Cell cell,
      Reading reading,
      Map<String, Object> values,
      List<TableProblem> problems) {
    var wrong = reading.wrong();
    if (reading.value() != null) {
      values.put(column.name(), reading.value());
    } else if (wrong != null) {
      problems.add(
          Table.problem(file, sheet, cell, column.name(), wrong.message())
              .because(wrong.code(), wrong.expected(), wrong.readings()));
    } else if (column.required()) {
      problems.add(
          Table.problem(
                  file, sheet, cell, column.name(), "Expected a value, but the cell is empty.")
              .because(Code.MISSING_VALUE, "a value", List.of()));
    }
  }

  private static SkippedRow skipped(Row row, SkippedRow.Why why) {
    var text =
        row.cells().stream()
            .filter(cell -> !cell.isBlank())
            .sorted(Comparator.comparingInt(Cell::column))
            .map(Cell::text)
            .collect(Collectors.joining(" | "));
    return new SkippedRow(row.number(), why, Words.shown(text));
  }
}
