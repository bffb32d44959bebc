package dev.pitcrew.engine.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pitcrew.engine.TestEngine;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.state.JobFailureRow;
import dev.pitcrew.engine.state.Tables;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever a worker says and how often, a job has few rows of it, and each time counts. */
class JobFailuresTest {

  private final TestEngine engine = new TestEngine();
  private long job;

  @BeforeEach
  void begin() {
    engine.deploy(engine.process("p").working());
    engine.create("p", "{}");
    job = engine.activate("work").getFirst().job().key();
  }

  @AfterEach
  void shouldBringTheSameRowsWhenReplayed() {
    engine.assertReplayBringsTheSameRows();
  }

  @Test
  void shouldCountInOneRowWhatIsNewWhenThereAreMany() {
    // when
    for (int i = 0; i < 3 * JobFailures.ROWS_MAX; i++) {
      fail("at " + i);
    }
    engine.pass(Duration.ofMinutes(2));
    fail("at 7");
    engine.run(new Command.ThrowJobError(job, "e", "at last", "{}"), Reply.Done.class);

    // then
    assertThat(rows()).hasSize(JobFailures.ROWS_MAX + 1);
    assertThat(rows())
        .extracting(
            JobFailureRow::worker,
            JobFailureRow::errorCode,
            JobFailureRow::errorMessage,
            JobFailureRow::times)
        .contains(tuple("worker", null, "at 7", 2L), tuple("worker", null, "at 99", 1L))
        .contains(tuple(null, null, null, 2L * JobFailures.ROWS_MAX + 1));
    assertThat(rows())
        .filteredOn(row -> row.times() > 1)
        .hasSize(2)
        .allSatisfy(row -> assertThat(row.atMillis()).isEqualTo(engine.now.toEpochMilli()));
  }

  @Test
  void shouldCountUpTwoRowsWhenTwoMessagesAlternate() {
    // when
    for (int i = 0; i < 50; i++) {
      fail("the door");
      fail("the roof");
    }

    // then
    assertThat(rows())
        .extracting(JobFailureRow::errorMessage, JobFailureRow::times)
        .containsExactlyInAnyOrder(tuple("the door", 50L), tuple("the roof", 50L));
  }

  @Test
  void shouldCountUpARowOfEachWorkerWhenTheyTakeTurns() {
    // when
    for (int i = 0; i < 20; i++) {
      fail("the door");
      engine.run(
          new Command.ActivateJobs("work", "worker-" + i % 2, 60_000, 1, List.of(), List.of()));
    }

    // then
    assertThat(rows())
        .extracting(JobFailureRow::worker, JobFailureRow::times)
        .containsExactlyInAnyOrder(
            tuple("worker", 1L), tuple("worker-0", 10L), tuple("worker-1", 9L));
  }

  @Test
  void shouldHaveFewRowsWhenItFailsEachMinuteOrTheClockIsSetBack() {
    // when
    for (int i = 0; i < 2 * JobFailures.ROWS_MAX; i++) {
      fail("the door");
      engine.pass(Duration.ofMinutes(1));
    }
    long last = engine.now.minus(Duration.ofMinutes(1)).toEpochMilli();
    engine.now = engine.now.minus(Duration.ofDays(1));
    for (int i = 0; i < 2 * JobFailures.ROWS_MAX; i++) {
      fail("the door");
    }

    // then
    assertThat(rows()).hasSize(JobFailures.ROWS_MAX);
    assertThat(rows().stream().mapToLong(JobFailureRow::times).sum())
        .isEqualTo(4L * JobFailures.ROWS_MAX);
    assertThat(rows().stream().mapToLong(JobFailureRow::atMillis).max()).hasValue(last);
  }

  private void fail(String message) {
    engine.run(new Command.FailJob(job, 3, message, 0, "{}"), Reply.Done.class);
  }

  private List<JobFailureRow> rows() {
    return List.copyOf(engine.state.all(Tables.JOB_FAILURE));
  }
}
