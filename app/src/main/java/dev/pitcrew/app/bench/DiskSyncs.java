package dev.pitcrew.app.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What the disk alone takes to make two small writes safe, one after the other, by the call that
 * the engine's database uses ({@code fsync}, not {@code fdatasync}).
 */
final class DiskSyncs implements AutoCloseable {

  private static final int BYTES = 4096;
  private static final int BYTES_IN_PLACE = 16 << 20;

  private final Kind inPlace;
  private final Kind appended;

  /**
   * @param folder on the disk that is meant
   */
  DiskSyncs(Path folder) throws IOException {
    this.inPlace = new Kind(folder, BYTES_IN_PLACE);
    this.appended = new Kind(folder, 0);
  }

  /** Two of each kind; returns what those in place took, in nanoseconds. */
  long measure(boolean counts) throws IOException {
    appended.measure(counts);
    return inPlace.measure(counts);
  }

  Percentiles inPlace() {
    return inPlace.latencies.percentiles();
  }

  Percentiles appended() {
    return appended.latencies.percentiles();
  }

  @Override
  public void close() throws IOException {
    try (inPlace) {
      appended.close();
    }
  }

  /** One file; written round and round where it has a length from the start. */
  private static final class Kind implements AutoCloseable {

    private final Path file;
    private final FileChannel channel;
    private final int length;
    private final Latencies latencies = new Latencies();

    Kind(Path folder, int length) throws IOException {
      this.file = Files.createTempFile(folder, "bench", ".sync");
      this.channel = FileChannel.open(file, StandardOpenOption.WRITE);
      this.length = length;
      channel.write(ByteBuffer.allocate(length));
      channel.force(true);
    }

    long measure(boolean counts) throws IOException {
      long begun = System.nanoTime();
      write();
      write();
      long took = System.nanoTime() - begun;
      if (counts) {
        latencies.add(took);
      }
      return took;
    }

    private void write() throws IOException {
      if (length > 0 && channel.position() >= length) {
        channel.position(0);
      }
      channel.write(ByteBuffer.allocate(BYTES));
      channel.force(true);
    }

    @Override
    public void close() throws IOException {
      channel.close();
      Files.deleteIfExists(file);
    }
  }
}
