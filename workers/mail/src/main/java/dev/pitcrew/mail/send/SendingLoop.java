package dev.pitcrew.mail.send;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks into the outbox again and again until it is closed. */
public final class SendingLoop implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SendingLoop.class);

  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().daemon().name("mail-sending").unstarted(task));

  private SendingLoop() {}

  public static SendingLoop start(OutboxSender sender, Duration every) {
    var loop = new SendingLoop();
    loop.looks.scheduleWithFixedDelay(
        () -> look(sender), 0, every.toMillis(), TimeUnit.MILLISECONDS);
    return loop;
  }

  private static void look(OutboxSender sender) {
    try {
      sender.look();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.warn("Mail cannot be sent for now; the next look tries again.", e);
    }
  }

  @Override
  public void close() {
    looks.shutdownNow();
  }
}
