package dev.pitcrew.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.store.StoreLocation;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures one-job instances in process: created, pushed and completed, every reply after a sync.
 *
 * <p>Not among the tests by its name; its lines are in the output file of the test run:
 *
 * <pre>
 * mvn -pl engine/runtime -am test -Dtest=RuntimeThroughput -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dtest.args="-XX:TieredStopAtLevel=4 -Dpitcrew.open=128 -Dpitcrew.seconds=5"
 * </pre>
 */
class RuntimeThroughput {

  private static final Logger LOG = LoggerFactory.getLogger(RuntimeThroughput.class);
  private static final int SECONDS = Integer.getInteger("pitcrew.seconds", 5);
  private static final int OPEN = Integer.getInteger("pitcrew.open", 128);

  @TempDir private Path folder;

  @Test
  void shouldBeMeasuredOnSqlite() {
    measure(RuntimeOptions.in(folder));
  }

  @Test
  void shouldBeMeasuredOnPostgres() throws IOException {
    try (EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("full_page_writes", "on")
            .start()) {
      String url = server.getJdbcUrl("postgres", "postgres").replaceAll("\\?.*", "");
      measure(RuntimeOptions.at(new StoreLocation.Postgres(url, "postgres", "postgres"), folder));
    }
  }

  private static void measure(RuntimeOptions options) {
    LOG.info("{}, {} instances open at a time:", options.store(), OPEN);
    try (EngineRuntime engine = EngineRuntime.start(options)) {
      long completed = new Load(engine).run();
      assertThat(completed).isPositive();
    }
  }

  /** Creates a new instance for each that has completed. */
  private static final class Load {

    private final EngineRuntime engine;
    private final LongAdder completed = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final AtomicBoolean stopping = new AtomicBoolean();

    Load(EngineRuntime engine) {
      this.engine = engine;
    }

    long run() {
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
        for (int i = 0; i < OPEN; i++) {
          create();
        }
        for (int round = 0; round < 3; round++) {
          measure();
        }
        stopping.set(true);
      }
      return completed.sum();
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

    private void measure() {
      long count = completed.sum();
      RuntimeMetrics before = engine.metrics();
      Map<String, Long> cpu = cpuNanos();
      long begun = System.nanoTime();
      await()
          .pollDelay(Duration.ofSeconds(SECONDS))
          .timeout(Duration.ofMinutes(5))
          .until(() -> true);
      double elapsed = (System.nanoTime() - begun) / 1e9;
      RuntimeMetrics after = engine.metrics();
      long instances = completed.sum() - count;
      Map<String, Long> used = cpuNanos();
      used.replaceAll((name, nanos) -> nanos - cpu.getOrDefault(name, 0L));
      long commits = after.commits() - before.commits();
      LOG.info(
          "%,.0f instances/s, %d refused; %.1f rows each; %.0f commits/s of %.1f commands, %.1f ms each; step %.1f us"
              .formatted(
                  instances / elapsed,
                  refused.sum(),
                  (double) (after.rows() - before.rows()) / instances,
                  commits / elapsed,
                  (double) (after.commands() - before.commands()) / commits,
                  (after.commitNanos() - before.commitNanos()) / 1e6 / commits,
                  (after.stepNanos() - before.stepNanos())
                      / 1e3
                      / (after.commands() - before.commands())));
      StringBuilder line = new StringBuilder("  CPU ms each:");
      used.forEach(
          (name, nanos) -> {
            if (nanos > instances * 1_000) {
              line.append(" %s %.3f".formatted(name, nanos / 1e6 / instances));
            }
          });
      LOG.info(line.toString());
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
}
