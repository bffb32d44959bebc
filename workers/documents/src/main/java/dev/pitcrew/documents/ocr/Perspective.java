package dev.pitcrew.documents.ocr;

/** Lays a page that was photographed at an angle flat. */
final class Perspective {
  private static final int UNKNOWNS = 8;

  private Perspective() {}

  static GrayImage flatten(GrayImage photo, Quad quad) {
    int width = (int) Math.round(quad.width());
    int height = (int) Math.round(quad.height());
    double[] h = homography(width, height, quad);
    var pixels = new byte[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double w = h[6] * x + h[7] * y + 1;
        float sourceX = (float) ((h[0] * x + h[1] * y + h[2]) / w);
        float sourceY = (float) ((h[3] * x + h[4] * y + h[5]) / w);
        pixels[y * width + x] = (byte) photo.between(sourceX, sourceY);
      }
    }
    return new GrayImage(width, height, pixels);
  }

  /** From a corner of the flat page to that of the photo, for all four corners. */
  private static double[] homography(int width, int height, Quad quad) {
    double[][] from = {{0, 0}, {width, 0}, {width, height}, {0, height}};
    double[][] to = {
      {quad.topLeft().x, quad.topLeft().y},
      {quad.topRight().x, quad.topRight().y},
      {quad.bottomRight().x, quad.bottomRight().y},
      {quad.bottomLeft().x, quad.bottomLeft().y}
    };
    double[][] m = new double[UNKNOWNS][];
    for (int i = 0; i < 4; i++) {
      double x = from[i][0];
      double y = from[i][1];
      double u = to[i][0];
      double v = to[i][1];
      m[2 * i] = new double[] {x, y, 1, 0, 0, 0, -u * x, -u * y, u};
      m[2 * i + 1] = new double[] {0, 0, 0, x, y, 1, -v * x, -v * y, v};
    }
    return solve(m);
  }

  /** Gauss with pivots; the right side is the last column. */
  private static double[] solve(double[][] m) {
    int n = m.length;
    for (int column = 0; column < n; column++) {
      int pivot = column;
      for (int row = column + 1; row < n; row++) {
        pivot = Math.abs(m[row][column]) > Math.abs(m[pivot][column]) ? row : pivot;
      }
      double[] swap = m[column];
      m[column] = m[pivot];
      m[pivot] = swap;
      for (int row = 0; row < n; row++) {
        if (row != column) {
          double factor = m[row][column] / m[column][column];
          for (int k = column; k <= n; k++) {
            m[row][k] -= factor * m[column][k];
          }
        }
      }
    }
    double[] solution = new double[n];
    for (int i = 0; i < n; i++) {
      solution[i] = m[i][n] / m[i][i];
    }
    return solution;
  }
}
