package dev.pitcrew.documents.ocr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The specks of ink on a page, taken as letters by their size, and what they tell: how high letters
 * are, how far the lines are tilted, where most of the text stands.
 *
 * @param letters of the page in its pixels
 * @param height the usual height of a letter in pixels, 0 where there are none
 */
record Ink(List<Speck> letters, double height) {
  private static final int ANALYSED_PIXELS = 2_600_000;
  private static final int LETTERS_MIN = 12;
  private static final int BAND_LETTERS = 60;
  private static final int BAND_PART = 20;
  private static final double TILT_MAX = Math.toRadians(12);
  private static final double TILT_COARSE = Math.toRadians(0.5);
  private static final double TILT_FINE = Math.toRadians(0.05);

  /** A connected patch of ink. */
  record Speck(int left, int top, int right, int bottom) {
    int height() {
      return bottom - top;
    }

    int width() {
      return right - left;
    }
  }

  static Ink of(GrayImage image) {
    double factor = Math.min(1, Math.sqrt((double) ANALYSED_PIXELS / image.pixels().length));
    GrayImage small = factor < 0.95 ? image.scaled(factor) : image;
    double scale = (double) image.width() / small.width();
    int most = Math.max(20, small.height() / 12);
    List<Speck> letters = new ArrayList<>();
    for (Speck s : Specks.of(small)) {
      if (s.height() >= 4 && s.height() <= most && s.width() >= 2 && s.width() <= 4 * s.height()) {
        letters.add(
            new Speck(
                (int) (s.left() * scale),
                (int) (s.top() * scale),
                (int) (s.right() * scale),
                (int) (s.bottom() * scale)));
      }
    }
    if (letters.size() < LETTERS_MIN) {
      return new Ink(letters, 0);
    }
    int[] heights = letters.stream().mapToInt(Speck::height).sorted().toArray();
    return new Ink(letters, heights[heights.length / 2]);
  }

  /** The angle in radians by which lines fall to the right; 0 where it cannot be told. */
  double tilt() {
    if (letters.size() < LETTERS_MIN) {
      return 0;
    }
    double coarse = steepest(0, TILT_MAX, TILT_COARSE);
    return steepest(coarse, TILT_COARSE, TILT_FINE);
  }

  private double steepest(double middle, double reach, double step) {
    double best = -1;
    double angle = 0;
    for (double a = middle - reach; a <= middle + reach + 1e-9; a += step) {
      double sharpness = sharpness(a) - Math.abs(a) * 1e-3;
      if (sharpness > best) {
        best = sharpness;
        angle = a;
      }
    }
    return angle;
  }

  /** How well the letters' feet fall into rows when seen under an angle. */
  private double sharpness(double angle) {
    double bin = Math.max(1, height / 5);
    double slope = Math.tan(angle);
    int widest = letters.stream().mapToInt(Speck::right).max().orElse(0);
    int lowest = letters.stream().mapToInt(Speck::bottom).max().orElse(0);
    int offset = (int) (Math.abs(slope) * widest / bin) + 2;
    var rows = new int[offset * 2 + (int) (lowest / bin) + 2];
    for (Speck s : letters) {
      rows[offset + (int) ((s.bottom() - slope * (s.left() + s.right()) / 2) / bin)]++;
    }
    return Arrays.stream(rows).mapToDouble(n -> (double) n * n).sum() / letters.size();
  }

  /** A band across the page. */
  record Band(int top, int height) {}

  /** The lowest band that holds as many letters as it takes to tell a language. */
  Band band(int pageHeight) {
    int wanted = Math.min(letters.size() / 2, Math.max(BAND_LETTERS, letters.size() / BAND_PART));
    int[] tops = letters.stream().mapToInt(Speck::top).sorted().toArray();
    int margin = (int) height;
    int best = 0;
    for (int i = 0; i + wanted < tops.length; i++) {
      if (tops[i + wanted] - tops[i] < tops[best + wanted] - tops[best]) {
        best = i;
      }
    }
    int top = Math.max(0, tops[best] - margin);
    int bottom = Math.min(pageHeight, tops[best + wanted] + 3 * margin);
    return new Band(top, bottom - top);
  }
}
