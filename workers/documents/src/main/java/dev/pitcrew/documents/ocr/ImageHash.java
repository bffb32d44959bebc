package dev.pitcrew.documents.ocr;

import dev.pitcrew.documents.page.ReadLimits;
import dev.pitcrew.documents.page.UnreadableException;
import java.util.Arrays;

/**
 * 64 bits that stay nearly the same when a picture is packed again, scaled or turned a little. Two
 * receipts of one till can be near each other too, so a near hash asks for a look at what they say.
 * The picture is set straight first; the bits are the signs of its lowest frequencies.
 */
public final class ImageHash {
  private static final int SIDE = 32;
  private static final int FREQUENCIES = 8;
  private static final int WORKED_PIXELS = 400_000;
  private static final double[][] COSINES = cosines();

  private ImageHash() {}

  /** Of the first page of a PNG, JPEG or TIFF file. */
  public static long of(byte[] file) throws UnreadableException {
    return of(PictureFile.read(file, ReadLimits.DEFAULT).getFirst());
  }

  public static long of(GrayImage picture) {
    double factor = Math.min(1, Math.sqrt((double) WORKED_PIXELS / picture.pixels().length));
    GrayImage small = factor < 1 ? picture.scaled(factor) : picture;
    double tilt = Ink.of(Contrast.even(small)).tilt();
    return bits(frequencies(squared(tilt == 0 ? small : small.resampled(-tilt, 1))));
  }

  /** How many bits differ, 0 to 64. */
  public static int distance(long a, long b) {
    return Long.bitCount(a ^ b);
  }

  /** As 16 hexadecimal digits. */
  public static String hex(long hash) {
    return "%016x".formatted(hash);
  }

  private static double[][] squared(GrayImage image) {
    var square = new double[SIDE][SIDE];
    for (int r = 0; r < SIDE; r++) {
      int top = image.height() * r / SIDE;
      int bottom = Math.max(top + 1, image.height() * (r + 1) / SIDE);
      for (int c = 0; c < SIDE; c++) {
        int left = image.width() * c / SIDE;
        int right = Math.max(left + 1, image.width() * (c + 1) / SIDE);
        square[r][c] = mean(image, left, top, right, bottom);
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
