package dev.pitcrew.app.demo;

import java.util.List;
import java.util.stream.IntStream;

/** Writes rows as one aligned table for a terminal. */
final class TextTable {

  private static final String BETWEEN = "  ";
  private static final String INDENT = "  ";

  private TextTable() {}

  /**
   * @param rows as many cells each as there are heads
   */
  static String of(List<String> heads, List<List<String>> rows) {
    int[] widths =
        IntStream.range(0, heads.size())
            .map(
                column ->
                    Math.max(
                        heads.get(column).length(),
                        rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0)))
            .toArray();
    StringBuilder table = new StringBuilder();
    line(table, heads, widths);
    table
        .append(INDENT)
        .append("─".repeat(IntStream.of(widths).sum() + BETWEEN.length() * (widths.length - 1)))
        .append('\n');
    rows.forEach(row -> line(table, row, widths));
    return table.toString();
  }

  private static void line(StringBuilder table, List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder(INDENT);
    for (int column = 0; column < cells.size(); column++) {
      line.append(("%-" + widths[column] + "s").formatted(cells.get(column))).append(BETWEEN);
    }
    table.append(line.toString().stripTrailing()).append('\n');
  }
}
