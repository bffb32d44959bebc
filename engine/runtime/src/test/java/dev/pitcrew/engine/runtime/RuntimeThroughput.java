package dev.pitcrew.engine.runtime;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.store.StoreLocation;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/**
 * Measures one-job instances in process: created, pushed and completed, every reply after a sync.
 *
 * <p>Arguments: seconds, open instances, and {@code postgres} where that is meant.
 */
final class RuntimeThroughput {

  private final EngineRuntime engine;
  private final LongAdder completed = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final AtomicBoolean stopping = new AtomicBoolean();

  private RuntimeThroughput(EngineRuntime engine) {
    this.engine = engine;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
    int open = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 128;
    Path folder = Files.createTempDirectory(Path.of("").toAbsolutePath(), "throughput-");
    if (arguments.length > 2) {
      try (EmbeddedPostgres server =
          EmbeddedPostgres.builder()
              .setServerConfig("fsync", "on")
              .setServerConfig("full_page_writes", "on")
              .start()) {
        String url = server.getJdbcUrl("postgres", "postgres").replaceAll("\\?.*", "");
        run(
            RuntimeOptions.at(new StoreLocation.Postgres(url, "postgres", "postgres"), folder),
            seconds,
            open);
      }
    } else {
      run(RuntimeOptions.in(folder), seconds, open);
    }
    try (var files = Files.walk(folder)) {
      files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
    }
  }

  private static void run(RuntimeOptions options, int seconds, int open)
      throws InterruptedException {
    try (EngineRuntime engine = EngineRuntime.start(options)) {
      new RuntimeThroughput(engine).run(seconds, open);
    }
  }

  private void run(int seconds, int open) throws InterruptedException {
    OneJob.deploy(engine);
    JobStreamRequest request =
        new JobStreamRequest("work", "worker", Duration.ofMinutes(5), List.of(), 256);
    try (JobStream stream =
        engine.openJobStream(
            request,
            job -> {
              engine
                  .submit(new Command.CompleteJob(job.job().key(), "{}"))
                  .thenAccept(o -> next(o));
              return true;
            })) {
      for (int i = 0; i < open; i++) {
        create();
      }
      for (int round = 0; round < 3; round++) {
        measure(seconds);
      }
      stopping.set(true);
    }
  }

  private void create() {
    engine
        .submit(OneJob.create())
        .thenAccept(
            outcome -> {
              if (outcome instanceof Rejection) {
                refused.increment();
              }
            });
  }

  private void next(Object outcome) {
    if (outcome instanceof Rejection) {
      refused.increment();
    }
    completed.increment();
    if (!stopping.get()) {
      create();
    }
  }

  private void measure(int seconds) throws InterruptedException {
    long count = completed.sum();
    RuntimeMetrics before = engine.metrics();
    Map<String, Long> cpu = cpuNanos();
    long begun = System.nanoTime();
    Thread.sleep(Duration.ofSeconds(seconds));
    double elapsed = (System.nanoTime() - begun) / 1e9;
    RuntimeMetrics after = engine.metrics();
    long instances = completed.sum() - count;
    Map<String, Long> used = cpuNanos();
    used.replaceAll((name, nanos) -> nanos - cpu.getOrDefault(name, 0L));
    long commits = after.commits() - before.commits();
    System.out.printf(
        "%,.0f instances/s; refused %d; %.1f rows each; %.0f commits/s, %.1f commands and %.1f ms each; step %.1f us%n",
        instances / elapsed,
        refused.sum(),
        (double) (after.rows() - before.rows()) / instances,
        commits / elapsed,
        (double) (after.commands() - before.commands()) / commits,
        (after.commitNanos() - before.commitNanos()) / 1e6 / commits,
        (after.stepNanos() - before.stepNanos()) / 1e3 / (after.commands() - before.commands()));
    StringBuilder line = new StringBuilder("  CPU ms each:");
    used.forEach(
        (name, nanos) -> {
          if (nanos > instances * 1_000) {
            line.append(" %s %.3f".formatted(name, nanos / 1e6 / instances));
          }
        });
    System.out.println(line);
  }

  private static Map<String, Long> cpuNanos() {
    Map<String, Long> nanos = new TreeMap<>();
    var threads = ManagementFactory.getThreadMXBean();
    for (long id : threads.getAllThreadIds()) {
      var info = threads.getThreadInfo(id);
      if (info != null) {
        nanos.merge(info.getThreadName(), threads.getThreadCpuTime(id), Long::sum);
      }
    }
    if (ManagementFactory.getOperatingSystemMXBean()
        instanceof com.sun.management.OperatingSystemMXBean system) {
      nanos.put("(whole process)", system.getProcessCpuTime());
    }
    return nanos;
  }
}
