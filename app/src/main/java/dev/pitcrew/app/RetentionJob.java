package dev.pitcrew.app;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.evidence.CaseDocuments;
import dev.pitcrew.records.privacy.Privacy;
import dev.pitcrew.records.privacy.Retention;
import dev.pitcrew.web.WebSettings;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/** Deletes each day what is due, in the engine and in the books. */
final class RetentionJob implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(RetentionJob.class);

  /** Who sent which mail; the documents in it have their own time. */
  private static final Duration MAILS_KEPT = Duration.ofDays(365);

  private static final Duration FIRST_AFTER = Duration.ofMinutes(2);
  private static final Duration BOT_RUNS_KEPT = Duration.ofDays(90);
  private static final Duration EVERY = Duration.ofDays(1);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

  private final Records records;
  private final WebSettings web;
  private final ErasureLedger ledger;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("retention").factory());
  private volatile boolean running;

  RetentionJob(Settings settings, Records records, WebSettings web) {
    this.records = records;
    this.web = web;
    this.ledger = new ErasureLedger(AuditPlaces.heads(settings.data(), settings.auditHeads()));
  }

  @Override
  public void start() {
    eraseAgain();
    running = true;
    thread.scheduleWithFixedDelay(
        this::run, FIRST_AFTER.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void eraseAgain() {
    try {
      // Their names must not come back in the log.
      int erased = ledger.reapply(records).size();
      if (erased > 0) {
        LOG.warn(
            "{} people were erased before and came back with an older backup; erased again.",
            erased);
      }
    } catch (IOException | Privacy.Refused e) {
      LOG.error(
          "Who was erased before may be back from an older backup; the next start tries again.", e);
    }
  }

  private void run() {
    Retention retention = records.retention();
    LocalDate today = retention.today();
    try (CamundaClient client = WorkerClient.open(web, 1)) {
      var disposal = new CaseDocuments(client);
      for (Retention.Kept due : retention.due(today)) {
        if (!running) {
          return;
        }
        delete(retention, due, today, disposal);
      }
      records.privacy().finish(today);
      records.mails().forget(records.clock().instant().minus(MAILS_KEPT));
      records.bots().forget(records.clock().instant().minus(BOT_RUNS_KEPT));
    } catch (DataAccessException e) {
      LOG.warn("What is due could not be deleted; it is tried again tomorrow.", e);
    }
  }

  private static void delete(
      Retention retention, Retention.Kept due, LocalDate today, Retention.Disposal disposal) {
    try {
      retention.delete(due.caseId(), today, disposal);
    } catch (ClientException | Retention.Refused e) {
      LOG.warn(
          "Case {} is due, but could not be deleted; it is tried again tomorrow: {}",
          due.caseId(),
          e.getMessage());
    }
  }

  @Override
  public void stop() {
    running = false;
    thread.shutdownNow();
    try {
      if (!thread.awaitTermination(STOP_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
        LOG.warn("The deletion of what is due did not stop in time; the next day goes on with it.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** While the API answers. */
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }
}
