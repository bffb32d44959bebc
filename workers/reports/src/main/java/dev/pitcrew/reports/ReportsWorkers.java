package dev.pitcrew.reports;

import dev.pitcrew.jobs.JobRunner;
import dev.pitcrew.jobs.shelf.ClientShelf;
import io.camunda.client.CamundaClient;
import java.nio.file.Path;
import java.util.List;

/** The workers that make reports. */
public final class ReportsWorkers {

  private ReportsWorkers() {}

  /**
   * Opens them; closing the answer closes them all.
   *
   * @param templates the folder of the company's own templates; it need not exist
   */
  public static AutoCloseable register(CamundaClient client, Path templates) {
    var workers =
        List.of(
            JobRunner.open(
                client,
                RenderPdf.TYPE,
                RenderPdf.VARIABLES,
                new RenderPdf(
                    new Templates(templates),
                    new PdfReport(),
                    process -> new ClientShelf(client, null, process))));
    return () -> workers.forEach(worker -> worker.close());
  }
}
