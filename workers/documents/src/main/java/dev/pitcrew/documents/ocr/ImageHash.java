package dev.pitcrew.documents.ocr;

import dev.pitcrew.documents.page.ReadLimits;
import dev.pitcrew.documents.page.UnreadableException;
import java.util.Arrays;

/**
 * 64 bits that stay nearly the same when a picture is packed again, scaled or turned a little: two
 * pictures of one receipt are a few bits apart, those of two receipts many. The picture is set
 * straight and cut to its print first; the bits are the signs of its lowest frequencies.
 */
public final class ImageHash {
  private static final int SIDE = 32;
  private static final int FREQUENCIES = 8;
  private static final int WORKED_PIXELS = 400_000;
  private static final double MARGIN_SHARE = 0.01;
  private static final int INK = 128;
  private static final double[][] COSINES = cosines();

  private ImageHash() {}

  /** Of the first page of a PNG, JPEG or TIFF file. */
  public static long of(byte[] file) throws UnreadableException {
    return of(PictureFile.read(file, ReadLimits.DEFAULT).getFirst());
  }

  public static long of(GrayImage picture) {
    double factor = Math.min(1, Math.sqrt((double) WORKED_PIXELS / picture.pixels().length));
    GrayImage small = factor < 1 ? picture.scaled(factor) : picture;
    GrayImage even = Contrast.even(small);
    double tilt = Ink.of(even).tilt();
    return bits(frequencies(squared(tilt == 0 ? even : even.resampled(-tilt, 1))));
  }

  /** How many bits differ, 0 to 64. */
  public static int distance(long a, long b) {
    return Long.bitCount(a ^ b);
  }

  /** As 16 hexadecimal digits. */
  public static String hex(long hash) {
    return "%016x".formatted(hash);
  }

  /** The printed part of the picture as a square of mean levels. */
  private static double[][] squared(GrayImage image) {
    var rows = new long[image.height()];
    var columns = new long[image.width()];
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        if (image.at(x, y) < INK) {
          rows[y]++;
          columns[x]++;
        }
      }
    }
    int top = edge(rows, MARGIN_SHARE);
    int bottom = Math.max(top + 1, edge(rows, 1 - MARGIN_SHARE) + 1);
    int left = edge(columns, MARGIN_SHARE);
    int right = Math.max(left + 1, edge(columns, 1 - MARGIN_SHARE) + 1);
    var square = new double[SIDE][SIDE];
    for (int r = 0; r < SIDE; r++) {
      int y0 = top + (bottom - top) * r / SIDE;
      int y1 = Math.max(y0 + 1, top + (bottom - top) * (r + 1) / SIDE);
      for (int c = 0; c < SIDE; c++) {
        int x0 = left + (right - left) * c / SIDE;
        int x1 = Math.max(x0 + 1, left + (right - left) * (c + 1) / SIDE);
        square[r][c] = mean(image, x0, y0, x1, y1);
      }
    }
    return square;
  }

  private static double mean(GrayImage image, int x0, int y0, int x1, int y1) {
    long sum = 0;
    int count = 0;
    for (int y = y0; y < Math.min(y1, image.height()); y++) {
      for (int x = x0; x < Math.min(x1, image.width()); x++) {
        sum += image.at(x, y);
        count++;
      }
    }
    return count == 0 ? 255 : (double) sum / count;
  }

  /** Where this share of all ink lies before. */
  private static int edge(long[] ink, double share) {
    double left = Arrays.stream(ink).sum() * share;
    for (int i = 0; i < ink.length; i++) {
      left -= ink[i];
      if (left <= 0) {
        return i;
      }
    }
    return ink.length - 1;
  }

  private static double[] frequencies(double[][] square) {
    var across = new double[SIDE][FREQUENCIES];
    for (int r = 0; r < SIDE; r++) {
      for (int u = 0; u < FREQUENCIES; u++) {
        for (int c = 0; c < SIDE; c++) {
          across[r][u] += square[r][c] * COSINES[u][c];
        }
      }
    }
    var result = new double[FREQUENCIES * FREQUENCIES];
    for (int v = 0; v < FREQUENCIES; v++) {
      for (int u = 0; u < FREQUENCIES; u++) {
        for (int r = 0; r < SIDE; r++) {
          result[v * FREQUENCIES + u] += across[r][u] * COSINES[v][r];
        }
      }
    }
    return result;
  }

  /** The mean level says nothing; the others are split where half of them lie above. */
  private static long bits(double[] frequencies) {
    double[] sorted = Arrays.copyOfRange(frequencies, 1, frequencies.length);
    Arrays.sort(sorted);
    double middle = sorted[sorted.length / 2];
    long bits = 0;
    for (int i = 1; i < frequencies.length; i++) {
      bits = bits << 1 | (frequencies[i] > middle ? 1 : 0);
    }
    return bits;
  }

  private static double[][] cosines() {
    var cosines = new double[FREQUENCIES + 1][SIDE];
    for (int u = 0; u <= FREQUENCIES; u++) {
      for (int i = 0; i < SIDE; i++) {
        cosines[u][i] = Math.cos(Math.PI * u * (i + 0.5) / SIDE);
      }
    }
    return cosines;
  }
}
