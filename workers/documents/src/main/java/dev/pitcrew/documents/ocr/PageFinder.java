package dev.pitcrew.documents.ocr;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;
import java.util.Optional;

/**
 * Finds the sheet of paper in a photo: what is left when the table around it, which is grown from
 * the picture's rim by likeness of colour, is taken away. Says nothing where it is not sure, for
 * instance on a scan that is paper all over.
 */
final class PageFinder {
  private static final int LONG_SIDE = 360;
  private static final int STEP_MAX = 22;
  private static final int DRIFT_MAX = 110;
  private static final int TOO_DARK_FOR_HUE = 60;
  private static final double HUE_MAX = 0.22;
  private static final int THINGS_BESIDE_MAX = 8;
  private static final int THING_PIXELS_MIN = 4;
  private static final double TABLE_MIN = 0.06;
  private static final double PAGE_MIN = 0.2;
  private static final double FILLED_MIN = 0.9;
  private static final double SKEWNESS_MAX = Math.toRadians(28);
  private static final int CONTRAST_MIN = 45;

  private final int width;
  private final int height;
  private final int[] rgb;
  private final boolean[] table;
  private int things;

  private PageFinder(BufferedImage small) {
    width = small.getWidth();
    height = small.getHeight();
    rgb = ((DataBufferInt) small.getRaster().getDataBuffer()).getData();
    table = new boolean[rgb.length];
  }

  static Optional<Quad> find(BufferedImage photo) {
    double factor = (double) LONG_SIDE / Math.max(photo.getWidth(), photo.getHeight());
    if (factor >= 0.9) {
      return Optional.empty();
    }
    return new PageFinder(small(photo, factor)).find().map(q -> q.scaled(1 / factor));
  }

  private static BufferedImage small(BufferedImage photo, double factor) {
    int w = Math.max(8, (int) (photo.getWidth() * factor));
    int h = Math.max(8, (int) (photo.getHeight() * factor));
    var small = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = small.createGraphics();
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    g.drawImage(photo, 0, 0, w, h, null);
    g.dispose();
    return small;
  }

  private Optional<Quad> find() {
    int tableSize = growTable();
    if (tableSize < TABLE_MIN * rgb.length) {
      return Optional.empty();
    }
    boolean[] page = largestRest();
    int size = 0;
    for (boolean p : page) {
      size += p ? 1 : 0;
    }
    // Many small things beside the page may be letters on a part of it that was taken for table.
    if (things > THINGS_BESIDE_MAX
        || size < PAGE_MIN * rgb.length
        || brightness(page) - brightness(table) < CONTRAST_MIN) {
      return Optional.empty();
    }
    Quad quad = corners(page);
    boolean whole = size > FILLED_MIN * quad.area() && quad.area() > FILLED_MIN * size;
    return whole && quad.skewness() < SKEWNESS_MAX ? Optional.of(quad) : Optional.empty();
  }

  /**
   * From the rim inward, over steps of colour that are small and stay near the rim's own colour.
   */
  private int growTable() {
    var queue = new int[rgb.length];
    int tail = 0;
    int rim = rimColor();
    for (int i = 0; i < rgb.length; i++) {
      int x = i % width;
      int y = i / width;
      boolean onRim = x == 0 || y == 0 || x == width - 1 || y == height - 1;
      if (onRim && isLike(rgb[i], rim)) {
        table[i] = true;
        queue[tail++] = i;
      }
    }
    for (int head = 0; head < tail; head++) {
      int at = queue[head];
      for (int to : neighbours(at)) {
        if (to >= 0
            && !table[to]
            && distance(rgb[at], rgb[to]) < STEP_MAX
            && isLike(rgb[to], rim)) {
          table[to] = true;
          queue[tail++] = to;
        }
      }
    }
    return tail;
  }

  /** Light may change across a table, its hue does not: a dark blue letterhead is no dark wood. */
  private static boolean isLike(int color, int rim) {
    int sum = (color >> 16 & 0xff) + (color >> 8 & 0xff) + (color & 0xff);
    int rimSum = (rim >> 16 & 0xff) + (rim >> 8 & 0xff) + (rim & 0xff);
    if (distance(color, rim) >= DRIFT_MAX) {
      return false;
    }
    if (sum < TOO_DARK_FOR_HUE || rimSum < TOO_DARK_FOR_HUE) {
      return true;
    }
    double hue = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      hue +=
          Math.abs(
              (color >> shift & 0xff) / (double) sum - (rim >> shift & 0xff) / (double) rimSum);
    }
    return hue < HUE_MAX;
  }

  private int rimColor() {
    int[] reds = new int[2 * (width + height)];
    int[] greens = new int[reds.length];
    int[] blues = new int[reds.length];
    int n = 0;
    for (int i = 0; i < rgb.length && n < reds.length; i++) {
      int x = i % width;
      int y = i / width;
      if (x == 0 || y == 0 || x == width - 1 || y == height - 1) {
        reds[n] = rgb[i] >> 16 & 0xff;
        greens[n] = rgb[i] >> 8 & 0xff;
        blues[n++] = rgb[i] & 0xff;
      }
    }
    return median(reds, n) << 16 | median(greens, n) << 8 | median(blues, n);
  }

  private static int median(int[] values, int count) {
    int[] sorted = Arrays.copyOf(values, count);
    Arrays.sort(sorted);
    return sorted[count / 2];
  }

  private boolean[] largestRest() {
    boolean[] best = new boolean[rgb.length];
    boolean[] seen = table.clone();
    var queue = new int[rgb.length];
    int bestSize = 0;
    for (int start = 0; start < rgb.length; start++) {
      if (seen[start]) {
        continue;
      }
      int tail = 0;
      queue[tail++] = start;
      seen[start] = true;
      for (int head = 0; head < tail; head++) {
        for (int to : neighbours(queue[head])) {
          if (to >= 0 && !seen[to]) {
            seen[to] = true;
            queue[tail++] = to;
          }
        }
      }
      things += tail >= THING_PIXELS_MIN ? 1 : 0;
      if (tail > bestSize) {
        bestSize = tail;
        best = new boolean[rgb.length];
        for (int i = 0; i < tail; i++) {
          best[queue[i]] = true;
        }
      }
    }
    return best;
  }

  private int[] neighbours(int at) {
    int x = at % width;
    return new int[] {
      x > 0 ? at - 1 : -1,
      x < width - 1 ? at + 1 : -1,
      at - width,
      at + width < rgb.length ? at + width : -1
    };
  }

  private Quad corners(boolean[] page) {
    int[] best = {-1, -1, -1, -1};
    for (int i = 0; i < page.length; i++) {
      if (page[i]) {
        int sum = i % width + i / width;
        int difference = i % width - i / width;
        best[0] = best[0] < 0 || sum < sum(best[0]) ? i : best[0];
        best[1] = best[1] < 0 || difference > difference(best[1]) ? i : best[1];
        best[2] = best[2] < 0 || sum > sum(best[2]) ? i : best[2];
        best[3] = best[3] < 0 || difference < difference(best[3]) ? i : best[3];
      }
    }
    return new Quad(point(best[0]), point(best[1]), point(best[2]), point(best[3]));
  }

  private int sum(int at) {
    return at % width + at / width;
  }

  private int difference(int at) {
    return at % width - at / width;
  }

  private Point2D.Double point(int at) {
    return new Point2D.Double(at % width + 0.5, at / width + 0.5);
  }

  private double brightness(boolean[] part) {
    long sum = 0;
    int count = 0;
    for (int i = 0; i < part.length; i++) {
      if (part[i]) {
        sum += (rgb[i] >> 16 & 0xff) + (rgb[i] >> 8 & 0xff) + (rgb[i] & 0xff);
        count += 3;
      }
    }
    return count == 0 ? 0 : (double) sum / count;
  }

  private static int distance(int a, int b) {
    return Math.abs((a >> 16 & 0xff) - (b >> 16 & 0xff))
        + Math.abs((a >> 8 & 0xff) - (b >> 8 & 0xff))
        + Math.abs((a & 0xff) - (b & 0xff));
  }
}
