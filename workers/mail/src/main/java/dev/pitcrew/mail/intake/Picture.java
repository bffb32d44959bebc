package dev.pitcrew.mail.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Whether a picture is a document, or decoration such as the logo in a signature. */
final class Picture {

  /** Text is not readable on a page whose shorter side has fewer dots. */
  private static final int SIDE_MIN = 400;

  private static final int BYTES_MIN = 20 << 10;

  private Picture() {}

  /** Whether it is large enough to show a document; only its header is read. */
  static boolean canShowADocument(byte[] bytes) {
    return bytes.length >= BYTES_MIN && shorterSide(bytes) >= SIDE_MIN;
  }

  /** 0 where it cannot be found out. */
  private static int shorterSide(byte[] bytes) {
    try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return 0;
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        return Math.min(reader.getWidth(0), reader.getHeight(0));
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      return 0; // The readers throw what they like at broken pictures.
    }
  }
}
