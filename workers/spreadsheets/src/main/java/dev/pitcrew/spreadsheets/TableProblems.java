package dev.pitcrew.spreadsheets;

import java.util.Comparator;

/** The order in which a person who mends a table wants to read: row by row, left to right. */
public final class TableProblems {

  public static final Comparator<TableProblem> BY_PLACE =
      Comparator.comparingInt((TableProblem problem) -> row(problem.cell()))
          .thenComparingInt(problem -> column(problem.cell()));

  private TableProblems() {}

  private static int row(@org.jspecify.annotations.Nullable String cell) {
    var digits = cell == null ? "" : cell.replaceAll("\\D", "");
    return digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }

  private static int column(@org.jspecify.annotations.Nullable String cell) {
    return cell == null
        ? 0
        : cell.chars()
            .filter(letter -> letter >= 'A' && letter <= 'Z')
            .reduce(0, (sum, letter) -> sum * 26 + letter - 'A' + 1);
  }
}
