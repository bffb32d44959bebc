package dev.pitcrew.torture;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import io.grpc.Status;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Creates instances, works their jobs and publishes messages on one node as fast as it may, until
 * it is closed. A node that is dead, paused or standing by costs nothing but failures.
 */
final class Load implements AutoCloseable {

  static final String ONE_JOB = "torture-one-job";
  static final String BY_MESSAGE = "torture-by-message";

  private static final int OPEN_MAX = 24;
  private static final int BACKLOG_MAX = 400;
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration DEPLOYED_WITHIN = Duration.ofSeconds(90);
  private static final Duration JOB_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration MESSAGE_TTL = Duration.ofHours(1);
  private static final long PAUSE_MILLIS = 100;
  private static final int DOCUMENT_REPEATS = 400;

  private static final String MODEL =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="torture">
        <bpmn:message id="message" name="torture-message"/>
        <bpmn:process id="torture-one-job" isExecutable="true">
          <bpmn:startEvent id="start"/>
          <bpmn:sequenceFlow id="to-work" sourceRef="start" targetRef="work"/>
          <bpmn:serviceTask id="work">
            <bpmn:extensionElements><zeebe:taskDefinition type="torture-one-job" retries="1000"/></bpmn:extensionElements>
          </bpmn:serviceTask>
          <bpmn:sequenceFlow id="to-end" sourceRef="work" targetRef="end"/>
          <bpmn:endEvent id="end"/>
        </bpmn:process>
        <bpmn:process id="torture-by-message" isExecutable="true">
          <bpmn:startEvent id="told"><bpmn:messageEventDefinition messageRef="message"/></bpmn:startEvent>
          <bpmn:sequenceFlow id="told-end" sourceRef="told" targetRef="told-end-event"/>
          <bpmn:endEvent id="told-end-event"/>
        </bpmn:process>
      </bpmn:definitions>
      """;

  private final Ledger ledger;
  private final CamundaClient client;
  private final Semaphore room = new Semaphore(OPEN_MAX);
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final Thread creator;
  private final Thread publisher;
  private final Thread archivist;

  Load(Server server, Ledger ledger) {
    this.ledger = ledger;
    this.client =
        CamundaClient.newClientBuilder()
            .applyEnvironmentVariableOverrides(false)
            .restAddress(server.rest())
            .grpcAddress(server.grpc())
            .preferRestOverGrpc(false)
            .defaultRequestTimeout(PATIENCE)
            .build();
    client
        .newWorker()
        .jobType(ONE_JOB)
        .handler(this::work)
        .maxJobsActive(OPEN_MAX)
        .timeout(JOB_TIMEOUT)
        .pollInterval(Duration.ofMillis(PAUSE_MILLIS))
        .backoffSupplier(tries -> PAUSE_MILLIS)
        .streamEnabled(true)
        .open();
    creator = Thread.ofPlatform().daemon().name("torture-creates").start(this::create);
    publisher = Thread.ofPlatform().daemon().name("torture-publishes").start(this::publish);
    archivist = Thread.ofPlatform().daemon().name("torture-stores").start(this::store);
  }

  /** The same bytes make no new version, so each load may do it. */
  static void deploy(Server server) throws InterruptedException {
    long end = System.nanoTime() + DEPLOYED_WITHIN.toNanos();
    try (CamundaClient client =
        CamundaClient.newClientBuilder()
            .applyEnvironmentVariableOverrides(false)
            .restAddress(server.rest())
            .grpcAddress(server.grpc())
            .build()) {
      while (true) {
        try {
          client
              .newDeployResourceCommand()
              .addResourceStringUtf8(MODEL, "torture.bpmn")
              .send()
              .join();
          return;
        } catch (ClientException e) {
          if (System.nanoTime() > end) {
            throw new TortureFailure("The server leads, but takes no deployment: " + e);
          }
          TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
      }
    }
  }

  private void create() {
    while (!stopped.get()) {
      if (ledger.created().size() - ledger.completed().size() > BACKLOG_MAX) {
        pause();
        continue;
      }
      room.acquireUninterruptibly();
      client
          .newCreateInstanceCommand()
          .bpmnProcessId(ONE_JOB)
          .latestVersion()
          .send()
          .whenComplete(
              (created, failure) -> {
                if (failure == null) {
                  ledger.created(created.getProcessInstanceKey());
                } else {
                  failed();
                }
                room.release();
              });
    }
  }

  private void work(JobClient jobs, ActivatedJob job) {
    jobs.newCompleteCommand(job)
        .send()
        .whenComplete(
            (done, failure) -> {
              // A failure is a dead node, or a job that was completed before its answer was lost.
              if (failure == null) {
                ledger.completed(job.getKey());
              } else {
                ledger.refused();
              }
            });
  }

  /** Each message again and again until its sender knows that it is there. */
  private void publish() {
    while (!stopped.get()) {
      String id = UUID.randomUUID().toString();
      while (!stopped.get() && !isPublished(id)) {
        failed();
      }
    }
  }

  private boolean isPublished(String id) {
    try {
      client
          .newPublishMessageCommand()
          .messageName("torture-message")
          .correlationKey("")
          .messageId(id)
          .timeToLive(MESSAGE_TTL)
          .variables(Map.of("id", id))
          .send()
          .join();
    } catch (ClientStatusException e) {
      if (e.getStatusCode() != Status.Code.ALREADY_EXISTS) {
        return false;
      }
    } catch (ClientException e) {
      return false;
    }
    ledger.published(id);
    return true;
  }

  /** Documents are files of their own beside the rows, and far larger than most of these. */
  private void store() {
    while (!stopped.get()) {
      try {
        String hash =
            client
                .newCreateDocumentCommand()
                .content(UUID.randomUUID().toString().repeat(DOCUMENT_REPEATS))
                .contentType("text/plain")
                .fileName("torture.txt")
                .send()
                .join()
                .getContentHash();
        ledger.stored(hash);
        pause();
      } catch (ClientException e) {
        failed();
      }
    }
  }

  private void failed() {
    ledger.refused();
    pause();
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What is open is still worked. */
  void stopCreating() throws InterruptedException {
    stopped.set(true);
    creator.join(PATIENCE.multipliedBy(2));
    publisher.join(PATIENCE.multipliedBy(2));
    archivist.join(PATIENCE.multipliedBy(2));
  }

  @Override
  public void close() throws InterruptedException {
    stopCreating();
    client.close();
  }
}
