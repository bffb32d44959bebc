package dev.pitcrew.portability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pitcrew.app.PitcrewApplication;
import dev.pitcrew.app.RunningOffice;
import dev.pitcrew.app.Settings;
import dev.pitcrew.app.WorkerOffice;
import dev.pitcrew.app.demo.Demonstration;
import dev.pitcrew.app.demo.Programme;
import dev.pitcrew.samples.SampleTime;
import dev.pitcrew.samples.portals.Portals;
import dev.pitcrew.testing.FreePorts;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The shipped processes with their real workers, books and bots, played by the demonstration's
 * people with the project's own samples, on Pitcrew and on a real Zeebe: to the same outcomes.
 * {@code -Dpitcrew.portability=all} plays each sample of each process.
 */
class ShippedProcessesOnZeebeTest {

  /** All that workers and people asked of REST; the rest is gRPC, which Zeebe serves itself. */
  private static final Set<String> REST_OPERATIONS =
      Set.of(
          "GET topology",
          "POST documents",
          "GET documents/{id}",
          "POST process-definitions/search",
          "POST decision-definitions/search",
          "POST user-tasks/search",
          "POST user-tasks/{key}/assignment",
          "POST user-tasks/{key}/completion",
          "PATCH user-tasks/{key}",
          "POST variables/search",
          "POST element-instances/search",
          "POST incidents/search",
          "GET process-instances/{key}");

  /** Two engines and all workers stay at work beside it. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  @TempDir static Path folder;

  private static Played zeebe;
  private static Played pitcrew;
  private static Set<String> asked;
  private static Set<String> missed;

  /** What was played, and what stands in the books after it. */
  private record Played(
      Demonstration.Result result,
      List<String> passed,
      List<String> books,
      List<String> accounts,
      List<List<String>> doubled,
      List<List<String>> unbalanced) {}

  @BeforeAll
  static void play() throws Exception {
    Programme programme = Programmes.chosen();
    Clock clock = SampleTime.clock();
    Path there = folder.resolve("zeebe");
    Path here = folder.resolve("pitcrew");
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        RealZeebe real = RealZeebe.start(clock.instant());
        WorkerOffice onZeebe =
            WorkerOffice.start(Settings.local(there, 0, 0, true).withClock(clock), real.address());
        PitcrewApplication onPitcrew =
            PitcrewApplication.start(
                Settings.local(here, FreePorts.next(), FreePorts.next(), true).withClock(clock))) {
      Future<Demonstration.Result> first =
          threads.submit(() -> Demonstration.of(onZeebe, programme, line -> {}).run());
      Demonstration.Result second =
          Demonstration.of(onPitcrew.office(), programme, line -> {}).run();
      zeebe = played(first.get(), () -> Passed.onZeebe(real.world()), there, onZeebe);
      RunningOffice office = onPitcrew.office();
      pitcrew = played(second, () -> Passed.onPitcrew(office.clientOf("olga")), here, office);
      asked = real.asked();
      missed = real.missed();
    }
  }

  private static Played played(
      Demonstration.Result result, Supplier<List<String>> passed, Path data, RunningOffice office)
      throws SQLException {
    // The books know an outcome before the engine has ended.
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(passed.get()).noneMatch(Passed::isUnderWay));
    Books books = Books.in(data);
    return new Played(
        result,
        passed.get(),
        books.facts(),
        accounts(office.portals()),
        books.doubled(),
        books.unbalanced());
  }

  /** What stands in the portals, but for numbers, which tell who came first. */
  private static List<String> accounts(Portals portals) {
    return Stream.of(portals.employees(), portals.accounts())
        .flatMap(List::stream)
        .map(
            row -> {
              Map<String, String> facts = new TreeMap<>(row);
              facts.remove("id");
              return facts.toString();
            })
        .sorted()
        .toList();
  }

  @Test
  void shouldComeToTheKnownOutcomesOnZeebe() {
    assertThat(zeebe.result().asExpected()).as(zeebe.result().text()).isTrue();
  }

  @Test
  void shouldComeToTheKnownOutcomesOnPitcrew() {
    assertThat(pitcrew.result().asExpected()).as(pitcrew.result().text()).isTrue();
  }

  @Test
  void shouldPassTheSameElements() {
    assertThat(zeebe.passed())
        .as("process, element, its type, how it ended: how often")
        .containsExactlyElementsOf(pitcrew.passed());
  }

  @Test
  void shouldWriteTheSameIntoTheBooks() {
    assertThat(zeebe.books()).isNotEmpty().containsExactlyElementsOf(pitcrew.books());
  }

  @Test
  void shouldLeaveTheSameAccountsInThePortals() {
    assertThat(zeebe.accounts()).isEqualTo(pitcrew.accounts());
    assertThat(zeebe.accounts().isEmpty()).isNotEqualTo(Programmes.chosen().bots());
  }

  @Test
  void shouldWriteNothingTwice() {
    assertThat(List.of(zeebe.doubled(), pitcrew.doubled()))
        .allSatisfy(d -> assertThat(d).isEmpty());
    assertThat(List.of(zeebe.unbalanced(), pitcrew.unbalanced()))
        .allSatisfy(u -> assertThat(u).isEmpty());
  }

  @Test
  void shouldNeedNoOtherOperationThanIsKnown() {
    assertThat(missed).as("asked for, and served by nobody").isEmpty();
    assertThat(REST_OPERATIONS).as("the list above").containsAll(asked);
  }
}
