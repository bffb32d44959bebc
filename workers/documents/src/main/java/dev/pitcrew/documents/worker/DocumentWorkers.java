package dev.pitcrew.documents.worker;

import dev.pitcrew.documents.invoice.InvoiceReader;
import dev.pitcrew.documents.receipt.ReceiptReader;
import dev.pitcrew.jobs.Heartbeats;
import dev.pitcrew.jobs.JobRunner;
import dev.pitcrew.jobs.shelf.ClientShelf;
import dev.pitcrew.jobs.shelf.DocumentShelf;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.worker.JobWorker;
import java.time.Duration;
import java.util.List;

/**
 * Serves the document jobs of an engine. Reading takes seconds and holds the client's worker thread
 * meanwhile, so the client should be one of its own, with as many worker threads as there are
 * reading processes.
 */
public final class DocumentWorkers implements AutoCloseable {
  /** The process whose people may read what is stored of invoices. */
  public static final String PROCESS = "invoice-intake";

  /** How long after the death of this process a job is handed out again. */
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final InvoiceReader reader;
  private final ReceiptReader receipts;
  private final Heartbeats heartbeats;
  private final List<JobWorker> workers;

  private DocumentWorkers(
      InvoiceReader reader,
      ReceiptReader receipts,
      Heartbeats heartbeats,
      List<JobWorker> workers) {
    this.reader = reader;
    this.receipts = receipts;
    this.heartbeats = heartbeats;
    this.workers = workers;
  }

  public static DocumentWorkers register(CamundaClient client, DocumentWorkersConfig config) {
    var reader = new InvoiceReader(config.reader().forPeople());
    DocumentShelf shelf = new ClientShelf(client, config.storeId(), PROCESS);
    var heartbeats = new Heartbeats(client, TIMEOUT);
    int readers = config.reader().processesMax();
    JobWorker read =
        JobRunner.openLong(
            client,
            heartbeats,
            "documents.read",
            readers,
            List.of("document", "intake"),
            new ReadJob(reader, shelf));
    var receipts = new ReceiptReader(config.reader().forPeople());
    JobWorker receipt =
        JobRunner.openLong(
            client,
            heartbeats,
            "documents.read-receipt",
            readers,
            List.of("document", "documents"),
            new ReadReceiptJob(
                receipts, process -> new ClientShelf(client, config.storeId(), process)));
    JobWorker archive =
        JobRunner.openLong(
            client,
            heartbeats,
            "documents.archive",
            readers * 4,
            List.of("document", "intake", "invoice"),
            new ArchiveJob(config.clock()));
    return new DocumentWorkers(reader, receipts, heartbeats, List.of(read, receipt, archive));
  }

  @Override
  public void close() {
    workers.forEach(JobWorker::close);
    heartbeats.close();
    reader.close();
    receipts.close();
  }
}
