package dev.pitcrew.records.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Small files that must not be found empty after the power was lost: a name can be on disk before
 * the bytes are, and bytes before their name.
 */
public final class SyncedFiles {

  private SyncedFiles() {}

  /** Writes a text over whatever the file held; on disk when this returns, its name not yet. */
  public static void write(Path file, String text) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /** The names in a folder, and its own in the one above, are on disk when this returns. */
  public static void syncNames(Path folder) throws IOException {
    sync(folder);
    Path above = folder.toAbsolutePath().getParent();
    if (above != null && Files.isReadable(above)) {
      sync(above);
    }
  }

  private static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
