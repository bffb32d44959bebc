package dev.pitcrew.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.event.LifecycleCoverage;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random processes under random workers, people, clocks and crashes: each ends, leaves nothing
 * active, and its events bring the same rows again. The seed is in the test's name; {@code
 * -Dpitcrew.seed=N} plays that one alone, {@code -Dpitcrew.seeds=N} as many, {@code
 * -Dpitcrew.paths=N} each on as many paths.
 */
@Execution(ExecutionMode.CONCURRENT)
class RandomProcessTest {

  private static final int SEEDS = Integer.getInteger("pitcrew.seeds", 500);
  private static final int PATHS = Integer.getInteger("pitcrew.paths", 10);

  /** Small seeds begin alike; what needs another beginning comes with large ones. */
  private static final long LARGE_SEEDS = 1;

  private static final LifecycleCoverage COVERAGE = new LifecycleCoverage();
  private static final Set<String> ACCEPTED = new ConcurrentSkipListSet<>();

  static LongStream seeds() {
    Long given = Long.getLong("pitcrew.seed");
    return given != null
        ? LongStream.of(given)
        : LongStream.concat(
            LongStream.range(0, SEEDS),
            new Random(LARGE_SEEDS).longs(10, 1_000_000, Long.MAX_VALUE));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldEndAndLeaveNothingWhateverHappens(long seed) {
    for (int path = 0; path < PATHS; path++) {
      RandomRun run = play(seed, path);
      COVERAGE.add(run.events());
      ACCEPTED.addAll(run.accepted());
    }
  }

  private static RandomRun play(long seed, int path) {
    try {
      return RandomRun.play(seed, path);
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("Model %d, path %d: %s".formatted(seed, path, e.getMessage()), e);
    }
  }

  @AfterAll
  static void shouldHaveTakenEveryTransitionAndEveryKindOfCommand() {
    if (Long.getLong("pitcrew.seed") == null) {
      assertThat(COVERAGE.taken()).containsAll(LifecycleCoverage.allowed());
      assertThat(COVERAGE.taken()).containsAll(LifecycleCoverage.allowedOfUserTasks());
      assertThat(ACCEPTED)
          .containsExactlyInAnyOrder(
              "ActivateAdHocElements",
              "ActivateJobs",
              "AssignUserTask",
              "BroadcastSignal",
              "CancelProcessInstance",
              "CompleteJob",
              "CompleteUserTask",
              "Continue",
              "CorrelateMessage",
              "CreateProcessInstance",
              "EvaluateConditionals",
              "FailJob",
              "MigrateProcessInstance",
              "ModifyProcessInstance",
              "PublishMessage",
              "ResolveIncident",
              "SetVariables",
              "ThrowJobError",
              "TimeOutJob",
              "TriggerTimer",
              "UnassignUserTask",
              "UpdateJob",
              "UpdateUserTask",
              "EndJobBackoff",
              "YieldJob");
    }
  }
}
