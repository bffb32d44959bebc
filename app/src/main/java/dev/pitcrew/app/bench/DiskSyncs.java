package dev.pitcrew.app.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What the disk alone takes to make two small appends safe, one after the other. */
final class DiskSyncs implements AutoCloseable {

  private static final int BYTES = 4096;
  private static final long LENGTH_MAX = 64L << 20;

  private final Path file;
  private final FileChannel channel;
  private final Latencies latencies = new Latencies();

  /**
   * @param folder on the disk that is meant
   */
  DiskSyncs(Path folder) throws IOException {
    this.file = Files.createTempFile(folder, "bench", ".sync");
    this.channel = FileChannel.open(file, StandardOpenOption.WRITE);
  }

  void measure(boolean counts) throws IOException {
    long begun = System.nanoTime();
    append();
    append();
    if (counts) {
      latencies.add(System.nanoTime() - begun);
    }
  }

  private void append() throws IOException {
    if (channel.position() > LENGTH_MAX) {
      channel.position(0);
    }
    channel.write(ByteBuffer.allocate(BYTES));
    channel.force(false);
  }

  Percentiles percentiles() {
    return latencies.percentiles();
  }

  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(file);
  }
}
