package dev.pitcrew.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.store.PageRequest;
import dev.pitcrew.engine.store.Query;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PurgeTest {

  @TempDir Path folder;

  @Test
  void shouldAnswerEveryCommandAndHoldOnlyWhatCameAfterwardsWhenPurgedUnderLoad() {
    try (EngineRuntime engine =
        EngineRuntime.start(RuntimeOptions.in(folder).withClock(new ControlledClock()))) {
      // given
      List<CompletableFuture<Outcome>> before = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        before.add(engine.submit(Caller.ENGINE, new Command.CreateClusterVariable("v" + i, "1")));
      }

      // when
      long purges = engine.purge().join();

      // then
      assertThat(purges).isEqualTo(1);
      before.forEach(
          outcome ->
              assertThat(outcome.join())
                  .satisfiesAnyOf(
                      one -> assertThat(one).isInstanceOf(Reply.ClusterVariable.class),
                      one ->
                          assertThat(((Rejection) one).type())
                              .isEqualTo(Rejection.Type.UNAVAILABLE)));
      assertThat(engine.purge().join()).isEqualTo(2);
      assertThat(count(engine)).isZero();
      assertThat(engine.submit(Caller.ENGINE, new Command.CreateClusterVariable("v1", "2")).join())
          .isInstanceOf(Reply.ClusterVariable.class);
      assertThat(count(engine)).isEqualTo(1);
    }
  }

  @Test
  void shouldRefuseToPurgeWhenTheClockIsReal() {
    try (EngineRuntime engine = EngineRuntime.start(RuntimeOptions.in(folder))) {
      assertThatThrownBy(engine::purge)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("Expected an engine for tests, but its clock is the real one.");
    }
  }

  @Test
  void shouldRunStandStillAndComeBackAsItIsTold() {
    // given
    ControlledClock clock = new ControlledClock();
    Instant at = Instant.parse("2030-01-01T00:00:00Z");

    // when // then
    clock.pin(at);
    clock.add(Duration.ofDays(1));
    assertThat(clock.instant()).isEqualTo(at.plus(Duration.ofDays(1)));
    clock.reset();
    Instant real = Instant.now();
    assertThat(clock.instant()).isBetween(real, real.plusSeconds(3_600));
    clock.add(Duration.ofDays(2));
    assertThat(clock.instant()).isAfter(real.plus(Duration.ofDays(2)).minusMillis(1));
  }

  private static long count(EngineRuntime engine) {
    return engine
        .search(new Query<>(Tables.CLUSTER_VARIABLE, List.of(), List.of(), PageRequest.first(10)))
        .totalItems();
  }
}
