package dev.pitcrew.app.crash;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Creates instances and works their jobs as fast as it may, until it is closed; failures are what a
 * crash looks like.
 */
final class Load implements AutoCloseable {

  static final String PROCESS_ID = "crash-one-job";
  private static final int OPEN_MAX = 32;
  private static final Duration DEPLOYED_WITHIN = Duration.ofSeconds(60);
  private static final String PROCESS =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="crash">
        <bpmn:process id="crash-one-job" isExecutable="true">
          <bpmn:startEvent id="start"/>
          <bpmn:sequenceFlow id="to-work" sourceRef="start" targetRef="work"/>
          <bpmn:serviceTask id="work">
            <bpmn:extensionElements><zeebe:taskDefinition type="crash-one-job" retries="100"/></bpmn:extensionElements>
          </bpmn:serviceTask>
          <bpmn:sequenceFlow id="to-end" sourceRef="work" targetRef="end"/>
          <bpmn:endEvent id="end"/>
        </bpmn:process>
      </bpmn:definitions>
      """;

  private final CamundaClient client;
  private final Acknowledged acknowledged;
  private final Semaphore room = new Semaphore(OPEN_MAX);
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final Thread creator;

  Load(URI rest, URI grpc, Acknowledged acknowledged) {
    this.acknowledged = acknowledged;
    this.client =
        CamundaClient.newClientBuilder()
            .restAddress(rest)
            .grpcAddress(grpc)
            .defaultRequestTimeout(Duration.ofSeconds(5))
            .build();
    // The first thing that a process which has just begun is asked for, on a machine that is busy.
    client
        .newDeployResourceCommand()
        .addResourceStringUtf8(PROCESS, "crash.bpmn")
        .requestTimeout(DEPLOYED_WITHIN)
        .send()
        .join();
    client
        .newWorker()
        .jobType(PROCESS_ID)
        .handler(this::work)
        .maxJobsActive(OPEN_MAX)
        .timeout(Duration.ofSeconds(2))
        .streamEnabled(true)
        .open();
    creator = Thread.ofPlatform().name("crash-load").start(this::create);
  }

  private void create() {
    while (!stopped.get()) {
      room.acquireUninterruptibly();
      client
          .newCreateInstanceCommand()
          .bpmnProcessId(PROCESS_ID)
          .latestVersion()
          .send()
          .whenComplete(
              (created, failure) -> {
                if (failure == null) {
                  acknowledged.created().add(created.getProcessInstanceKey());
                } else {
                  room.release();
                }
              });
    }
  }

  private void work(JobClient jobs, ActivatedJob job) {
    jobs.newCompleteCommand(job)
        .send()
        .whenComplete(
            (done, failure) -> {
              // A failure is a killed process, or a job that was completed before its answer was
              // lost: nothing is claimed.
              if (failure == null) {
                acknowledged.completed().put(job.getKey(), job.getProcessInstanceKey());
              }
              room.release();
            });
  }

  /** What is open is still worked. */
  void stopCreating() {
    stopped.set(true);
  }

  @Override
  public void close() {
    stopped.set(true);
    try {
      creator.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    client.close();
  }
}
