package dev.pitcrew.documents.read;

import dev.pitcrew.documents.ocr.GrayImage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** Writes pictures of pages: PNG where lines are sharp, JPEG where there is noise to lose. */
final class ImageFiles {
  private ImageFiles() {}

  static PageImage write(int page, BufferedImage image, boolean noisy) throws IOException {
    var bytes = new ByteArrayOutputStream();
    String format = noisy ? "jpeg" : "png";
    if (!ImageIO.write(image, format, bytes)) {
      throw new IOException("no writer for " + format);
    }
    return new PageImage(page, "image/" + format, bytes.toByteArray());
  }

  static PageImage write(int page, GrayImage image, long pixelsMax) throws IOException {
    double factor = Math.min(1, Math.sqrt((double) pixelsMax / image.pixels().length));
    return write(page, (factor < 1 ? image.scaled(factor) : image).toBufferedImage(), true);
  }
}
