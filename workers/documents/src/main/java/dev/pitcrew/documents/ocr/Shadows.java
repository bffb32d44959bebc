package dev.pitcrew.documents.ocr;

import java.util.Arrays;

/** Evens out the paper's brightness: shadows, folds, a lamp at one side. */
final class Shadows {
  private static final int TILES_ACROSS = 32;
  private static final int EVEN_ENOUGH = 28;
  private static final int PAPER = 245;

  private Shadows() {}

  /** The same picture where its paper is even already. */
  static GrayImage removed(GrayImage image) {
    int size = Math.max(12, Math.max(image.width(), image.height()) / TILES_ACROSS);
    int columns = (image.width() + size - 1) / size;
    int rows = (image.height() + size - 1) / size;
    float[] paper = new float[columns * rows];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        paper[r * columns + c] = brightness(image, c * size, r * size, size);
      }
    }
    float[] sorted = paper.clone();
    Arrays.sort(sorted);
    float dark = sorted[sorted.length / 10];
    float bright = sorted[sorted.length * 9 / 10];
    if (bright - dark < EVEN_ENOUGH && dark > 190) {
      return image;
    }
    return divide(
        image, smooth(paper, columns, rows, sorted[sorted.length / 2]), columns, rows, size);
  }

  /** The 85th percentile of a tile: paper, as long as letters cover less than that. */
  private static float brightness(GrayImage image, int left, int top, int size) {
    var histogram = new int[256];
    int count = 0;
    int right = Math.min(image.width(), left + size);
    int bottom = Math.min(image.height(), top + size);
    for (int y = top; y < bottom; y += 2) {
      for (int x = left; x < right; x += 2) {
        histogram[image.at(x, y)]++;
        count++;
      }
    }
    int left85 = count * 85 / 100;
    for (int v = 0; v < 256; v++) {
      left85 -= histogram[v];
      if (left85 <= 0) {
        return v;
      }
    }
    return 255;
  }

  /** A tile much darker than those around it is a dark field or a picture, not a shadow. */
  private static float[] smooth(float[] paper, int columns, int rows, float median) {
    var result = new float[paper.length];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        float brightest = 0;
        float sum = 0;
        int count = 0;
        for (int y = Math.max(0, r - 1); y <= Math.min(rows - 1, r + 1); y++) {
          for (int x = Math.max(0, c - 1); x <= Math.min(columns - 1, c + 1); x++) {
            brightest = Math.max(brightest, paper[y * columns + x]);
            sum += paper[y * columns + x];
            count++;
          }
        }
        float own = paper[r * columns + c];
        float mean = sum / count;
        float level = own < 0.7f * brightest ? brightest : mean;
        result[r * columns + c] = Math.max(level, Math.max(40, 0.35f * median));
      }
    }
    return result;
  }

  private static GrayImage divide(GrayImage image, float[] paper, int columns, int rows, int size) {
    byte[] result = new byte[image.pixels().length];
    int width = image.width();
    for (int y = 0; y < image.height(); y++) {
      float ty = Math.clamp((y - size / 2f) / size, 0, rows - 1f);
      int r = Math.min((int) ty, Math.max(0, rows - 2));
      float dy = rows == 1 ? 0 : ty - r;
      int nextRow = Math.min(rows - 1, r + 1);
      for (int x = 0; x < width; x++) {
        float tx = Math.clamp((x - size / 2f) / size, 0, columns - 1f);
        int c = Math.min((int) tx, Math.max(0, columns - 2));
        float dx = columns == 1 ? 0 : tx - c;
        int nextColumn = Math.min(columns - 1, c + 1);
        float upper = paper[r * columns + c] * (1 - dx) + paper[r * columns + nextColumn] * dx;
        float lower =
            paper[nextRow * columns + c] * (1 - dx) + paper[nextRow * columns + nextColumn] * dx;
        float level = upper * (1 - dy) + lower * dy;
        int value = (int) (image.at(x, y) * PAPER / level);
        result[y * width + x] = (byte) Math.min(255, value);
      }
    }
    return new GrayImage(width, image.height(), result);
  }
}
