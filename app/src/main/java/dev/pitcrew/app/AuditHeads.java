package dev.pitcrew.app;

import dev.pitcrew.records.chain.HeadExport;
import dev.pitcrew.records.chain.HeadKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Keeps the exported heads of the audit trail near its end while the application runs, and exports
 * them a last time when everything else has stopped.
 */
final class AuditHeads implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(AuditHeads.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

  private final HeadExport export;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("audit-heads").factory());
  private boolean failing;
  private volatile boolean running;

  AuditHeads(Settings settings) {
    try {
      export =
          new HeadExport(
              AuditPlaces.chains(settings.data(), settings.database()),
              HeadKey.in(AuditPlaces.key(settings.data())),
              AuditPlaces.heads(settings.data(), settings.auditHeads()),
              settings.clock());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void start() {
    try {
      export.continuity().forEach(LOG::error);
    } catch (SQLException e) {
      throw new IllegalStateException("The audit trail was opened a moment ago.", e);
    }
    running = true;
    thread.scheduleWithFixedDelay(
        () -> export(export::exportDue), 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void stop() {
    running = false;
    thread.shutdown();
    try {
      if (!thread.awaitTermination(LOOK_EVERY.toSeconds(), TimeUnit.SECONDS)) {
        LOG.warn("The audit trail's last head was not exported; the next start exports it.");
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    export(export::exportAll);
  }

  private interface Exporting {
    Object run() throws SQLException, IOException;
  }

  private void export(Exporting work) {
    try {
      work.run();
      failing = false;
    } catch (SQLException | IOException e) {
      if (!failing) {
        LOG.warn(
            "The audit trail's head could not be exported; it is tried again every {} s: {}",
            LOOK_EVERY.toSeconds(),
            e.getMessage());
      }
      failing = true;
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Started first and stopped last, so that the last head covers what the others wrote. */
  @Override
  public int getPhase() {
    return Integer.MIN_VALUE;
  }
}
