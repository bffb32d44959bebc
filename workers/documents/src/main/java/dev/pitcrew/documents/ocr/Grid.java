package dev.pitcrew.documents.ocr;

import java.util.Arrays;

/**
 * The mean level of each cell of a grid over a picture. Pixels on a border count for both cells by
 * their share, so that a scaled copy has the same means.
 */
final class Grid {
  private Grid() {}

  /** Rows of columns, 0 is black, 255 is white. */
  static double[][] of(GrayImage picture, int columns, int rows) {
    var across = new double[picture.width()][];
    for (int x = 0; x < across.length; x++) {
      across[x] = shares(x, picture.width(), columns);
    }
    var grid = new double[rows][columns];
    var line = new double[columns];
    for (int y = 0; y < picture.height(); y++) {
      Arrays.fill(line, 0);
      for (int x = 0; x < across.length; x++) {
        add(line, across[x], picture.at(x, y));
      }
      double[] down = shares(y, picture.height(), rows);
      for (int c = 0; c < columns; c++) {
        for (int i = 1; i < down.length; i++) {
          grid[(int) down[0] + i - 1][c] += line[c] * down[i];
        }
      }
    }
    return grid;
  }

  private static void add(double[] line, double[] shares, int level) {
    for (int i = 1; i < shares.length; i++) {
      line[(int) shares[0] + i - 1] += level * shares[i];
    }
  }

  /** The first cell a pixel lies in, then its share of that and of each that follows. */
  private static double[] shares(int pixel, int pixels, int cells) {
    // In units of 1 / (pixels * cells) of the side, a pixel is as long as there are cells.
    long from = (long) pixel * cells;
    long to = from + cells;
    int first = (int) (from / pixels);
    int last = (int) ((to - 1) / pixels);
    var shares = new double[last - first + 2];
    shares[0] = first;
    for (int cell = first; cell <= last; cell++) {
      long length = Math.min(to, (cell + 1L) * pixels) - Math.max(from, (long) cell * pixels);
      shares[cell - first + 1] = (double) length / pixels;
    }
    return shares;
  }
}
