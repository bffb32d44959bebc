package dev.pitcrew.samples.make;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/**
 * What a scanner or a phone makes of a page. Noise comes from a seed, so the same page gives the
 * same picture.
 */
final class Camera {

  private Camera() {}

  /**
   * A grey scan at 200 dpi, a little askew, with noise and a speckle here and there, as a PDF
   * without text.
   */
  static byte[] scan(PDDocument page, double degrees, long seed) {
    BufferedImage sheet = render(page, 200, ImageType.GRAY);
    BufferedImage askew =
        new BufferedImage(sheet.getWidth(), sheet.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D g = smooth(askew);
    g.setColor(new Color(247, 247, 247));
    g.fillRect(0, 0, askew.getWidth(), askew.getHeight());
    g.drawImage(
        sheet,
        AffineTransform.getRotateInstance(
            Math.toRadians(degrees), sheet.getWidth() / 2.0, sheet.getHeight() / 2.0),
        null);
    g.dispose();
    BufferedImage image = soften(askew);
    Random random = new Random(seed);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int grey = image.getRaster().getSample(x, y, 0) + (int) (random.nextGaussian() * 7);
        image.getRaster().setSample(x, y, 0, Math.clamp(grey, 0, 255));
      }
    }
    for (int speck = 0; speck < 60; speck++) {
      image
          .getRaster()
          .setSample(random.nextInt(image.getWidth()), random.nextInt(image.getHeight()), 0, 60);
    }
    try (PDDocument scan = new PDDocument()) {
      PDPage target = new PDPage(PDRectangle.A4);
      scan.addPage(target);
      try (PDPageContentStream content = new PDPageContentStream(scan, target)) {
        content.drawImage(
            JPEGFactory.createFromImage(scan, image, 0.55f), 0, 0, Sheet.WIDTH, Sheet.HEIGHT);
      }
      scan.setDocumentId(seed);
      return Sheet.bytes(scan);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A phone's photo of the page on a dark desk: seen from an angle, light falling off to one side.
   */
  static byte[] photo(PDDocument page, long seed) {
    BufferedImage sheet = render(page, 190, ImageType.RGB);
    int width = 1900;
    int height = 2520;
    double[][] corners = {{190, 120}, {1730, 190}, {1810, 2390}, {110, 2330}};
    double[] h = homography(corners, sheet.getWidth(), sheet.getHeight());
    BufferedImage photo = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(seed);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double w = h[6] * x + h[7] * y + 1;
        double u = (h[0] * x + h[1] * y + h[2]) / w;
        double v = (h[3] * x + h[4] * y + h[5]) / w;
        double light = 1.02 - 0.30 * x / width - 0.12 * y / height;
        int base =
            u >= 0 && v >= 0 && u < sheet.getWidth() - 1 && v < sheet.getHeight() - 1
                ? sample(sheet, u, v)
                : 0x4b3a2c;
        int noise = (int) (random.nextGaussian() * 5);
        photo.setRGB(x, y, tone(base, light, noise));
      }
    }
    return jpeg(photo, 0.72f);
  }

  private static int tone(int rgb, double light, int noise) {
    int red = Math.clamp((int) ((rgb >> 16 & 255) * light) + noise, 0, 255);
    int green = Math.clamp((int) ((rgb >> 8 & 255) * light * 0.99) + noise, 0, 255);
    int blue = Math.clamp((int) ((rgb & 255) * light * 0.94) + noise, 0, 255);
    return red << 16 | green << 8 | blue;
  }

  private static int sample(BufferedImage image, double u, double v) {
    int x = (int) u;
    int y = (int) v;
    double fx = u - x;
    double fy = v - y;
    int result = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      double top = channel(image, x, y, shift) * (1 - fx) + channel(image, x + 1, y, shift) * fx;
      double bottom =
          channel(image, x, y + 1, shift) * (1 - fx) + channel(image, x + 1, y + 1, shift) * fx;
      result |= (int) (top * (1 - fy) + bottom * fy) << shift;
    }
    return result;
  }

  private static int channel(BufferedImage image, int x, int y, int shift) {
    return image.getRGB(x, y) >> shift & 255;
  }

  /**
   * The projective map from the photo's pixels to the sheet's, from where the sheet's corners lie
   * in the photo.
   */
  private static double[] homography(double[][] corners, int width, int height) {
    double[][] targets = {{0, 0}, {width, 0}, {width, height}, {0, height}};
    double[][] a = new double[8][9];
    for (int i = 0; i < 4; i++) {
      double x = corners[i][0];
      double y = corners[i][1];
      double u = targets[i][0];
      double v = targets[i][1];
      a[2 * i] = new double[] {x, y, 1, 0, 0, 0, -u * x, -u * y, u};
      a[2 * i + 1] = new double[] {0, 0, 0, x, y, 1, -v * x, -v * y, v};
    }
    for (int column = 0; column < 8; column++) {
      int pivot = column;
      for (int row = column + 1; row < 8; row++) {
        if (Math.abs(a[row][column]) > Math.abs(a[pivot][column])) {
          pivot = row;
        }
      }
      double[] swap = a[column];
      a[column] = a[pivot];
      a[pivot] = swap;
      for (int row = 0; row < 8; row++) {
        if (row != column) {
          double factor = a[row][column] / a[column][column];
          for (int k = column; k < 9; k++) {
            a[row][k] -= factor * a[column][k];
          }
        }
      }
    }
    double[] h = new double[8];
    for (int i = 0; i < 8; i++) {
      h[i] = a[i][8] / a[i][i];
    }
    return h;
  }

  private static BufferedImage render(PDDocument page, int dpi, ImageType type) {
    try (page) {
      return new PDFRenderer(page).renderImageWithDPI(0, dpi, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BufferedImage soften(BufferedImage image) {
    float[] kernel = {0.04f, 0.1f, 0.04f, 0.1f, 0.44f, 0.1f, 0.04f, 0.1f, 0.04f};
    return new ConvolveOp(new Kernel(3, 3, kernel), ConvolveOp.EDGE_NO_OP, null)
        .filter(image, null);
  }

  private static Graphics2D smooth(BufferedImage image) {
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    return g;
  }

  static byte[] jpeg(BufferedImage image, float quality) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (var stream = ImageIO.createImageOutputStream(out)) {
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(quality);
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), parameters);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }
}
