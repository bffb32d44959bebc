package dev.pitcrew.documents.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pitcrew.documents.invoice.InvoiceReader;
import dev.pitcrew.documents.shelf.ClientShelf;
import dev.pitcrew.documents.shelf.DocumentShelf;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import io.camunda.client.api.worker.JobWorker;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the document jobs of an engine. Reading takes seconds and holds the client's worker thread
 * meanwhile, so the client should be one of its own, with as many worker threads as there are
 * reading processes.
 */
public final class DocumentWorkers implements AutoCloseable {
  /** The process whose people may read what is stored for it. */
  public static final String PROCESS = "invoice-intake";

  private static final Logger LOG = LoggerFactory.getLogger(DocumentWorkers.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** How long after the death of this process a job is handed out again. */
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private static final int NOT_FOUND = 404;
  private static final Duration BACKOFF = Duration.ofSeconds(5);

  private final InvoiceReader reader;
  private final Heartbeats heartbeats;
  private final List<JobWorker> workers;

  private DocumentWorkers(InvoiceReader reader, Heartbeats heartbeats, List<JobWorker> workers) {
    this.reader = reader;
    this.heartbeats = heartbeats;
    this.workers = workers;
  }

  /** What is done for one job. */
  interface Work {
    JobResult run(JsonNode variables) throws IOException, InterruptedException;
  }

  public static DocumentWorkers register(CamundaClient client, DocumentWorkersConfig config) {
    var reader = new InvoiceReader(config.reader().forPeople());
    DocumentShelf shelf = new ClientShelf(client, config.storeId(), PROCESS);
    var heartbeats = new Heartbeats(client, TIMEOUT);
    int readers = config.reader().processesMax();
    JobWorker read =
        open(
            client,
            heartbeats,
            "documents.read",
            readers,
            List.of("document", "intake"),
            new ReadJob(reader, shelf)::run);
    JobWorker archive =
        open(
            client,
            heartbeats,
            "documents.archive",
            readers * 4,
            List.of("document", "intake", "invoice"),
            new ArchiveJob(config.clock())::run);
    return new DocumentWorkers(reader, heartbeats, List.of(read, archive));
  }

  private static JobWorker open(
      CamundaClient client,
      Heartbeats heartbeats,
      String type,
      int activeMax,
      List<String> variables,
      Work work) {
    return client
        .newWorker()
        .jobType(type)
        .handler(
            (jobs, job) -> {
              try (var beating = heartbeats.of(job)) {
                handle(jobs, job, work);
              }
            })
        .name("pitcrew-" + type)
        .timeout(TIMEOUT)
        .maxJobsActive(activeMax)
        // A stream hands over what comes; only jobs that are asked for begin before their timeout.
        .streamEnabled(false)
        .fetchVariables(variables)
        .open();
  }

  static void handle(JobClient jobs, ActivatedJob job, Work work) {
    try {
      switch (work.run(JSON.readTree(job.getVariables()))) {
        case JobResult.Done done ->
            jobs.newCompleteCommand(job).variables(json(done.variables())).send().join();
        case JobResult.BpmnError error ->
            jobs.newThrowErrorCommand(job)
                .errorCode(error.code())
                .errorMessage(error.message())
                .variables(json(Map.of("reason", error.message())))
                .send()
                .join();
        case JobResult.BrokenContract broken ->
            jobs.newFailCommand(job).retries(0).errorMessage(broken.message()).send().join();
      }
    } catch (InterruptedException e) {
      // The worker is being closed; the job is handed out again after its deadline.
      Thread.currentThread().interrupt();
    } catch (ProblemException e) {
      if (e.code() != NOT_FOUND) {
        retryLater(jobs, job, e);
        return;
      }
      LOG.info(
          "The job was done by another worker or is not wanted any more; nothing is lost. type={} jobKey={}",
          job.getType(),
          job.getKey());
    } catch (IOException | RuntimeException e) {
      retryLater(jobs, job, e);
    }
  }

  private static String json(Map<String, Object> variables) throws JsonProcessingException {
    return JSON.writeValueAsString(variables);
  }

  private static void retryLater(JobClient jobs, ActivatedJob job, Exception outage) {
    int left = Math.max(0, job.getRetries() - 1);
    LOG.warn(
        "The job failed; it is tried again in {} s, {} tries left. type={} jobKey={}",
        BACKOFF.toSeconds(),
        left,
        job.getType(),
        job.getKey(),
        outage);
    jobs.newFailCommand(job)
        .retries(left)
        .retryBackoff(BACKOFF)
        .errorMessage(
            "Expected to do %s, but what it needs is out of order for now."
                .formatted(job.getType()))
        .send()
        .join();
  }

  @Override
  public void close() {
    workers.forEach(JobWorker::close);
    heartbeats.close();
    reader.close();
  }
}
