package dev.pitcrew.bpmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pitcrew.engine.testkit.EngineTestkit;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.master.MasterData;
import dev.pitcrew.records.worker.RecordsWorkers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A worker's process is killed after its work and before its answer; another does the job. */
final class KilledWorkerTest {

  @RegisterExtension
  static final EngineTestkit engine =
      EngineTestkit.create()
          .deploying("bpmn/onboarding/correct-roster.form", "bpmn/onboarding/onboarding.bpmn");

  private static final Duration SOON = Duration.ofMinutes(5);

  /** Longer than a job is held by a worker nobody hears of. */
  private static final Duration HELD = Duration.ofSeconds(21);

  @TempDir private Path folder;

  @Test
  void shouldHaveOneEffectWhenAnotherWorkerDoesAKilledOnesJob() throws Exception {
    Path books = folder.resolve("records.db");
    try (Records records = Records.open("jdbc:sqlite:" + books, engine::now)) {
      // given a worker that registered a hire, and is killed before it says so
      MasterData.load(records, Path.of("../samples/master"));
      Process worker = worker(books);
      try {
        engine.publish("roster-received", "RST-1", Map.of("roster", roster()));
        await().atMost(SOON).until(() -> Files.exists(folder.resolve("done")) || !worker.isAlive());
      } finally {
        worker.destroyForcibly().waitFor();
      }
      assertThat(folder.resolve("done")).as(Files.readString(folder.resolve("log"))).exists();
      assertThat(records.hires().latest(5)).hasSize(1);
      var onboarding = engine.newestInstance("onboarding");
      assertThat(onboarding).hasNotPassed("register-hires").isActive();

      // when
      try (var other = RecordsWorkers.register(engine.client(), records)) {
        engine.advance(HELD);
        await().atMost(SOON).untilAsserted(() -> assertThat(onboarding).passed("register-hires"));
      }

      // then
      assertThat(records.hires().latest(5)).hasSize(1);
      assertThat(onboarding).hasNotPassed("correct-roster");
    }
  }

  private Process worker(Path books) throws Exception {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-Xmx192m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            DyingWorker.class.getName(),
            String.valueOf(engine.httpPort()),
            String.valueOf(engine.grpcPort()),
            books.toString(),
            folder.resolve("done").toString(),
            engine.now().toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("log").toFile())
        .start();
  }

  private static Map<String, Object> roster() {
    return Map.of(
        "rosterId", "RST-1",
        "entityId", "brueckner-voss",
        "by", "hanna",
        "hires",
            List.of(
                Map.of(
                    "firstName", "Mira",
                    "lastName", "Keller",
                    "email", "mira.keller@example.com",
                    "position", "Planner",
                    "department", "Logistics",
                    "manager", "anton",
                    "startDate",
                        LocalDate.ofInstant(engine.now(), ZoneOffset.UTC).plusDays(30).toString(),
                    "access", List.of("hr-portal"))));
  }
}
