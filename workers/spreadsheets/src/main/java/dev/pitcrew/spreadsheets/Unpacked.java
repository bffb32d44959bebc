package dev.pitcrew.spreadsheets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * How large the parts of a zip file are before anybody holds them: a small file may hold much, and
 * what it says of itself need not be true.
 */
final class Unpacked {

  /** One part of a file that is held whole: some 240,000 cells; more would not fit a small heap. */
  static final long PART_BYTES_MAX = 16_000_000;

  private static final int PARTS_MAX = 500;
  private static final int PARTS_AS_LARGE_MAX = 4;
  private static final int BUFFER_BYTES = 1 << 16;

  private Unpacked() {}

  /**
   * The sizes of all parts, by name.
   *
   * @throws UnreadableFile when it is broken, or has parts above the limit, or many near it
   */
  static Map<String, Long> sizes(String name, SeekableByteChannel bytes, long partBytesMax) {
    var sizes = new HashMap<String, Long>();
    var buffer = new byte[BUFFER_BYTES];
    long all = 0;
    try (var zip = ZipFile.builder().setSeekableByteChannel(bytes).get()) {
      for (var part : Collections.list(zip.getEntries())) {
        long size = 0;
        try (var in = zip.getInputStream(part)) {
          for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            size += read;
            if (size > partBytesMax
                || all + size > PARTS_AS_LARGE_MAX * partBytesMax
                || sizes.size() > PARTS_MAX) {
              throw new UnreadableFile(
                  "Expected a sheet of at most %d MB unpacked in %s, but it is larger. Save it as csv or split it."
                      .formatted(partBytesMax / 1_000_000, name));
            }
          }
        }
        all += size;
        sizes.merge(part.getName(), size, Long::sum);
      }
    } catch (IOException
        | UncheckedIOException
        | IllegalArgumentException
        | ArithmeticException e) {
      throw UnreadableFile.broken(name, e);
    }
    return sizes;
  }
}
