package dev.pitcrew.documents.ocr;

import java.util.Arrays;

/**
 * A level for each square of a picture, blended between their middles.
 *
 * @param size of a square in pixels
 */
record Tiles(int columns, int rows, int size, float[] levels) {

  /** The value of a pixel, 0 to 255. */
  interface Pixel {
    int at(int x, int y);
  }

  /** What becomes of a square's level. */
  interface Bounds {
    float of(float level);
  }

  /**
   * @param share of a square's pixels that are at most as high as its level
   */
  static Tiles of(int width, int height, int size, Pixel pixel, double share, Bounds bounds) {
    int columns = (width + size - 1) / size;
    int rows = (height + size - 1) / size;
    var levels = new float[columns * rows];
    var histogram = new int[256];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        Arrays.fill(histogram, 0);
        int count = 0;
        for (int y = r * size; y < Math.min(height, (r + 1) * size); y++) {
          for (int x = c * size; x < Math.min(width, (c + 1) * size); x++) {
            histogram[Math.clamp(pixel.at(x, y), 0, 255)]++;
            count++;
          }
        }
        levels[r * columns + c] = bounds.of(level(histogram, (int) (count * share)));
      }
    }
    return new Tiles(columns, rows, size, levels);
  }

  private static int level(int[] histogram, int below) {
    int left = below;
    for (int v = 0; v < histogram.length; v++) {
      left -= histogram[v];
      if (left <= 0) {
        return v;
      }
    }
    return histogram.length - 1;
  }

  /** Each square the mean of itself and those around it. */
  Tiles smoothed() {
    var result = new float[levels.length];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        float sum = 0;
        int count = 0;
        for (int y = Math.max(0, r - 1); y <= Math.min(rows - 1, r + 1); y++) {
          for (int x = Math.max(0, c - 1); x <= Math.min(columns - 1, c + 1); x++) {
            sum += levels[y * columns + x];
            count++;
          }
        }
        result[r * columns + c] = sum / count;
      }
    }
    return new Tiles(columns, rows, size, result);
  }

  float at(int x, int y) {
    float tx = Math.clamp((x - size / 2f) / size, 0, columns - 1f);
    float ty = Math.clamp((y - size / 2f) / size, 0, rows - 1f);
    int left = (int) tx;
    int top = (int) ty;
    int right = Math.min(columns - 1, left + 1);
    int bottom = Math.min(rows - 1, top + 1);
    float dx = tx - left;
    float dy = ty - top;
    float upper = levels[top * columns + left] * (1 - dx) + levels[top * columns + right] * dx;
    float lower =
        levels[bottom * columns + left] * (1 - dx) + levels[bottom * columns + right] * dx;
    return upper * (1 - dy) + lower * dy;
  }
}
