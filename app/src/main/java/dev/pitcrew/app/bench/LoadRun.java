package dev.pitcrew.app.bench;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import io.camunda.client.api.worker.JobWorker;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** Creates instances and works their jobs, a window of them open at a time. */
final class LoadRun {

  private static final Duration LEFT_PATIENCE = Duration.ofSeconds(10);
  private static final Duration ROOM_PATIENCE = Duration.ofMillis(100);
  private static final Duration JOB_TIMEOUT = Duration.ofMinutes(2);
  private static final Duration MESSAGE_TTL = Duration.ofMinutes(1);

  private final CamundaClient client;
  private final Scenario scenario;
  private final BenchOptions options;
  private final EngineProcess engine;
  private final OpenInstances open;
  private final AtomicBoolean stopped = new AtomicBoolean();

  LoadRun(CamundaClient client, Scenario scenario, BenchOptions options, EngineProcess engine) {
    this.client = client;
    this.scenario = scenario;
    this.options = options;
    this.engine = engine;
    this.open = new OpenInstances(options.window());
  }

  /** Runs it; only what ends after the warm-up counts. */
  Measured run() throws IOException, InterruptedException {
    deploy(client, scenario.word(), BenchModels.xml(scenario));
    Long bytesBefore = engine.storeBytes();
    try (JobWorker worker = worker()) {
      Thread creator = Thread.ofPlatform().name("bench-creator").start(this::create);
      Thread.sleep(options.warmUp());
      Long engineBefore = engine.cpuMillis();
      long clientBefore = ownCpuMillis();
      long begun = System.nanoTime();
      open.count(true);
      Thread.sleep(options.duration());
      open.count(false);
      double seconds = (System.nanoTime() - begun) / 1e9;
      Long engineCpu = difference(engineBefore, engine.cpuMillis());
      long clientCpu = ownCpuMillis() - clientBefore;
      stopped.set(true);
      creator.join();
      open.awaitNone(LEFT_PATIENCE);
      return Measured.of(
          scenario.word(),
          options.window(),
          options.rate(),
          seconds,
          open.counted(),
          engineCpu,
          clientCpu,
          Measured.each(difference(bytesBefore, engine.storeBytes()), open.ended()),
          null);
    }
  }

  static void deploy(CamundaClient client, String name, String xml) {
    client.newDeployResourceCommand().addResourceStringUtf8(xml, name + ".bpmn").send().join();
  }

  private JobWorker worker() {
    return client
        .newWorker()
        .jobType(BenchModels.jobType(scenario))
        .handler(this::work)
        .maxJobsActive(options.window())
        .timeout(JOB_TIMEOUT)
        .streamEnabled(true)
        .open();
  }

  static Long difference(Long before, Long after) {
    return before == null || after == null ? null : after - before;
  }

  static long ownCpuMillis() {
    return ProcessHandle.current().info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
  }

  private void create() {
    Pace pace = new Pace(options.rate(), System.nanoTime());
    try {
      while (!stopped.get()) {
        Long due = pace.next();
        if (due != null) {
          Pace.awaitUntil(due);
        }
        while (!open.awaitRoom(ROOM_PATIENCE)) {
          if (stopped.get()) {
            return;
          }
        }
        create(open.begin(due == null ? System.nanoTime() : due));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void create(long number) {
    client
        .newCreateInstanceCommand()
        .bpmnProcessId(BenchModels.processId(scenario))
        .latestVersion()
        .variables("{\"%s\":%d,\"amount\":%d}".formatted(BenchModels.NUMBER, number, number % 1000))
        .send()
        .whenComplete(
            (created, failure) -> {
              if (failure != null) {
                open.failed(number);
              } else if (scenario == Scenario.MESSAGE) {
                publish(number);
              }
            });
  }

  private void publish(long number) {
    client
        .newPublishMessageCommand()
        .messageName(BenchModels.MESSAGE_NAME)
        .correlationKey(Long.toString(number))
        .timeToLive(MESSAGE_TTL)
        .send()
        .whenComplete(
            (published, failure) -> {
              if (failure != null) {
                open.failed(number);
              }
            });
  }

  private void work(JobClient jobs, ActivatedJob job) {
    long number = ((Number) job.getVariable(BenchModels.NUMBER)).longValue();
    jobs.newCompleteCommand(job)
        .send()
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                open.failed(number);
              } else if (job.getElementId().equals(BenchModels.LAST)) {
                open.ended(number);
              }
            });
  }
}
