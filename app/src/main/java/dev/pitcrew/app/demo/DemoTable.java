package dev.pitcrew.app.demo;

import java.util.List;
import java.util.stream.IntStream;

/** Writes the rows as one table for a terminal. */
final class DemoTable {

  private static final List<String> HEADS =
      List.of("document", "read as", "who decided", "outcome", "payment", "as expected");

  private DemoTable() {}

  static String of(List<DemoRow> rows) {
    List<List<String>> cells = rows.stream().map(DemoTable::cells).toList();
    int[] widths =
        IntStream.range(0, HEADS.size())
            .map(
                column ->
                    Math.max(
                        HEADS.get(column).length(),
                        cells.stream().mapToInt(row -> row.get(column).length()).max().orElse(0)))
            .toArray();
    StringBuilder table = new StringBuilder();
    line(table, HEADS, widths);
    table.append("-".repeat(IntStream.of(widths).sum() + 2 * (widths.length - 1))).append('\n');
    cells.forEach(row -> line(table, row, widths));
    return table.toString();
  }

  /** How much of what was posted went without people, and whether that was right. */
  static String shares(List<DemoRow> rows) {
    List<DemoRow> posted = rows.stream().filter(DemoRow::isPosted).toList();
    List<DemoRow> unseen = posted.stream().filter(row -> !row.validated()).toList();
    long untouched = unseen.stream().filter(row -> row.decisions().isEmpty()).count();
    long right = unseen.stream().filter(DemoRow::asExpected).count();
    return "Of %d posted documents %d needed no person at all, %d nobody to look at what was read; %d of these are in the books as they were printed."
        .formatted(posted.size(), untouched, unseen.size(), right);
  }

  private static List<String> cells(DemoRow row) {
    return List.of(
        row.document(),
        row.read() == null ? "-" : row.read(),
        row.decisions().isEmpty() ? "nobody had to" : String.join("; ", row.decisions()),
        row.outcome() == null ? "not ended" : row.outcome(),
        row.money() == null ? "-" : row.money(),
        row.asExpected() ? "yes" : "NO: " + String.join("; ", row.differences()));
  }

  private static void line(StringBuilder table, List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < cells.size(); column++) {
      line.append(("%-" + widths[column] + "s  ").formatted(cells.get(column)));
    }
    table.append(line.toString().stripTrailing()).append('\n');
  }
}
