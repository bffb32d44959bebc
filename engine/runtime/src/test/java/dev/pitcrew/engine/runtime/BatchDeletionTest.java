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
import dev.pitcrew.engine.runtime.retention.BatchDeletion;
import dev.pitcrew.engine.state.BatchItemRow;
import dev.pitcrew.engine.state.BatchItemState;
import dev.pitcrew.engine.state.BatchOperationState;
import dev.pitcrew.engine.state.BatchOperationType;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.State;
import dev.pitcrew.engine.state.Table;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.store.PageRequest;
import dev.pitcrew.engine.store.Query;
import dev.pitcrew.engine.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BatchDeletionTest {

  private static final int INSTANCES = 5;

  /** Each takes three: some of the rows of the third instance are gone by then. */
  private static final int DELETIONS_BEFORE = 7;

  private final AtomicInteger deletions = new AtomicInteger();
  private IntPredicate isRefused = number -> false;
  private Rejection.Type refusal = Rejection.Type.UNAVAILABLE;

  /** What was refused once goes on to break, in however many rounds it is tried again. */
  private final Set<Command> refused = ConcurrentHashMap.newKeySet();

  /** The elements and variables of one instance. */
  private int rowsOfOne;

  @TempDir private Path data;

  /** The deletions with such numbers, from 0 on, are refused. */
  private EngineRuntime start(Rejection.Type type, IntPredicate numbers) {
    deletions.set(0);
    refused.clear();
    refusal = type;
    isRefused = numbers;
    return start();
  }

  private EngineRuntime start() {
    Engine engine = new Engine(new FeelLanguage(), new DmnLanguage());
    return EngineRuntime.start(
        RuntimeOptions.in(data), (c, rows, context) -> step(engine, c, rows, context));
  }

  private Step step(Engine engine, Command command, State rows, StepContext context) {
    if (command instanceof Command.DeleteEndedRows && isRefused.test(deletions.getAndIncrement())) {
      refused.add(command);
      return refuse(refusal);
    }
    return refused.contains(command)
        ? refuse(Rejection.Type.INTERNAL)
        : engine.step(command, rows, context);
  }

  private static Step refuse(Rejection.Type type) {
    return new Step(new Rejection(type, "Refused, for this test."), List.of(), List.of());
  }

  private static <R extends Reply> R done(EngineRuntime engine, Command command, Class<R> reply) {
    Outcome outcome = engine.submit(command).orTimeout(2, TimeUnit.MINUTES).join();
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

  private List<Long> createSome(EngineRuntime engine) throws IOException {
    deploy(engine);
    List<Long> keys = new ArrayList<>();
    for (int i = 0; i < INSTANCES; i++) {
      keys.add(create(engine));
    }
    rowsOfOne =
        (all(engine, Tables.ELEMENT_INSTANCE).size() + all(engine, Tables.VARIABLE).size())
            / INSTANCES;
    return keys;
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
    try (EngineRuntime engine =
        start(Rejection.Type.UNAVAILABLE, number -> number >= DELETIONS_BEFORE)) {
      List<Long> keys = createSome(engine);

      // when
      batch = deleteAll(engine, keys);
      await().until(() -> deletions.get() > DELETIONS_BEFORE);
      await().until(() -> all(engine, Tables.BATCH_ITEM).stream().noneMatch(BatchItemRow::due));

      // then
      assertThat(all(engine, Tables.PROCESS_INSTANCE)).isNotEmpty();
      assertThat(items(engine)).contains(BatchItemState.COMPLETED, BatchItemState.ACTIVE);
    }
    assertAllIsDeletedAfterARestart(batch);
  }

  private void assertAllIsDeletedAfterARestart(long batch) {
    try (EngineRuntime engine = start(refusal, number -> false)) {
      awaitEnd(engine, batch);
      assertThat(engine.get(Tables.BATCH_OPERATION, batch).completed()).isEqualTo(INSTANCES);
      assertThat(items(engine)).containsOnly(BatchItemState.COMPLETED);
      assertThat(all(engine, Tables.PROCESS_INSTANCE)).isEmpty();
      assertThat(all(engine, Tables.ELEMENT_INSTANCE)).isEmpty();
      assertThat(all(engine, Tables.VARIABLE)).isEmpty();
    }
  }

  private static void awaitEnd(EngineRuntime engine, long batch) {
    await()
        .until(
            () ->
                engine.get(Tables.BATCH_OPERATION, batch).state() == BatchOperationState.COMPLETED);
  }

  @ParameterizedTest
  @EnumSource(names = {"INTERNAL", "RESOURCE_EXHAUSTED", "INVALID_STATE"})
  void shouldNotFailAnInstanceForGoodWhenItsDeletionBrokeInTheMiddle(Rejection.Type type)
      throws IOException {
    // given
    long batch;
    try (EngineRuntime engine = start(type, number -> number == DELETIONS_BEFORE)) {
      List<Long> keys = createSome(engine);

      // when
      batch = deleteAll(engine, keys);
      await()
          .until(
              () ->
                  items(engine).stream().filter(BatchItemState.COMPLETED::equals).count()
                      == INSTANCES - 1);

      // then: half of it is gone, and the others did not have to wait for it
      BatchItemRow left =
          all(engine, Tables.BATCH_ITEM).stream()
              .filter(item -> item.state() != BatchItemState.COMPLETED)
              .findFirst()
              .orElseThrow();
      assertThat(left.isDecided()).isTrue();
      assertThat(all(engine, Tables.PROCESS_INSTANCE))
          .extracting(ProcessInstanceRow::key)
          .containsExactly(left.itemKey());
      assertThat(all(engine, Tables.ELEMENT_INSTANCE).size() + all(engine, Tables.VARIABLE).size())
          .isLessThan(rowsOfOne);
    }
    assertAllIsDeletedAfterARestart(batch);
  }

  @Test
  void shouldFailTheItemAndLeaveTheInstanceWholeWhenItMayNotGo() throws IOException {
    // given
    try (EngineRuntime engine = start(Rejection.Type.INVALID_STATE, number -> number == 0)) {
      List<Long> keys = createSome(engine);

      // when
      awaitEnd(engine, deleteAll(engine, keys));

      // then
      assertThat(items(engine)).containsOnlyOnce(BatchItemState.FAILED);
      assertThat(all(engine, Tables.BATCH_ITEM).getFirst().error())
          .isEqualTo(
              "Expected to delete process instance '%d', but some of it is in use."
                  .formatted(keys.getFirst()));
      assertThat(all(engine, Tables.PROCESS_INSTANCE))
          .extracting(ProcessInstanceRow::key)
          .containsExactly(keys.getFirst());
      assertThat(all(engine, Tables.ELEMENT_INSTANCE).size() + all(engine, Tables.VARIABLE).size())
          .isEqualTo(rowsOfOne);
    }
  }

  @Test
  void shouldGoOnAtTheNextRoundWhenARowCouldNotBeRead() throws Exception {
    // given: all is decided, and nothing of it gone
    try (EngineRuntime engine = start(Rejection.Type.UNAVAILABLE, number -> true)) {
      List<Long> keys = createSome(engine);
      deleteAll(engine, keys);
      await()
          .until(() -> all(engine, Tables.BATCH_ITEM).stream().allMatch(BatchItemRow::isDecided));
    }
    RuntimeOptions options = RuntimeOptions.in(data);
    try (Store store = Store.open(options.store())) {
      List<Command> asked = new ArrayList<>();
      BatchDeletion deletion =
          new BatchDeletion(
              store,
              command -> {
                asked.add(command);
                return CompletableFuture.completedFuture(new Reply.Done());
              },
              Runnable::run);
      sql("UPDATE process_instance SET state='NO_SUCH_STATE'");

      // when
      deletion.runQuietly();

      // then
      assertThat(asked).isEmpty();
      sql("UPDATE process_instance SET state='COMPLETED'");
      deletion.runQuietly();
      assertThat(asked).filteredOn(Command.EndBatchItem.class::isInstance).hasSize(INSTANCES);
    }
  }

  private void sql(String statement) throws SQLException, IOException {
    try (Stream<Path> files = Files.list(data)) {
      Path file = files.filter(f -> f.toString().endsWith(".db")).findFirst().orElseThrow();
      try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
          Statement sql = connection.createStatement()) {
        assertThat(sql.executeUpdate(statement)).isPositive();
      }
    }
  }
}
