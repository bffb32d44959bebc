package dev.pitcrew.app;

import dev.pitcrew.documents.intake.Intake;
import dev.pitcrew.documents.intake.IntakeOutcome;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.cases.IntakeRecord;
import io.camunda.client.api.command.ClientException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Starts the cases that a person reopened, until it is closed. */
final class ReopenedCases implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ReopenedCases.class);

  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().daemon().name("reopened-cases").unstarted(task));

  private ReopenedCases() {}

  static ReopenedCases start(Records records, Intake intake, Duration every) {
    var reopened = new ReopenedCases();
    reopened.looks.scheduleWithFixedDelay(
        () -> look(records, intake), 0, every.toMillis(), TimeUnit.MILLISECONDS);
    return reopened;
  }

  private static void look(Records records, Intake intake) {
    try {
      for (var waiting : records.intake().waiting()) {
        // What arrives for the first time is being started by whoever brought it.
        if (records.cases().attempt(waiting.caseId()) > 1) {
          again(records, intake, waiting);
        }
      }
    } catch (ClientException | DataAccessException e) {
      LOG.warn("A reopened case cannot be started; the next look tries again.", e);
    }
  }

  private static void again(Records records, Intake intake, IntakeRecord waiting) {
    try {
      var outcome =
          intake.again(waiting.sha256(), waiting.fileName(), waiting.channel(), waiting.sender());
      if (outcome instanceof IntakeOutcome.Refused refused) {
        records.intake().refused(waiting.sha256(), refused.message());
      }
    } catch (IOException e) {
      LOG.warn(
          "The document of a reopened case cannot be read; the next look tries again. case={}",
          waiting.caseId(),
          e);
    }
  }

  @Override
  public void close() {
    looks.shutdownNow();
  }
}
