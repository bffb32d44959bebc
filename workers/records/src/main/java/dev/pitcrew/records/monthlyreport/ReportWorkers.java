package dev.pitcrew.records.monthlyreport;

import dev.pitcrew.jobs.JobRunner;
import dev.pitcrew.jobs.UniqueMessage;
import dev.pitcrew.jobs.shelf.ClientShelf;
import dev.pitcrew.jobs.shelf.DocumentShelf;
import dev.pitcrew.records.Records;
import io.camunda.client.CamundaClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** The workers of the monthly report. */
public final class ReportWorkers {

  private static final Duration TIME_TO_LIVE = Duration.ofDays(1);

  private ReportWorkers() {}

  /**
   * Opens them; closing the answer closes them all.
   *
   * @param shared the folder in which people leave sheets for reports
   */
  public static AutoCloseable register(CamundaClient client, Records records, Path shared) {
    Function<String, DocumentShelf> shelves = process -> new ClientShelf(client, null, process);
    var workers =
        List.of(
            JobRunner.open(client, OpenReport.TYPE, OpenReport.VARIABLES, new OpenReport(records)),
            JobRunner.open(client, PlanReport.TYPE, PlanReport.VARIABLES, new PlanReport(records)),
            JobRunner.open(
                client,
                RequestReport.TYPE,
                RequestReport.VARIABLES,
                new RequestReport(
                    records,
                    (messageId, variables) ->
                        new UniqueMessage(
                                RequestReport.MESSAGE,
                                messageId,
                                messageId,
                                TIME_TO_LIVE,
                                variables)
                            .publish(client))),
            JobRunner.open(
                client, CollectBooks.TYPE, CollectBooks.VARIABLES, new CollectBooks(records)),
            JobRunner.open(
                client, CollectKpis.TYPE, CollectKpis.VARIABLES, new CollectKpis(records)),
            JobRunner.open(
                client,
                FindSharedFile.TYPE,
                FindSharedFile.VARIABLES,
                new FindSharedFile(records, shared, shelves)),
            JobRunner.open(
                client, FreezeReport.TYPE, FreezeReport.VARIABLES, new FreezeReport(records)),
            JobRunner.open(
                client,
                ArchiveReport.TYPE,
                ArchiveReport.VARIABLES,
                new ArchiveReport(records, shelves)),
            JobRunner.open(client, SendReport.TYPE, SendReport.VARIABLES, new SendReport(records)));
    return () -> workers.forEach(worker -> worker.close());
  }
}
