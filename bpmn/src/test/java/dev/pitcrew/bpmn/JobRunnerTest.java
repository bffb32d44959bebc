package dev.pitcrew.bpmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pitcrew.engine.testkit.EngineTestkit;
import dev.pitcrew.engine.testkit.TestInstance;
import dev.pitcrew.jobs.ContractBroken;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.jobs.JobRunner;
import dev.pitcrew.jobs.JobWork;
import io.camunda.client.api.search.enums.JobState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.TransientDataAccessResourceException;

/** What becomes of a job whose work does not end well, on the real engine. */
final class JobRunnerTest {

  @RegisterExtension
  static final EngineTestkit engine =
      EngineTestkit.create()
          .deploying("bpmn/payment-run/release-payments.form", "bpmn/payment-run/payment-run.bpmn");

  private static final Duration SOON = Duration.ofMinutes(5);
  private static final Queue<JobWork> work = new ConcurrentLinkedQueue<>();
  private static final AtomicInteger done = new AtomicInteger();
  private static AutoCloseable worker;

  @BeforeAll
  static void open() {
    worker =
        JobRunner.open(
            engine.client(),
            "payments.propose",
            List.of("runDate"),
            input -> {
              try {
                return work.remove().run(input);
              } finally {
                done.incrementAndGet();
              }
            });
  }

  @AfterAll
  static void close() throws Exception {
    worker.close();
  }

  @Test
  void shouldTryAgainLaterWhenTheDatabaseIsAwayForAMoment() {
    // given
    int before = done.get();
    work.add(
        input -> {
          throw new TransientDataAccessResourceException("the database is away");
        });
    work.add(input -> JobOutcome.completed("proposal", Map.of("count", 0)));

    // when
    var run = engine.start("payment-run", Map.of());
    await().atMost(SOON).until(() -> isPaused(run));
    assertThat(done.get()).isEqualTo(before + 1);

    // then it is handed out again only when the backoff is over
    engine.advance(Duration.ofSeconds(3));
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(run).hasVariable("outcome", "nothing-due").isCompleted());
    assertThat(done.get()).isEqualTo(before + 2);
  }

  private static boolean isPaused(TestInstance run) {
    return engine
        .client()
        .newJobSearchRequest()
        .filter(f -> f.processInstanceKey(run.key()).type("payments.propose"))
        .send()
        .join()
        .items()
        .stream()
        .anyMatch(job -> job.getState() == JobState.FAILED);
  }

  @Test
  void shouldAskAPersonAtOnceWhenTheContractIsBroken() {
    // given
    work.add(
        input -> {
          throw new ContractBroken("Expected to find variable runDate, but it is missing.");
        });

    // when
    var run = engine.start("payment-run", Map.of());

    // then
    awaitIncident(run, "Expected to find variable runDate, but it is missing.");
  }

  @Test
  void shouldAskAPersonAtOnceWhenTheWorkSaysSo() {
    // given
    work.add(input -> new JobOutcome.NeedsPerson("Nobody knows how it ended."));

    // when
    var run = engine.start("payment-run", Map.of());

    // then
    awaitIncident(run, "Nobody knows how it ended.");
  }

  private static void awaitIncident(TestInstance run, String message) {
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(run).hasIncident("propose-payments", message).isActive());
  }
}
