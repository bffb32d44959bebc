package dev.pitcrew.spreadsheets;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipInputStream;

/**
 * How large the parts of a zip file are before anybody unpacks them: a small file may hold much.
 */
final class Unpacked {

  /** One part of a file that is held whole: some 240,000 cells; more would not fit a small heap. */
  static final long PART_BYTES_MAX = 16_000_000;

  private static final int PARTS_MAX = 500;
  private static final int BUFFER_BYTES = 1 << 16;

  private Unpacked() {}

  /**
   * The sizes of all parts, by name.
   *
   * @throws UnreadableFile when it is broken, or has parts above the limit
   */
  static Map<String, Long> sizes(String name, InputStream bytes, long partBytesMax) {
    var sizes = new HashMap<String, Long>();
    var buffer = new byte[BUFFER_BYTES];
    try (var zip = new ZipInputStream(bytes)) {
      for (var part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
        long size = 0;
        for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
          size += read;
          if (size > partBytesMax || sizes.size() > PARTS_MAX) {
            throw new UnreadableFile(
                "Expected a sheet of at most %d MB unpacked in %s, but it is larger. Save it as csv or split it."
                    .formatted(partBytesMax / 1_000_000, name));
          }
        }
        sizes.merge(part.getName(), size, Long::sum);
      }
    } catch (IOException | IllegalArgumentException e) {
      throw UnreadableFile.broken(name, e);
    }
    return sizes;
  }
}
