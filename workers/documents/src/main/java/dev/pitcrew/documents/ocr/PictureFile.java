package dev.pitcrew.documents.ocr;

import dev.pitcrew.documents.page.ReadLimits;
import dev.pitcrew.documents.page.UnreadableException;
import dev.pitcrew.documents.page.UnreadableException.Reason;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Opens PNG, JPEG and TIFF files; their size is looked at before a pixel is unpacked. */
public final class PictureFile {
  private static final int A4_LONG_SIDE_POINTS = 842;

  static {
    ImageIO.setUseCache(false);
  }

  private PictureFile() {}

  /**
   * The pictures of the file, one for each page: the sheet alone where it was photographed on
   * something darker, upright as far as the camera noted it.
   */
  public static List<GrayImage> read(byte[] bytes, ReadLimits limits) throws UnreadableException {
    return opened(bytes, reader -> pictures(reader, CameraNote.quarters(bytes), limits));
  }

  /**
   * The first picture of the file as it came, with whatever lies around the sheet, upright as far
   * as the camera noted it.
   */
  public static GrayImage whole(byte[] bytes, ReadLimits limits) throws UnreadableException {
    return opened(
        bytes,
        reader -> {
          limit((long) reader.getWidth(0) * reader.getHeight(0), limits);
          return GrayImage.of(reader.read(0)).turned(CameraNote.quarters(bytes));
        });
  }

  private interface Taken<T> {
    T from(ImageReader reader) throws IOException, UnreadableException;
  }

  private static <T> T opened(byte[] bytes, Taken<T> taken) throws UnreadableException {
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new UnreadableException(
            Reason.WRONG_TYPE, "The file is not a PNG, JPEG or TIFF picture.");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in);
        return taken.from(reader);
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      // Decoders answer malformed files with any runtime exception.
      throw new UnreadableException(
          Reason.BROKEN, "The picture is damaged and cannot be opened.", e);
    }
  }

  private static List<GrayImage> pictures(ImageReader reader, int quarters, ReadLimits limits)
      throws IOException, UnreadableException {
    int count = reader.getNumImages(true);
    if (count > limits.pagesMax()) {
      throw new UnreadableException(
          Reason.TOO_LARGE,
          "The file has %d pages; at most %d are read.".formatted(count, limits.pagesMax()));
    }
    List<GrayImage> pictures = new ArrayList<>();
    long pixels = 0;
    for (int i = 0; i < count; i++) {
      pixels += (long) reader.getWidth(i) * reader.getHeight(i);
      limit(pixels, limits);
      BufferedImage image = reader.read(i);
      GrayImage gray = GrayImage.of(image);
      GrayImage page =
          PageFinder.find(image).map(quad -> Perspective.flatten(gray, quad)).orElse(gray);
      pictures.add(page.turned(quarters));
    }
    return pictures;
  }

  private static void limit(long pixels, ReadLimits limits) throws UnreadableException {
    if (pixels > limits.pixelsMax()) {
      throw new UnreadableException(
          Reason.TOO_LARGE,
          "The pictures have more than %d million pixels."
              .formatted(limits.pixelsMax() / 1_000_000));
    }
  }

  /** Pictures seldom tell their true size: the longer side is taken for that of an A4 page. */
  public static double pointsPerPixel(GrayImage picture) {
    return (double) A4_LONG_SIDE_POINTS / Math.max(picture.width(), picture.height());
  }
}
