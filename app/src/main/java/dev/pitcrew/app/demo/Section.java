package dev.pitcrew.app.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * What came of one process: a table with one row for each case, and what else is to be said of it.
 *
 * @param heads of the columns; whether a row is as expected is added behind them
 */
record Section(String title, List<String> heads, List<Row> rows, List<Line> lines) {

  /**
   * One case.
   *
   * @param differences in what it differs from what is known of it
   */
  record Row(List<String> cells, List<String> differences) {
    boolean asExpected() {
      return differences.isEmpty();
    }
  }

  /** Of a process that could not be played to its end. */
  static Section stopped(String title, Throwable why) {
    return new Section(title, List.of(), List.of(), List.of(new Line("It stopped: " + why, false)));
  }

  boolean asExpected() {
    return rows.stream().allMatch(Row::asExpected) && lines.stream().allMatch(Line::asExpected);
  }

  /** As it is printed. */
  String text() {
    StringBuilder text = new StringBuilder(title).append('\n');
    text.append("═".repeat(title.length())).append("\n\n");
    if (!rows.isEmpty()) {
      List<String> all = new ArrayList<>(heads);
      all.add("as expected");
      text.append(TextTable.of(all, rows.stream().map(Section::cells).toList())).append('\n');
    }
    lines.forEach(line -> text.append("  ").append(line).append('\n'));
    return text.append('\n').toString();
  }

  private static List<String> cells(Row row) {
    List<String> cells = new ArrayList<>(row.cells());
    cells.add(row.asExpected() ? "yes" : "NO: " + String.join("; ", row.differences()));
    return cells;
  }
}
