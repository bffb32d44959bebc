package dev.pitcrew.app.bench;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.worker.JobWorker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One caller who creates an instance, waits for its result and then creates the next. Between two
 * of them the disk alone is asked for two syncs of each kind, as many as the engine needs, and the
 * engine for two answers from memory, as many round trips as an instance takes: so all see the same
 * machine at the same time. Two thirds of the warm-up are many callers at once. What these cost is
 * not the instances', so nothing is said of the CPU.
 */
final class WaitRun {

  private static final Logger LOG = LoggerFactory.getLogger(WaitRun.class);

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int CROWD = 32;

  private final CamundaClient client;
  private final BenchOptions options;
  private final EngineProcess engine;
  private final Path disk;
  private final Latencies latencies = new Latencies();
  private final Latencies syncsAndCalls = new Latencies();
  private long failures;

  WaitRun(CamundaClient client, BenchOptions options, EngineProcess engine, Path disk) {
    this.client = client;
    this.options = options;
    this.engine = engine;
    this.disk = disk;
  }

  Measured run() throws IOException {
    Scenario scenario = Scenario.CREATE_AND_WAIT;
    LoadRun.deploy(client, scenario.word(), BenchModels.xml(scenario));
    try (var syncs = new DiskSyncs(disk);
        JobWorker worker =
            client
                .newWorker()
                .jobType(BenchModels.jobType(scenario))
                .handler((jobs, job) -> jobs.newCompleteCommand(job).send())
                .streamEnabled(true)
                .open()) {
      Duration crowded = options.warmUp().multipliedBy(2).dividedBy(3);
      crowd(crowded);
      repeat(options.warmUp().minus(crowded), false, syncs);
      Long bytesBefore = engine.storeBytes();
      long begun = System.nanoTime();
      repeat(options.duration(), true, syncs);
      double seconds = (System.nanoTime() - begun) / 1e9;
      Percentiles measured = latencies.percentiles();
      return Measured.of(
          scenario.word(),
          1,
          null,
          seconds,
          new Measured.Counted(measured, failures, 0),
          null,
          null,
          Measured.each(LoadRun.difference(bytesBefore, engine.storeBytes()), measured.count()),
          new Bare(syncs.inPlace(), syncs.appended(), syncsAndCalls.percentiles()));
    }
  }

  /** Many callers at a time give the compilers in seconds what one caller gives them in minutes. */
  private void crowd(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int caller = 0; caller < CROWD; caller++) {
        callers.submit(
            () -> {
              while (System.nanoTime() < end) {
                one(0, false);
              }
            });
      }
    }
  }

  private void repeat(Duration time, boolean counts, DiskSyncs syncs) throws IOException {
    long end = System.nanoTime() + time.toNanos();
    for (long number = 0; System.nanoTime() < end; number++) {
      bare(counts, syncs);
      one(number, counts);
    }
  }

  private void bare(boolean counts, DiskSyncs syncs) throws IOException {
    long disk = syncs.measure(counts);
    long begun = System.nanoTime();
    try {
      emptyCall();
      emptyCall();
      if (counts) {
        syncsAndCalls.add(disk + System.nanoTime() - begun);
      }
    } catch (ClientException lost) {
      LOG.debug("An empty call was lost; the instance that comes next says whether work is.", lost);
    }
  }

  private void emptyCall() {
    client.newTopologyRequest().requestTimeout(PATIENCE).send().join();
  }

  private void one(long number, boolean counts) {
    long begun = System.nanoTime();
    try {
      client
          .newCreateInstanceCommand()
          .bpmnProcessId(BenchModels.processId(Scenario.CREATE_AND_WAIT))
          .latestVersion()
          .variables("{\"%s\":%d}".formatted(BenchModels.NUMBER, number))
          .withResult()
          .requestTimeout(PATIENCE)
          .send()
          .join();
      if (counts) {
        latencies.add(System.nanoTime() - begun);
      }
    } catch (ClientException refusedOrLost) {
      failures += counts ? 1 : 0;
    }
  }
}
