package dev.pitcrew.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pitcrew.engine.Engine;
import dev.pitcrew.engine.command.BatchItem;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.command.Step;
import dev.pitcrew.engine.command.StepContext;
import dev.pitcrew.engine.expression.DmnLanguage;
import dev.pitcrew.engine.expression.FeelLanguage;
import dev.pitcrew.engine.state.BatchItemRow;
import dev.pitcrew.engine.state.BatchItemState;
import dev.pitcrew.engine.state.BatchOperationState;
import dev.pitcrew.engine.state.BatchOperationType;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.State;
import dev.pitcrew.engine.state.Table;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.store.PageRequest;
import dev.pitcrew.engine.store.Query;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchDeletionTest {

  private static final int INSTANCES = 5;

  /** Some of the rows of the second instance are gone by then. */
  private static final int DELETIONS_BEFORE = 6;

  private final AtomicInteger deletionsLeft = new AtomicInteger();

  @TempDir private Path data;

  private EngineRuntime start(int deletions) {
    deletionsLeft.set(deletions);
    Engine engine = new Engine(new FeelLanguage(), new DmnLanguage());
    return EngineRuntime.start(
        RuntimeOptions.in(data), (c, rows, context) -> step(engine, c, rows, context));
  }

  private Step step(Engine engine, Command command, State rows, StepContext context) {
    return command instanceof Command.DeleteEndedRows && deletionsLeft.getAndDecrement() <= 0
        ? new Step(
            new Rejection(Rejection.Type.UNAVAILABLE, "The machine goes down."),
            List.of(),
            List.of())
        : engine.step(command, rows, context);
  }

  private static <R extends Reply> R done(EngineRuntime engine, Command command, Class<R> reply) {
    Outcome outcome = engine.submit(command).orTimeout(60, TimeUnit.SECONDS).join();
    assertThat(outcome).isInstanceOf(reply);
    return reply.cast(outcome);
  }

  private static <R extends Row> List<R> all(EngineRuntime engine, Table<R> table) {
    return engine
        .search(new Query<>(table, List.of(), List.of(), PageRequest.first(1_000)))
        .items();
  }

  private static List<BatchItemState> items(EngineRuntime engine) {
    return all(engine, Tables.BATCH_ITEM).stream().map(BatchItemRow::state).toList();
  }

  private static void deploy(EngineRuntime engine) throws IOException {
    try (InputStream bpmn = BatchDeletionTest.class.getResourceAsStream("/kept.bpmn")) {
      done(
          engine,
          new Command.Deploy(
              List.of(new Command.Deploy.Resource("kept.bpmn", bpmn.readAllBytes())),
              FakeSteps.TENANT),
          Reply.class);
    }
  }

  private static long create(EngineRuntime engine) {
    return done(
            engine,
            new Command.CreateProcessInstance(
                "called",
                0,
                0,
                "{}",
                List.of(),
                false,
                List.of(),
                List.of(),
                null,
                FakeSteps.TENANT),
            Reply.InstanceCreated.class)
        .processInstanceKey();
  }

  private static long deleteAll(EngineRuntime engine, List<Long> keys) {
    long batch =
        done(
                engine,
                new Command.CreateBatchOperation(BatchOperationType.DELETE_PROCESS_INSTANCE, ""),
                Reply.BatchOperationCreated.class)
            .batchOperationKey();
    done(
        engine,
        new Command.AddBatchItems(
            batch, keys.stream().map(key -> new BatchItem(key, key, key, "called")).toList()),
        Reply.Done.class);
    done(engine, new Command.StartBatchOperation(batch), Reply.Done.class);
    return batch;
  }

  @Test
  void shouldDeleteTheRestAfterARestartWhenItWasStoppedInTheMiddle() throws IOException {
    // given
    long batch;
    try (EngineRuntime engine = start(DELETIONS_BEFORE)) {
      deploy(engine);
      List<Long> keys = new ArrayList<>();
      for (int i = 0; i < INSTANCES; i++) {
        keys.add(create(engine));
      }

      // when
      batch = deleteAll(engine, keys);
      await().until(() -> deletionsLeft.get() < 0);
      await().until(() -> all(engine, Tables.BATCH_ITEM).stream().noneMatch(BatchItemRow::due));

      // then
      assertThat(all(engine, Tables.PROCESS_INSTANCE)).isNotEmpty();
      assertThat(items(engine)).contains(BatchItemState.COMPLETED, BatchItemState.ACTIVE);
    }
    try (EngineRuntime engine = start(Integer.MAX_VALUE)) {
      await()
          .until(
              () ->
                  engine.get(Tables.BATCH_OPERATION, batch).state()
                      == BatchOperationState.COMPLETED);
      assertThat(engine.get(Tables.BATCH_OPERATION, batch).completed()).isEqualTo(INSTANCES);
      assertThat(items(engine)).containsOnly(BatchItemState.COMPLETED);
      assertThat(all(engine, Tables.PROCESS_INSTANCE)).isEmpty();
      assertThat(all(engine, Tables.ELEMENT_INSTANCE)).isEmpty();
      assertThat(all(engine, Tables.VARIABLE)).isEmpty();
    }
  }
}
