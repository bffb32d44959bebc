package dev.pitcrew.documents.ocr;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Arrays;

/**
 * A picture in grey levels.
 *
 * @param pixels row by row from the upper left corner; 0 is black, 255 (as -1) is white
 */
public record GrayImage(int width, int height, byte[] pixels) {
  private static final int FRACTION_BITS = 16;
  private static final int ONE = 1 << FRACTION_BITS;

  public static GrayImage of(BufferedImage image) {
    BufferedImage gray = image;
    if (image.getType() != BufferedImage.TYPE_BYTE_GRAY) {
      gray = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
      Graphics2D graphics = gray.createGraphics();
      graphics.setColor(java.awt.Color.WHITE); // What is transparent is paper.
      graphics.fillRect(0, 0, gray.getWidth(), gray.getHeight());
      graphics.drawImage(image, 0, 0, null);
      graphics.dispose();
    }
    byte[] pixels = ((DataBufferByte) gray.getRaster().getDataBuffer()).getData();
    return new GrayImage(gray.getWidth(), gray.getHeight(), pixels);
  }

  public BufferedImage toBufferedImage() {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    byte[] target = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    System.arraycopy(pixels, 0, target, 0, pixels.length);
    return image;
  }

  int at(int x, int y) {
    return pixels[y * width + x] & 0xff;
  }

  /** Between pixels by weighing the four around; white outside. */
  int between(float x, float y) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    if (left < 0 || top < 0 || left + 1 >= width || top + 1 >= height) {
      boolean inside = left >= 0 && top >= 0 && left < width && top < height;
      return inside ? at(left, top) : 255;
    }
    float dx = x - left;
    float dy = y - top;
    float upper = at(left, top) * (1 - dx) + at(left + 1, top) * dx;
    float lower = at(left, top + 1) * (1 - dx) + at(left + 1, top + 1) * dx;
    return (int) (upper * (1 - dy) + lower * dy + 0.5f);
  }

  /** Enlarged between the pixels, or made smaller by the mean of what falls together. */
  public GrayImage scaled(double factor) {
    if (factor >= 1) {
      return resampled(0, factor);
    }
    int w = Math.max(1, (int) Math.round(width * factor));
    int h = Math.max(1, (int) Math.round(height * factor));
    var result = new byte[w * h];
    shrink(w, h, result);
    return new GrayImage(w, h, result);
  }

  private void shrink(int w, int h, byte[] result) {
    for (int y = 0; y < h; y++) {
      int top = (int) ((long) y * height / h);
      int bottom = Math.max(top + 1, (int) ((long) (y + 1) * height / h));
      for (int x = 0; x < w; x++) {
        int left = (int) ((long) x * width / w);
        int right = Math.max(left + 1, (int) ((long) (x + 1) * width / w));
        int sum = 0;
        for (int sy = top; sy < bottom; sy++) {
          for (int sx = left; sx < right; sx++) {
            sum += pixels[sy * width + sx] & 0xff;
          }
        }
        result[y * w + x] = (byte) (sum / ((bottom - top) * (right - left)));
      }
    }
  }

  /** A band across the picture. */
  GrayImage rows(int top, int count) {
    byte[] band = Arrays.copyOfRange(pixels, top * width, (top + count) * width);
    return new GrayImage(width, count, band);
  }

  /** A part of the picture, which must lie inside it. */
  GrayImage part(int left, int top, int partWidth, int partHeight) {
    var part = new byte[partWidth * partHeight];
    for (int y = 0; y < partHeight; y++) {
      System.arraycopy(pixels, (top + y) * width + left, part, y * partWidth, partWidth);
    }
    return new GrayImage(partWidth, partHeight, part);
  }

  /** Turned clockwise by a quarter, {@code quarters} times. */
  public GrayImage turned(int quarters) {
    int q = Math.floorMod(quarters, 4);
    if (q == 0) {
      return this;
    }
    int w = q == 2 ? width : height;
    int h = q == 2 ? height : width;
    var result = new byte[w * h];
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        result[y * w + x] =
            switch (q) {
              case 1 -> pixels[(height - 1 - x) * width + y];
              case 2 -> pixels[(height - 1 - y) * width + width - 1 - x];
              default -> pixels[x * width + width - 1 - y];
            };
      }
    }
    return new GrayImage(w, h, result);
  }

  /**
   * Turned by a small angle about its middle, clockwise where positive, and scaled, in one pass, so
   * that letters are blurred once only.
   */
  GrayImage resampled(double radians, double factor) {
    int w = Math.max(1, (int) Math.round(width * factor));
    int h = Math.max(1, (int) Math.round(height * factor));
    var result = new byte[w * h];
    double cos = Math.cos(radians) / factor;
    double sin = Math.sin(radians) / factor;
    int stepX = (int) Math.round(cos * ONE);
    int stepY = (int) Math.round(-sin * ONE);
    for (int y = 0; y < h; y++) {
      double dx = -(w - 1) / 2.0;
      double dy = y - (h - 1) / 2.0;
      long sourceX = Math.round(((width - 1) / 2.0 + dx * cos + dy * sin) * ONE);
      long sourceY = Math.round(((height - 1) / 2.0 - dx * sin + dy * cos) * ONE);
      for (int x = 0; x < w; x++, sourceX += stepX, sourceY += stepY) {
        result[y * w + x] = (byte) weighed(sourceX, sourceY);
      }
    }
    return new GrayImage(w, h, result);
  }

  /** The same as {@link #between} in whole numbers of 1/65536, since it runs for every pixel. */
  private int weighed(long fixedX, long fixedY) {
    int left = (int) (fixedX >> FRACTION_BITS);
    int top = (int) (fixedY >> FRACTION_BITS);
    if (left < 0 || top < 0 || left + 1 >= width || top + 1 >= height) {
      return between((float) fixedX / ONE, (float) fixedY / ONE);
    }
    int dx = (int) (fixedX & ONE - 1) >> 8;
    int dy = (int) (fixedY & ONE - 1) >> 8;
    int at = top * width + left;
    int upper = (pixels[at] & 0xff) * (256 - dx) + (pixels[at + 1] & 0xff) * dx;
    int lower = (pixels[at + width] & 0xff) * (256 - dx) + (pixels[at + width + 1] & 0xff) * dx;
    return upper * (256 - dy) + lower * dy >> 16;
  }

  /** The level that best parts ink from paper (Otsu). */
  int threshold() {
    var histogram = new int[256];
    int step = Math.max(1, pixels.length / 2_000_000);
    int count = 0;
    long sum = 0;
    for (int i = 0; i < pixels.length; i += step) {
      int v = pixels[i] & 0xff;
      histogram[v]++;
      count++;
      sum += v;
    }
    long sumBelow = 0;
    int below = 0;
    double best = -1;
    int threshold = 128;
    for (int t = 0; t < 256; t++) {
      below += histogram[t];
      sumBelow += (long) t * histogram[t];
      if (below == 0 || below == count) {
        continue;
      }
      double difference = (double) sumBelow / below - (double) (sum - sumBelow) / (count - below);
      double between = (double) below * (count - below) * difference * difference;
      if (between > best) {
        best = between;
        threshold = t;
      }
    }
    return threshold;
  }
}
