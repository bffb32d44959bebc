package dev.pitcrew.documents.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at a watched folder until it is closed. */
public final class FolderWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().daemon().name("folder-watch").unstarted(task));

  private FolderWatch() {}

  /**
   * @param every from the end of one look to the next; a file must not change between two
   */
  public static FolderWatch start(Path folder, Intake intake, Duration every) throws IOException {
    var watched = new WatchedFolder(folder, intake, () -> System.nanoTime() / NANOS_PER_MILLI);
    var watch = new FolderWatch();
    watch.looks.scheduleWithFixedDelay(
        () -> look(folder, watched), 0, every.toMillis(), TimeUnit.MILLISECONDS);
    return watch;
  }

  private static void look(Path folder, WatchedFolder watched) {
    try {
      watched.look();
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("The folder cannot be looked at; the next look tries again. folder={}", folder, e);
    }
  }

  @Override
  public void close() {
    looks.shutdownNow();
  }
}
