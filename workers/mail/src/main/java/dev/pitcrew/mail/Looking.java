package dev.pitcrew.mail;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks again and again until it is closed. */
public final class Looking implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Looking.class);

  private final ScheduledExecutorService looks;

  private Looking(String name) {
    looks =
        Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name(name).unstarted(task));
  }

  /** One look; what it cannot do for now is an exception, and the next look tries again. */
  @FunctionalInterface
  public interface Look {
    void look() throws InterruptedException;
  }

  /**
   * @param every from the end of one look to the next
   */
  public static Looking start(String name, Look look, Duration every) {
    var looking = new Looking(name);
    looking.looks.scheduleWithFixedDelay(
        () -> once(name, look), 0, every.toMillis(), TimeUnit.MILLISECONDS);
    return looking;
  }

  private static void once(String name, Look look) {
    try {
      look.look();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.warn("A look failed; the next one tries again. what={}", name, e);
    }
  }

  @Override
  public void close() {
    looks.shutdownNow();
  }
}
