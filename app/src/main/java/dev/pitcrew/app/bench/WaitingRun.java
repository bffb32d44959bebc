package dev.pitcrew.app.bench;

import io.camunda.client.CamundaClient;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Whether what waits in the store costs those who do not wait. */
final class WaitingRun {

  private static final int CREATING_AT_ONCE = 512;

  private final BenchTarget target;
  private final BenchOptions options;

  WaitingRun(BenchTarget target, BenchOptions options) {
    this.target = target;
    this.options = options;
  }

  /**
   * What it came to.
   *
   * @param instances that wait
   * @param refused how many could not be created
   * @param diskBytes of each that waits; absent where the store cannot be seen
   * @param startMillis from the start of the process to the first answer, with them in the store;
   *     absent where the engine is not ours to start again
   * @param rssBytes and {@code liveHeapBytes}: after that start and some load
   * @param afterStart the rate after that start
   */
  record Result(
      long instances,
      long refused,
      double fillSeconds,
      @Nullable Double diskBytes,
      Measured without,
      Measured with,
      @Nullable Long startMillis,
      @Nullable Measured afterStart,
      @Nullable Long rssBytes,
      @Nullable Long liveHeapBytes) {}

  Result run() throws IOException, InterruptedException {
    Measured without = oneJob();
    Long bytesBefore = target.process().storeBytes();
    long begun = System.nanoTime();
    long refused = fill(target.client());
    double fillSeconds = (System.nanoTime() - begun) / 1e9;
    long waiting = options.waiting() - refused;
    Double each =
        Measured.each(LoadRun.difference(bytesBefore, target.process().storeBytes()), waiting);
    Measured with = oneJob();
    Long startMillis = target.restart();
    Measured afterStart = startMillis == null ? null : oneJob();
    return new Result(
        waiting,
        refused,
        fillSeconds,
        each,
        without,
        with,
        startMillis,
        afterStart,
        target.process().rssBytes(),
        target.process().liveHeapBytes());
  }

  private Measured oneJob() throws IOException, InterruptedException {
    return new LoadRun(target.client(), Scenario.WAITING, options, target.process()).run();
  }

  private long fill(CamundaClient client) throws InterruptedException {
    LoadRun.deploy(client, "waiting-instances", BenchModels.waiting());
    Semaphore room = new Semaphore(CREATING_AT_ONCE);
    AtomicLong refused = new AtomicLong();
    for (int i = 0; i < options.waiting(); i++) {
      room.acquire();
      client
          .newCreateInstanceCommand()
          .bpmnProcessId(BenchModels.WAITING_ID)
          .latestVersion()
          .variables("{\"%s\":%d}".formatted(BenchModels.NUMBER, i))
          .send()
          .whenComplete(
              (created, failure) -> {
                room.release();
                if (failure != null) {
                  refused.incrementAndGet();
                }
              });
    }
    room.acquire(CREATING_AT_ONCE);
    return refused.get();
  }
}
