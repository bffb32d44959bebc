package dev.pitcrew.spreadsheets;

/** Takes what is read of a table, from top to bottom. */
public interface TableSink {

  void row(TableRow row);

  void problem(TableProblem problem);

  void skipped(SkippedRow row);
}
