package dev.pitcrew.documents.receipt;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/** Receipts drawn for tests, and what happens to paper until it is photographed. */
final class DrawnReceipt {
  static final List<String> HARDWARE_SHOP =
      List.of(
          "       NORDLICHT EISENWAREN GMBH",
          "       Hafenstr. 7, 20457 Hamburg",
          "        USt-IdNr. DE123456788",
          "",
          "Beleg-Nr. 004711     Kasse 2",
          "Datum: 14.03.2026    10:42",
          "--------------------------------",
          "Schraubenzieher           12,50",
          "Klebeband  2 x 3,25        6,50",
          "Wandfarbe weiss           24,90",
          "--------------------------------",
          "Zwischensumme             43,90",
          "SUMME          EUR        43,90",
          "Bar                       50,00",
          "Rückgeld                   6,10",
          "",
          "MwSt 19 %   Netto 36,89    7,01",
          "",
          "   Vielen Dank für Ihren Einkauf");

  private static final Color PAPER = new Color(243, 241, 236);
  private static final Color PRINT = new Color(45, 45, 50);

  private DrawnReceipt() {}

  static BufferedImage of(List<String> lines, int letter) {
    int width = letter * 22;
    int step = letter * 3 / 2;
    var image = new BufferedImage(width, step * (lines.size() + 4), BufferedImage.TYPE_INT_RGB);
    Graphics2D g = graphics(image);
    g.setColor(PAPER);
    g.fillRect(0, 0, image.getWidth(), image.getHeight());
    g.setColor(PRINT);
    g.setFont(new Font(Font.MONOSPACED, Font.PLAIN, letter));
    int y = step * 2;
    for (String line : lines) {
      g.drawString(line, letter, y);
      y += step;
    }
    g.dispose();
    return image;
  }

  /** On a dark table, turned, and nearer to the camera at its lower end. */
  static BufferedImage photographed(BufferedImage paper, double turn, double nearer) {
    int margin = paper.getWidth() / 4;
    int width = paper.getWidth() + 2 * margin;
    int height = paper.getHeight() + 2 * margin;
    var photo = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        photo.setRGB(x, y, 0x2b2620 + ((x * 7 + y * 3) % 5) * 0x010101);
      }
    }
    for (int y = 0; y < height; y++) {
      double down = (double) y / height - 0.5;
      double scale = 1 + nearer * down;
      for (int x = 0; x < width; x++) {
        double px = (x - width / 2.0) / scale;
        double py = y - height / 2.0;
        double sx = Math.cos(turn) * px + Math.sin(turn) * py + paper.getWidth() / 2.0;
        double sy = -Math.sin(turn) * px + Math.cos(turn) * py + paper.getHeight() / 2.0;
        if (sx >= 0 && sy >= 0 && sx < paper.getWidth() - 1 && sy < paper.getHeight() - 1) {
          photo.setRGB(x, y, between(paper, sx, sy));
        }
      }
    }
    return photo;
  }

  private static int between(BufferedImage image, double x, double y) {
    int left = (int) x;
    int top = (int) y;
    double dx = x - left;
    double dy = y - top;
    int rgb = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      double upper =
          (image.getRGB(left, top) >> shift & 255) * (1 - dx)
              + (image.getRGB(left + 1, top) >> shift & 255) * dx;
      double lower =
          (image.getRGB(left, top + 1) >> shift & 255) * (1 - dx)
              + (image.getRGB(left + 1, top + 1) >> shift & 255) * dx;
      rgb |= (int) (upper * (1 - dy) + lower * dy) << shift;
    }
    return rgb;
  }

  /** A shadow from one side, folds across, and the grain of a bad lamp. */
  static BufferedImage crumpled(BufferedImage paper, long seed) {
    var random = new Random(seed);
    var image = new BufferedImage(paper.getWidth(), paper.getHeight(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < image.getHeight(); y++) {
      double fold = 0.94 + 0.06 * Math.sin(y / 37.0) * Math.sin(y / 11.0);
      for (int x = 0; x < image.getWidth(); x++) {
        double light = (0.55 + 0.45 * x / image.getWidth()) * fold;
        int rgb = paper.getRGB(x, y);
        int result = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
          double value = (rgb >> shift & 255) * light + random.nextGaussian() * 7;
          result |= (int) Math.clamp(value, 0, 255) << shift;
        }
        image.setRGB(x, y, result);
      }
    }
    return image;
  }

  static BufferedImage turned(BufferedImage image, int quarters) {
    boolean lying = quarters % 2 != 0;
    int width = lying ? image.getHeight() : image.getWidth();
    int height = lying ? image.getWidth() : image.getHeight();
    var turned = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = graphics(turned);
    var way = new AffineTransform();
    way.translate(width / 2.0, height / 2.0);
    way.quadrantRotate(quarters);
    way.translate(-image.getWidth() / 2.0, -image.getHeight() / 2.0);
    g.drawImage(image, way, null);
    g.dispose();
    return turned;
  }

  static BufferedImage scaled(BufferedImage image, double factor) {
    int width = (int) (image.getWidth() * factor);
    int height = (int) (image.getHeight() * factor);
    var scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = graphics(scaled);
    g.drawImage(image, 0, 0, width, height, null);
    g.dispose();
    return scaled;
  }

  private static Graphics2D graphics(BufferedImage image) {
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    return g;
  }

  static byte[] png(BufferedImage image) throws IOException {
    return written(image, "png");
  }

  static byte[] tiff(BufferedImage image) throws IOException {
    return written(image, "tiff");
  }

  private static byte[] written(BufferedImage image, String format) throws IOException {
    var bytes = new ByteArrayOutputStream();
    if (!ImageIO.write(image, format, bytes)) {
      throw new IOException("no writer for " + format);
    }
    return bytes.toByteArray();
  }

  static byte[] jpeg(BufferedImage image, float quality) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam how = writer.getDefaultWriteParam();
    how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    how.setCompressionQuality(quality);
    var bytes = new ByteArrayOutputStream();
    try (var out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), how);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
