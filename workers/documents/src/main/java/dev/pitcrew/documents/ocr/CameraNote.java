package dev.pitcrew.documents.ocr;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** What a camera noted in a JPEG (EXIF) about how it was held. */
final class CameraNote {
  private static final int APP1 = 0xe1;
  private static final int START_OF_SCAN = 0xda;
  private static final int ORIENTATION = 0x0112;
  private static final int ENTRIES_MAX = 500;

  private CameraNote() {}

  /** Clockwise quarter turns that set the picture upright; mirrored notes count as none. */
  static int quarters(byte[] file) {
    if (file.length < 4 || (file[0] & 0xff) != 0xff || (file[1] & 0xff) != 0xd8) {
      return 0;
    }
    ByteBuffer in = ByteBuffer.wrap(file);
    int at = 2;
    while (at + 4 <= file.length && (file[at] & 0xff) == 0xff) {
      int marker = file[at + 1] & 0xff;
      int length = in.getShort(at + 2) & 0xffff;
      if (marker == START_OF_SCAN || length < 2) {
        return 0;
      }
      int end = Math.min(file.length, at + 2 + length);
      if (marker == APP1 && end - at > 24 && in.getInt(at + 4) == 0x45786966) {
        return orientation(in.slice(at + 10, end - at - 10));
      }
      at += 2 + length;
    }
    return 0;
  }

  private static int orientation(ByteBuffer tiff) {
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    if (directory < 8 || directory > tiff.limit() - 2) {
      return 0;
    }
    int entries = Math.min(ENTRIES_MAX, tiff.getShort(directory) & 0xffff);
    for (int i = 0; i < entries; i++) {
      int entry = directory + 2 + 12 * i;
      if (entry + 12 > tiff.limit()) {
        return 0;
      }
      if ((tiff.getShort(entry) & 0xffff) == ORIENTATION) {
        return switch (tiff.getShort(entry + 8)) {
          case 6 -> 1;
          case 3 -> 2;
          case 8 -> 3;
          default -> 0;
        };
      }
    }
    return 0;
  }
}
