package dev.pitcrew.app.demo;

import java.util.List;

/** Writes the rows as one table for a terminal. */
final class DemoTable {

  private static final String FORMAT = "%-42s %-15s %-12s %-34s %-24s %7s%n";

  private DemoTable() {}

  static String of(List<DemoRow> rows) {
    StringBuilder table = new StringBuilder();
    table.append(
        FORMAT.formatted("document", "process", "read as", "decision", "outcome", "seconds"));
    table.append("-".repeat(139)).append('\n');
    for (DemoRow row : rows) {
      table.append(
          FORMAT.formatted(
              row.document(),
              row.process(),
              row.read() == null ? "-" : row.read(),
              row.decisions().isEmpty() ? "none needed" : String.join(", ", row.decisions()),
              outcome(row),
              "%.1f".formatted(row.seconds())));
    }
    return table.toString();
  }

  private static String outcome(DemoRow row) {
    String outcome = row.outcome() == null ? "not ended" : row.outcome();
    return row.asExpected() ? outcome : outcome + " (not " + row.expected() + ")";
  }
}
