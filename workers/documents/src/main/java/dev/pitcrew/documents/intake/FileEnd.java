package dev.pitcrew.documents.intake;

import dev.pitcrew.documents.read.FileKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looks at a file's last bytes: a file whose end is missing is most likely still being written. */
final class FileEnd {
  private static final int HEAD = 1_024;
  private static final int TAIL = 2_048;

  private FileEnd() {}

  static boolean isThere(Path file) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      byte[] head = read(channel, 0, HEAD);
      String tail =
          new String(
              read(channel, Math.max(0, channel.size() - TAIL), TAIL), StandardCharsets.ISO_8859_1);
      return switch (FileKind.of(head)) {
        case PDF -> tail.contains("%%EOF");
        case PNG -> tail.contains("IEND");
        case JPEG -> tail.contains("\u00ff\u00d9");
        case XML, HTML -> tail.replace("\0", "").stripTrailing().endsWith(">");
        case EMPTY -> false;
        case TIFF, ZIP, OFFICE, PACKED, TEXT, UNKNOWN -> true;
      };
    }
  }

  private static byte[] read(SeekableByteChannel channel, long from, int count) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(count, channel.size() - from));
    channel.position(from);
    while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
      // A channel may give less than was asked for.
    }
    byte[] bytes = new byte[buffer.position()];
    buffer.flip().get(bytes);
    return bytes;
  }
}
