package dev.pitcrew.engine.gateway.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.pitcrew.engine.Engine;
import dev.pitcrew.engine.command.BatchItem;
import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.command.Step;
import dev.pitcrew.engine.expression.DmnLanguage;
import dev.pitcrew.engine.expression.FeelLanguage;
import dev.pitcrew.engine.gateway.call.CommandSender;
import dev.pitcrew.engine.gateway.call.RejectedException;
import dev.pitcrew.engine.runtime.EngineRuntime;
import dev.pitcrew.engine.runtime.RuntimeOptions;
import dev.pitcrew.engine.state.BatchOperationRow;
import dev.pitcrew.engine.state.BatchOperationState;
import dev.pitcrew.engine.state.BatchOperationType;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.store.PageRequest;
import dev.pitcrew.engine.store.Query;
import dev.pitcrew.engine.store.StoreException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BatchFinderTest {

  private static final Command CREATE =
      new Command.CreateBatchOperation(BatchOperationType.CANCEL_PROCESS_INSTANCE, "");

  @TempDir Path data;

  private static BatchOperationState stateOf(EngineRuntime engine, long key) {
    BatchOperationRow row = engine.get(Tables.BATCH_OPERATION, key);
    return row.state();
  }

  /** Over the batch operations themselves, of which there is one at least. */
  private static long begin(BatchFinder finder, Function<BatchOperationRow, BatchItem> item) {
    return finder
        .begin(
            Caller.ENGINE,
            BatchOperationType.CANCEL_PROCESS_INSTANCE,
            "",
            new BatchFinder.Items<>(
                new Query<>(Tables.BATCH_OPERATION, List.of(), List.of(), PageRequest.first(1)),
                item))
        .batchOperationKey();
  }

  private static List<BatchOperationState> states(EngineRuntime engine) {
    return engine
        .search(new Query<>(Tables.BATCH_OPERATION, List.of(), List.of(), PageRequest.first(100)))
        .items()
        .stream()
        .map(BatchOperationRow::state)
        .toList();
  }

  @Test
  void shouldFailWhatAnEarlierRunLeftAndWhatMeetsABugButNothingElse() {
    try (EngineRuntime engine = EngineRuntime.start(RuntimeOptions.in(data))) {
      // given: an operation whose items nobody looks for
      long left = ((Reply.BatchOperationCreated) engine.submit(CREATE).join()).batchOperationKey();

      try (BatchFinder finder = new BatchFinder(engine, new CommandSender(engine))) {
        // when
        long bug =
            begin(
                finder,
                row -> {
                  throw new IllegalStateException("no item");
                });
        long fine = begin(finder, row -> new BatchItem(row.key(), 0, 0, ""));

        // then
        await().until(() -> stateOf(engine, left) == BatchOperationState.FAILED);
        await().until(() -> stateOf(engine, bug) == BatchOperationState.FAILED);
        await().until(() -> stateOf(engine, fine) == BatchOperationState.COMPLETED);
      }
    }
  }

  /** It is in force, but whoever asked never learns of it. */
  private static EngineRuntime losingAnswers(Path data, AtomicBoolean isLosing) {
    Engine engine = new Engine(new FeelLanguage(), new DmnLanguage());
    return EngineRuntime.start(
        RuntimeOptions.in(data),
        (command, rows, context) -> {
          Step step = engine.step(command, rows, context);
          return command instanceof Command.CreateBatchOperation && isLosing.get()
              ? new Step(
                  new Rejection(Rejection.Type.UNAVAILABLE, "lost"), step.changes(), step.effects())
              : step;
        });
  }

  @Test
  void shouldFailWhatBeganWithoutItsCallerKnowingAndLetOthersBegin() {
    AtomicBoolean isLosing = new AtomicBoolean(true);
    try (EngineRuntime engine = losingAnswers(data, isLosing);
        BatchFinder finder =
            new BatchFinder(engine, new CommandSender(engine), Duration.ofMillis(1))) {
      // given: more answers lost than may look for their items at a time
      int many = 12;
      for (int i = 0; i < many; i++) {
        assertThatThrownBy(() -> begin(finder, row -> new BatchItem(row.key(), 0, 0, "")))
            .isInstanceOf(RejectedException.class)
            .hasMessage("lost");
      }

      // then
      await()
          .untilAsserted(
              () ->
                  assertThat(states(engine))
                      .hasSize(many)
                      .containsOnly(BatchOperationState.FAILED));

      // when
      isLosing.set(false);
      long fine = begin(finder, row -> new BatchItem(row.key(), 0, 0, ""));

      // then
      await().until(() -> stateOf(engine, fine) == BatchOperationState.COMPLETED);
    }
  }

  @Test
  void shouldNotFailWhatSomebodyLeadsOrMayJustBeBeginning() {
    // given: two that wait, of which one is led, and a third that is just being asked for
    List<Command> submitted = new CopyOnWriteArrayList<>();
    AtomicInteger looks = new AtomicInteger();
    try (BatchFailing failing =
        new BatchFailing(
            command -> {
              submitted.add(command);
              return CompletableFuture.completedFuture(new Reply.Done());
            },
            () -> looks.incrementAndGet() == 1 ? List.of() : List.of(7L, 8L),
            Duration.ofMillis(1))) {
      failing.failThoseLeft();
      failing.asking();
      failing.led(8);

      // when
      failing.failThoseLeftLater();
      await().until(() -> looks.get() > 3);

      // then
      assertThat(submitted).isEmpty();
      failing.answered();
      await().until(() -> !submitted.isEmpty());
    }
    assertThat(submitted)
        .containsExactly(
            new Command.FailBatchOperation(
                7, "The answer to whoever began it was lost, so that nobody found its items."));
  }

  @Test
  void shouldFailAgainAndAgainWhileTheEngineTakesNoCommands() {
    // given: a store that answers at last, and an engine that takes the third command
    Deque<Outcome> outcomes =
        new ArrayDeque<>(
            List.of(
                new Rejection(Rejection.Type.UNAVAILABLE, "the store cannot commit"),
                new Rejection(Rejection.Type.RESOURCE_EXHAUSTED, "too many wait"),
                new Reply.Done()));
    List<Command> submitted = new CopyOnWriteArrayList<>();
    AtomicInteger looks = new AtomicInteger();
    try (BatchFailing failing =
        new BatchFailing(
            command -> {
              Outcome outcome = outcomes.remove();
              submitted.add(command);
              return CompletableFuture.completedFuture(outcome);
            },
            () -> {
              if (looks.getAndIncrement() == 0) {
                throw new StoreException(StoreException.Kind.UNAVAILABLE, "no answer", null);
              }
              return List.of(7L);
            },
            Duration.ofMillis(1))) {

      // when
      failing.failThoseLeft();

      // then
      await().until(() -> submitted.size() == 3);
      assertThat(failing.hasLooked()).isTrue();
      assertThat(looks).hasValue(2);
      assertThat(submitted)
          .containsOnly(
              new Command.FailBatchOperation(
                  7, "The engine was stopped before all items were found."));
    }
    assertThat(outcomes).isEmpty();
  }
}
