package dev.pitcrew.records.claimcheck;

import java.util.Arrays;

/** Who gets what, so that all together is best. */
final class Assignment {

  private static final int NOBODY = -1;

  private Assignment() {}

  /**
   * For each row the column it gets, or -1. The sum of the weights is the largest there is (the
   * Hungarian method, in rows² × columns steps); a weight of zero is no match.
   */
  static int[] best(double[][] weights) {
    int rows = weights.length;
    int columns = rows == 0 ? 0 : weights[0].length;
    if (columns == 0) {
      var none = new int[rows];
      Arrays.fill(none, NOBODY);
      return none;
    }
    return rows <= columns ? ofWide(weights) : turned(ofWide(turned(weights)), rows);
  }

  /** With at least as many columns as rows. */
  private static int[] ofWide(double[][] weights) {
    int rows = weights.length;
    int columns = weights[0].length;
    var ofRow = new double[rows + 1];
    var ofColumn = new double[columns + 1];
    var rowOf = new int[columns + 1];
    for (int row = 1; row <= rows; row++) {
      rowOf[0] = row;
      var way = new int[columns + 1];
      int last = path(weights, ofRow, ofColumn, rowOf, way);
      while (last != 0) {
        rowOf[last] = rowOf[way[last]];
        last = way[last];
      }
    }
    var columnOf = new int[rows];
    Arrays.fill(columnOf, NOBODY);
    for (int column = 1; column <= columns; column++) {
      if (rowOf[column] != 0 && weights[rowOf[column] - 1][column - 1] > 0) {
        columnOf[rowOf[column] - 1] = column - 1;
      }
    }
    return columnOf;
  }

  /** The cheapest way to a free column; its last one is the answer. */
  private static int path(
      double[][] weights, double[] ofRow, double[] ofColumn, int[] rowOf, int[] way) {
    int columns = ofColumn.length - 1;
    var least = new double[columns + 1];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    var seen = new boolean[columns + 1];
    int at = 0;
    do {
      seen[at] = true;
      int row = rowOf[at];
      int next = 0;
      double delta = Double.POSITIVE_INFINITY;
      for (int column = 1; column <= columns; column++) {
        if (!seen[column]) {
          double cost = -weights[row - 1][column - 1] - ofRow[row] - ofColumn[column];
          if (cost < least[column]) {
            least[column] = cost;
            way[column] = at;
          }
          if (least[column] < delta) {
            delta = least[column];
            next = column;
          }
        }
      }
      for (int column = 0; column <= columns; column++) {
        if (seen[column]) {
          ofRow[rowOf[column]] += delta;
          ofColumn[column] -= delta;
        } else {
          least[column] -= delta;
        }
      }
      at = next;
    } while (rowOf[at] != 0);
    return at;
  }

  private static double[][] turned(double[][] weights) {
    var turned = new double[weights[0].length][weights.length];
    for (int row = 0; row < weights.length; row++) {
      for (int column = 0; column < weights[0].length; column++) {
        turned[column][row] = weights[row][column];
      }
    }
    return turned;
  }

  private static int[] turned(int[] rowOfColumn, int rows) {
    var columnOf = new int[rows];
    Arrays.fill(columnOf, NOBODY);
    for (int column = 0; column < rowOfColumn.length; column++) {
      if (rowOfColumn[column] != NOBODY) {
        columnOf[rowOfColumn[column]] = column;
      }
    }
    return columnOf;
  }
}
