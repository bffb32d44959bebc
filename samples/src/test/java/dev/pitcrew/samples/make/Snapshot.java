package dev.pitcrew.samples.make;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** What a phone makes of a small receipt on a table, in few bytes; noise comes from a seed. */
final class Snapshot {

  private static final int MARGIN = 90;
  private static final int TABLE = 70;

  private Snapshot() {}

  /** Askew on a dark table, light falling off to one side. */
  static BufferedImage of(BufferedImage receipt, double degrees, double noise, long seed) {
    int width = receipt.getWidth() + 2 * MARGIN;
    int height = receipt.getHeight() + 2 * MARGIN;
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D g = smooth(picture);
    g.setColor(new Color(TABLE, TABLE, TABLE));
    g.fillRect(0, 0, width, height);
    AffineTransform turn =
        AffineTransform.getRotateInstance(Math.toRadians(degrees), width / 2.0, height / 2.0);
    turn.translate(MARGIN, MARGIN);
    g.drawImage(receipt, turn, null);
    g.dispose();
    Random random = new Random(seed);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double light = 0.97 - 0.20 * x / width - 0.10 * y / height;
        int grey =
            (int) (picture.getRaster().getSample(x, y, 0) * light + random.nextGaussian() * noise);
        picture.getRaster().setSample(x, y, 0, Math.clamp(grey, 0, 255));
      }
    }
    return picture;
  }

  /** The same picture as a messenger sends it on: smaller, and packed once more. */
  static BufferedImage scaled(BufferedImage picture, double factor) {
    int width = (int) (picture.getWidth() * factor);
    int height = (int) (picture.getHeight() * factor);
    BufferedImage smaller = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D g = smooth(smaller);
    g.drawImage(picture, 0, 0, width, height, null);
    g.dispose();
    return smaller;
  }

  /** Brighter or darker, and as a picture with colours where that is asked for. */
  static BufferedImage lit(BufferedImage picture, double gain, int shift, boolean colours) {
    BufferedImage lit =
        new BufferedImage(
            picture.getWidth(),
            picture.getHeight(),
            colours ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        int grey =
            Math.clamp((int) (picture.getRaster().getSample(x, y, 0) * gain) + shift, 0, 255);
        for (int band = 0; band < lit.getRaster().getNumBands(); band++) {
          lit.getRaster().setSample(x, y, band, grey);
        }
      }
    }
    return lit;
  }

  static byte[] png(BufferedImage picture) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static Graphics2D smooth(BufferedImage image) {
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    return g;
  }
}
