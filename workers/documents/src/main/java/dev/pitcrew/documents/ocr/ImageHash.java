package dev.pitcrew.documents.ocr;

import dev.pitcrew.documents.page.ReadLimits;
import dev.pitcrew.documents.page.UnreadableException;
import dev.pitcrew.jobs.PictureHash;
import java.util.Arrays;

/**
 * What stays nearly the same when a picture is packed again or scaled; {@link PictureHash} says how
 * two are compared. It is taken of the picture as it came: finding the sheet and setting it
 * straight goes a little, or quite, another way on a smaller copy, and what follows with it. Only
 * what the camera noted about how it was held counts, for messengers turn the picture by it.
 */
public final class ImageHash {
  private static final int SIDE = 32;
  private static final int FREQUENCIES = 8;

  /** A cell is compared with those around it, so that light and shadow do not count. */
  private static final int AROUND = 2;

  private static final int LEVEL_MAX = 7;
  private static final double RANGE_MIN = 8;
  private static final double[][] COSINES = cosines();

  private ImageHash() {}

  /** Of the first page of a PNG, JPEG or TIFF file. */
  public static String of(byte[] file) throws UnreadableException {
    return of(PictureFile.whole(file, ReadLimits.DEFAULT));
  }

  /** {@link PictureHash#LENGTH} hexadecimal digits. */
  public static String of(GrayImage picture) {
    return "%016x".formatted(bits(frequencies(Grid.of(picture, SIDE, SIDE))))
        + cells(Grid.of(picture, PictureHash.COLUMNS, PictureHash.ROWS));
  }

  /** How much darker or lighter each cell is than those around it, as far as the light goes. */
  private static String cells(double[][] grid) {
    double[] levels = Arrays.stream(grid).flatMapToDouble(Arrays::stream).sorted().toArray();
    double range =
        Math.max(RANGE_MIN, levels[levels.length * 99 / 100] - levels[levels.length / 100]);
    StringBuilder digits = new StringBuilder();
    for (int r = 0; r < grid.length; r++) {
      for (int c = 0; c < grid[r].length; c++) {
        double above = (grid[r][c] - around(grid, r, c)) / range;
        // Half of the range is the most; roots leave fine print its share of the few levels.
        double level = Math.signum(above) * Math.sqrt(2 * Math.abs(above)) * LEVEL_MAX;
        long bounded = Math.clamp(Math.round(level), -LEVEL_MAX, LEVEL_MAX);
        digits.append(Character.forDigit((int) bounded + LEVEL_MAX, 16));
      }
    }
    return digits.toString();
  }

  private static double around(double[][] grid, int r, int c) {
    double sum = 0;
    int count = 0;
    for (int y = Math.max(0, r - AROUND); y <= Math.min(grid.length - 1, r + AROUND); y++) {
      for (int x = Math.max(0, c - AROUND); x <= Math.min(grid[y].length - 1, c + AROUND); x++) {
        sum += grid[y][x];
        count++;
      }
    }
    return sum / count;
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
    var cosines = new double[FREQUENCIES][SIDE];
    for (int u = 0; u < FREQUENCIES; u++) {
      for (int i = 0; i < SIDE; i++) {
        cosines[u][i] = Math.cos(Math.PI * u * (i + 0.5) / SIDE);
      }
    }
    return cosines;
  }
}
