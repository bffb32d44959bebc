package dev.pitcrew.web.signin;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/**
 * A QR code as the path of an SVG.
 *
 * @param path one square for each dark module, within a quiet zone of four modules
 * @param size modules on each side, the quiet zone included
 */
record QrPath(String path, int size) {

  private static final int QUIET = 4;

  static QrPath of(String text) {
    ByteMatrix modules;
    try {
      modules = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
    } catch (WriterException e) {
      throw new IllegalArgumentException(
          "Expected a text that fits into a QR code, but it has %d characters."
              .formatted(text.length()),
          e);
    }
    var path = new StringBuilder();
    for (int y = 0; y < modules.getHeight(); y++) {
      for (int x = 0; x < modules.getWidth(); x++) {
        if (modules.get(x, y) == 1) {
          path.append('M').append(x + QUIET).append(' ').append(y + QUIET).append("h1v1h-1z");
        }
      }
    }
    return new QrPath(path.toString(), modules.getWidth() + 2 * QUIET);
  }
}
