package dev.pitcrew.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.state.MessageRow;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.store.PageRequest;
import dev.pitcrew.engine.store.Query;
import dev.pitcrew.engine.store.Store;
import dev.pitcrew.engine.store.StoreLocation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A disk that is full, and one whose syncs fail; each needs a tool that not every machine has. */
class FaultyDiskTest {

  private static final Logger LOG = LoggerFactory.getLogger(FaultyDiskTest.class);

  @TempDir private Path folder;

  @Test
  void shouldLoseNothingAcknowledgedWhenTheDiskIsFull() throws Exception {
    // given
    Path disk = Files.createDirectory(folder.resolve("disk"));
    requireTool("mount", "-t", "tmpfs", "-o", "size=32m", "tmpfs", disk.toString());
    try {
      Path ballast = Files.write(disk.resolve("ballast"), new byte[16 << 20]);
      List<Long> acknowledged = new ArrayList<>();
      try (EngineRuntime engine =
          EngineRuntime.start(RuntimeOptions.in(disk.resolve("data")), new FakeSteps())) {
        // when
        Outcome refusal = publishUntilRefused(engine, acknowledged);
        assertThat(refusal)
            .isInstanceOfSatisfying(
                Rejection.class, r -> assertThat(r.type()).isEqualTo(Rejection.Type.UNAVAILABLE));
        assertThat(publish(engine)).isInstanceOf(Rejection.class);
        assertThat(engine.health().status()).isEqualTo(Health.Status.UNAVAILABLE);
        Files.delete(ballast);
        await().until(() -> engine.health().status() == Health.Status.READY);

        // then
        acknowledged.add(((Reply.MessagePublished) publish(engine)).messageKey());
      }
      assertThat(stored(disk.resolve("data"))).containsExactlyElementsOf(acknowledged);
    } finally {
      run("umount", disk.toString());
    }
  }

  private static Outcome publishUntilRefused(EngineRuntime engine, List<Long> acknowledged) {
    while (true) {
      Outcome outcome = publish(engine);
      if (!(outcome instanceof Reply.MessagePublished published)) {
        return outcome;
      }
      acknowledged.add(published.messageKey());
    }
  }

  private static Outcome publish(EngineRuntime engine) {
    String large = "{\"text\":\"" + "x".repeat(50_000) + "\"}";
    return engine
        .submit(new Command.PublishMessage("name", "key", 3_600_000, null, large, FakeSteps.TENANT))
        .orTimeout(2, TimeUnit.MINUTES)
        .join();
  }

  @Test
  void shouldLoseNothingAcknowledgedWhenSyncsFail() throws Exception {
    // given
    requireTool("strace", "-V");

    // when: after the first 30, every 17th sync fails
    List<String> lines =
        run(
            "strace",
            "-f",
            "-qq",
            "-o",
            folder.resolve("trace").toString(),
            "-e",
            "trace=fsync,fdatasync",
            "-e",
            "inject=fsync,fdatasync:error=EIO:when=30+17",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx192m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            // What the JVM itself has to say is no acknowledgement.
            "-Xlog:disable",
            "-Xlog:all=error:stderr",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
            "-cp",
            System.getProperty("java.class.path"),
            PublishChild.class.getName(),
            folder.resolve("data").toString());

    // then
    assertThat(lines.getLast()).startsWith("refused ").isNotEqualTo("refused 0");
    List<Long> acknowledged =
        lines.subList(0, lines.size() - 1).stream().map(Long::parseLong).toList();
    assertThat(acknowledged).hasSizeGreaterThan(200).doesNotHaveDuplicates();
    assertThat(stored(folder.resolve("data"))).containsAll(acknowledged);
  }

  private static List<Long> stored(Path data) {
    try (Store store = Store.open(new StoreLocation.Sqlite(data.resolve("engine.db")))) {
      Query<MessageRow> all =
          new Query<>(Tables.MESSAGE, List.of(), List.of(), PageRequest.first(10_000));
      return store.search(all).items().stream().map(MessageRow::key).toList();
    }
  }

  private static void requireTool(String... command) throws InterruptedException {
    boolean works = false;
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      works = process.waitFor() == 0;
    } catch (IOException e) {
      LOG.debug("{} does not start.", command[0], e);
    }
    if (!works) {
      LOG.warn("SKIPPED: this test needs '{}', which does not work here.", command[0]);
    }
    assumeThat(works).as("'%s' works here", command[0]).isTrue();
  }

  private static List<String> run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (var lines = process.inputReader(StandardCharsets.US_ASCII)) {
      List<String> all = lines.lines().toList();
      assertThat(process.waitFor()).isZero();
      return all;
    }
  }
}
