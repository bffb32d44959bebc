package dev.pitcrew.app.bench;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import io.camunda.client.api.worker.JobWorker;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Start, one service task, end: creates instances and works their jobs, a fixed number open at a
 * time.
 */
public final class OneJobBench {

  private static final String PROCESS =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="bench">
        <bpmn:process id="bench-one-job" isExecutable="true">
          <bpmn:startEvent id="start"/>
          <bpmn:sequenceFlow id="to-work" sourceRef="start" targetRef="work"/>
          <bpmn:serviceTask id="work">
            <bpmn:extensionElements><zeebe:taskDefinition type="bench-one-job"/></bpmn:extensionElements>
          </bpmn:serviceTask>
          <bpmn:sequenceFlow id="to-end" sourceRef="work" targetRef="end"/>
          <bpmn:endEvent id="end"/>
        </bpmn:process>
      </bpmn:definitions>
      """;

  private final CamundaClient client;
  private final Optional<ProcessHandle> engine;
  private final int open;
  private final Semaphore room;
  private final AtomicBoolean counting = new AtomicBoolean();
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final AtomicLong completed = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private final ConcurrentLinkedQueue<Long> latenciesNanos = new ConcurrentLinkedQueue<>();

  public OneJobBench(CamundaClient client, Optional<Long> enginePid, int open) {
    this.client = client;
    this.engine = enginePid.flatMap(ProcessHandle::of);
    this.open = open;
    this.room = new Semaphore(open);
  }

  /** Runs the scenario; only what happens after the warm-up counts. */
  public BenchResult run(Duration warmUp, Duration duration) throws InterruptedException {
    client
        .newDeployResourceCommand()
        .addResourceStringUtf8(PROCESS, "bench-one-job.bpmn")
        .send()
        .join();
    try (JobWorker worker =
        client
            .newWorker()
            .jobType("bench-one-job")
            .handler(this::work)
            .maxJobsActive(open)
            .streamEnabled(true)
            .open()) {
      Thread creator = Thread.ofPlatform().name("bench-creator").start(this::create);
      Thread.sleep(warmUp);
      long engineBefore = engineCpuMillis();
      long clientBefore = cpuMillis(ProcessHandle.current());
      long begun = System.nanoTime();
      counting.set(true);
      Thread.sleep(duration);
      counting.set(false);
      double seconds = (System.nanoTime() - begun) / 1e9;
      long engineCpu = engineCpuMillis() - engineBefore;
      long clientCpu = cpuMillis(ProcessHandle.current()) - clientBefore;
      stopped.set(true);
      creator.join(Duration.ofSeconds(10));
      return result(seconds, engineCpu, clientCpu);
    }
  }

  private BenchResult result(double seconds, long engineCpu, long clientCpu) {
    long[] sorted = latenciesNanos.stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(sorted);
    return new BenchResult(
        "one job",
        open,
        completed.get(),
        seconds,
        failures.get(),
        percentile(sorted, 0.50),
        percentile(sorted, 0.99),
        engine.map(process -> engineCpu),
        clientCpu);
  }

  private static double percentile(long[] sorted, double share) {
    return sorted.length == 0 ? 0 : sorted[(int) ((sorted.length - 1) * share)] / 1e6;
  }

  private void create() {
    while (!stopped.get()) {
      room.acquireUninterruptibly();
      client
          .newCreateInstanceCommand()
          .bpmnProcessId("bench-one-job")
          .latestVersion()
          .variables(Map.of("begun", System.nanoTime()))
          .send()
          .whenComplete(
              (created, failure) -> {
                if (failure != null) {
                  fail();
                }
              });
    }
  }

  private void work(JobClient jobs, ActivatedJob job) {
    long begun = ((Number) job.getVariablesAsMap().get("begun")).longValue();
    jobs.newCompleteCommand(job)
        .send()
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                fail();
                return;
              }
              room.release();
              if (counting.get()) {
                completed.incrementAndGet();
                latenciesNanos.add(System.nanoTime() - begun);
              }
            });
  }

  private void fail() {
    room.release();
    if (counting.get()) {
      failures.incrementAndGet();
    }
  }

  private long engineCpuMillis() {
    return engine.map(OneJobBench::cpuMillis).orElse(0L);
  }

  private static long cpuMillis(ProcessHandle process) {
    return process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
  }
}
