package dev.pitcrew.spreadsheets.worker;

import dev.pitcrew.jobs.Heartbeats;
import dev.pitcrew.jobs.JobRunner;
import dev.pitcrew.jobs.shelf.ClientShelf;
import dev.pitcrew.jobs.shelf.DocumentShelf;
import io.camunda.client.CamundaClient;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** All jobs of the spreadsheet worker. */
public final class SpreadsheetsWorkers {

  /** How long after the death of this process a job is handed out again. */
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** Large sheets take memory, so few at a time. */
  private static final int ACTIVE_MAX = 4;

  private SpreadsheetsWorkers() {}

  /**
   * Opens them; closing the answer closes them all. What a job keeps may be read by the people of
   * its process. Large sheets hold the client's threads for a while.
   */
  public static AutoCloseable register(CamundaClient client) {
    Function<String, DocumentShelf> shelves = process -> new ClientShelf(client, null, process);
    var heartbeats = new Heartbeats(client, TIMEOUT);
    var workers =
        List.of(
            JobRunner.openLong(
                client,
                heartbeats,
                ReadJob.TYPE,
                ACTIVE_MAX,
                ReadJob.VARIABLES,
                new ReadJob(shelves)),
            JobRunner.openLong(
                client,
                heartbeats,
                MarkJob.TYPE,
                ACTIVE_MAX,
                MarkJob.VARIABLES,
                new MarkJob(shelves)),
            JobRunner.openLong(
                client,
                heartbeats,
                WriteJob.TYPE,
                ACTIVE_MAX,
                WriteJob.VARIABLES,
                new WriteJob(shelves)));
    return () -> {
      workers.forEach(worker -> worker.close());
      heartbeats.close();
    };
  }
}
