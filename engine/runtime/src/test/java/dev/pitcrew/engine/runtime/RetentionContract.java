package dev.pitcrew.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.Engine;
import dev.pitcrew.engine.command.BatchItem;
import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.expression.DmnLanguage;
import dev.pitcrew.engine.expression.FeelLanguage;
import dev.pitcrew.engine.runtime.retention.Deletion;
import dev.pitcrew.engine.runtime.retention.Retention;
import dev.pitcrew.engine.state.BatchItemRow;
import dev.pitcrew.engine.state.BatchOperationRow;
import dev.pitcrew.engine.state.BatchOperationState;
import dev.pitcrew.engine.state.BatchOperationType;
import dev.pitcrew.engine.state.Column;
import dev.pitcrew.engine.state.DocumentRow;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.InstanceState;
import dev.pitcrew.engine.state.MessageRow;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.RowChange;
import dev.pitcrew.engine.state.RowRef;
import dev.pitcrew.engine.state.Table;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.state.UserTaskRow;
import dev.pitcrew.engine.store.Batch;
import dev.pitcrew.engine.store.BlobStore;
import dev.pitcrew.engine.store.Filter;
import dev.pitcrew.engine.store.PageRequest;
import dev.pitcrew.engine.store.Query;
import dev.pitcrew.engine.store.Store;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What retention promises, whatever holds the rows. */
abstract class RetentionContract {

  private static final Duration KEPT = Duration.ofDays(30);
  private static final Duration LONG = Duration.ofDays(31);
  private static final int MANY = 400;

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-01-01T08:00:00Z"));

  @TempDir Path data;

  abstract RuntimeOptions options(Path folder) throws SQLException;

  private EngineRuntime start() throws SQLException {
    Engine steps = new Engine(new FeelLanguage(), new DmnLanguage());
    return EngineRuntime.start(options(data).withClock(now::get).keeping(KEPT), steps::step);
  }

  private static Outcome done(EngineRuntime engine, Command command) {
    return engine.submit(command).orTimeout(2, TimeUnit.MINUTES).join();
  }

  private static void deploy(EngineRuntime engine) throws IOException {
    try (InputStream bpmn = RetentionContract.class.getResourceAsStream("/kept.bpmn")) {
      assertThat(
              done(
                  engine,
                  new Command.Deploy(
                      List.of(new Command.Deploy.Resource("kept.bpmn", bpmn.readAllBytes())),
                      FakeSteps.TENANT)))
          .isInstanceOf(Reply.Deployed.class);
    }
  }

  private static void begin(EngineRuntime engine, long ttlMillis, String id) {
    done(
        engine,
        new Command.PublishMessage("begin", "case", ttlMillis, id, "{\"a\":1}", FakeSteps.TENANT));
  }

  private static void workJobs(EngineRuntime engine) {
    Outcome outcome =
        done(engine, new Command.ActivateJobs("work", "worker", 60_000, 100, List.of(), List.of()));
    ((Reply.JobsActivated) outcome)
        .jobs()
        .forEach(job -> done(engine, new Command.CompleteJob(job.job().key(), "{\"b\":2}")));
  }

  private static void finishTasks(EngineRuntime engine) {
    for (UserTaskRow task : all(engine, Tables.USER_TASK)) {
      done(engine, new Command.CompleteUserTask(task.key(), "{}", null));
    }
  }

  private static <R extends Row> List<R> all(EngineRuntime engine, Table<R> table) {
    return engine
        .search(new Query<>(table, List.of(), List.of(), PageRequest.first(10_000)))
        .items();
  }

  /** Everything but the audit trail that belongs to an instance, as table and key. */
  private static List<String> rowsOf(EngineRuntime engine, long instanceKey) {
    List<String> found = new ArrayList<>();
    for (Table<?> table : Tables.ALL) {
      if (table != Tables.AUDIT) {
        find(engine, table, instanceKey, found);
      }
    }
    return found;
  }

  private static <R extends Row> void find(
      EngineRuntime engine, Table<R> table, long instanceKey, List<String> found) {
    boolean isOwned =
        table.columns().stream().map(Column::name).anyMatch("processInstanceKey"::equals);
    if (isOwned) {
      engine
          .search(
              new Query<>(
                  table,
                  List.of(Filter.eq(table, "processInstanceKey", instanceKey)),
                  List.of(),
                  PageRequest.first(100)))
          .items()
          .forEach(row -> found.add(table + " " + row.key()));
    }
  }

  @Test
  void shouldLeaveNothingOfWhatEndedLongAgoAndAllOfTheRest() throws Exception {
    // given: one that ended, with what it called, and one that still runs and has called one, too
    try (EngineRuntime engine = start()) {
      deploy(engine);
      begin(engine, 0, "ended");
      workJobs(engine);
      finishTasks(engine);
      begin(engine, 0, "running");
      List<ProcessInstanceRow> before = all(engine, Tables.PROCESS_INSTANCE);
      assertThat(before)
          .extracting(ProcessInstanceRow::state)
          .containsExactlyInAnyOrder(
              InstanceState.COMPLETED,
              InstanceState.COMPLETED,
              InstanceState.ACTIVE,
              InstanceState.COMPLETED);
      int audited = all(engine, Tables.AUDIT).size();
      long ended = before.getFirst().key();
      assertThat(tables(rowsOf(engine, ended)))
          .contains("element_instance", "variable", "job", "user_task", "timer");

      // when: it is too young, and then it is not
      assertThat(engine.deleteOld()).isEqualTo(new Retention.Round(0, 0));
      now.set(now.get().plus(LONG));
      Retention.Round round = engine.deleteOld();

      // then
      assertThat(round.instances()).isEqualTo(2);
      List<ProcessInstanceRow> left = all(engine, Tables.PROCESS_INSTANCE);
      assertThat(left).hasSize(2).isSubsetOf(before);
      for (ProcessInstanceRow gone : before.subList(0, 2)) {
        assertThat(rowsOf(engine, gone.key())).isEmpty();
      }
      assertThat(rowsOf(engine, left.getFirst().key())).isNotEmpty();
      assertThat(rowsOf(engine, left.getLast().key())).isNotEmpty();
      assertThat(all(engine, Tables.AUDIT)).hasSize(audited);

      // and the running one goes on to its end
      workJobs(engine);
      finishTasks(engine);
      assertThat(all(engine, Tables.PROCESS_INSTANCE))
          .extracting(ProcessInstanceRow::state)
          .containsOnly(InstanceState.COMPLETED);
    }
    now.set(now.get().plus(LONG));
    try (EngineRuntime engine = start()) {
      assertThat(engine.deleteOld().instances()).isEqualTo(2);
      for (Table<?> table : Tables.ALL) {
        if (!Set.of(
                Tables.PROCESS_DEFINITION,
                Tables.MESSAGE_SUBSCRIPTION,
                Tables.AUDIT,
                Tables.AUDIT_HEAD)
            .contains(table)) {
          assertThat(all(engine, table)).as(table.name()).isEmpty();
        }
      }
    }
  }

  @Test
  void shouldGoOnAtTheNextRoundWhenOneEndedWithAnException() throws Exception {
    // given
    try (EngineRuntime engine = start()) {
      OneJob.deploy(engine);
      done(engine, OneJob.create());
      workJobs(engine);
    }
    now.set(now.get().plus(LONG));
    List<Command> asked = new ArrayList<>();
    AtomicReference<RuntimeException> bug =
        new AtomicReference<>(new IllegalStateException("A bug, for this test."));
    try (Store store = Store.open(options(data).store())) {
      Retention retention =
          new Retention(
              store,
              new BlobStore(data.resolve("documents")),
              command -> {
                if (bug.get() != null) {
                  throw bug.get();
                }
                asked.add(command);
                return CompletableFuture.completedFuture(new Reply.Done());
              },
              now::get,
              KEPT);

      // when
      retention.runQuietly();

      // then
      assertThat(asked).isEmpty();
      bug.set(null);
      retention.runQuietly();
      assertThat(asked).isNotEmpty();
    }
  }

  private static Set<String> tables(List<String> rows) {
    Set<String> tables = new HashSet<>();
    rows.forEach(row -> tables.add(row.substring(0, row.indexOf(' '))));
    return tables;
  }

  @Test
  void shouldRefuseWhatIsNoHistory() throws Exception {
    try (EngineRuntime engine = start()) {
      // given: one that runs, and the one it called, which has ended
      deploy(engine);
      begin(engine, 60_000, "running");

      for (Table<?> table :
          List.of(
              Tables.PROCESS_INSTANCE,
              Tables.ELEMENT_INSTANCE,
              Tables.JOB,
              Tables.TIMER,
              Tables.MESSAGE,
              Tables.MESSAGE_CORRELATION,
              Tables.AUDIT)) {
        for (Row row : all(engine, table)) {
          // when
          Outcome outcome =
              done(engine, new Command.DeleteEndedRows(List.of(new RowRef(table, row.key()))));

          // then
          assertThat(outcome)
              .as(table.name())
              .isEqualTo(
                  new Rejection(
                      Rejection.Type.INVALID_STATE,
                      "Expected to delete the row of %s with key '%d', but it is no history yet"
                          .formatted(table, row.key())));
        }
      }
    }
  }

  @Test
  void shouldNotStartAProcessOnceMoreWhenItsMessageIsStillBuffered() throws Exception {
    try (EngineRuntime engine = start()) {
      // given: a message that lives longer than history is kept
      deploy(engine);
      begin(engine, Duration.ofDays(365).toMillis(), "once");
      workJobs(engine);
      finishTasks(engine);

      // when
      now.set(now.get().plus(LONG));
      engine.deleteOld();
      deploy(engine);
      begin(engine, Duration.ofDays(365).toMillis(), "once");

      // then: the same message again is known, and nothing began
      assertThat(all(engine, Tables.PROCESS_INSTANCE))
          .filteredOn(instance -> instance.state() == InstanceState.ACTIVE)
          .isEmpty();
    }
  }

  @Test
  void shouldDeleteTheBytesOfADocumentWhenTheLastRowThatNamesThemIsGone() throws Exception {
    try (EngineRuntime engine = start()) {
      // given: the same bytes twice, of which one document is deleted
      BlobStore.Blob blob =
          engine.documents().put(new ByteArrayInputStream(new byte[] {1, 2, 3}), 10);
      Path file =
          data.resolve("documents").resolve(blob.hash().substring(0, 2)).resolve(blob.hash());
      document(engine, "one", blob);
      document(engine, "two", blob);
      done(engine, new Command.DeleteDocument("one"));
      Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(LONG)));
      now.set(now.get().plus(LONG));

      // when, then
      engine.deleteOld();
      assertThat(all(engine, Tables.DOCUMENT))
          .extracting(DocumentRow::documentId)
          .containsExactly("two");
      assertThat(file).exists();

      // when, then
      done(engine, new Command.DeleteDocument("two"));
      engine.deleteOld();
      assertThat(all(engine, Tables.DOCUMENT)).isEmpty();
      assertThat(file).doesNotExist();
    }
  }

  private static long batch(EngineRuntime engine) {
    return ((Reply.BatchOperationCreated)
            done(
                engine,
                new Command.CreateBatchOperation(BatchOperationType.CANCEL_PROCESS_INSTANCE, "")))
        .batchOperationKey();
  }

  @Test
  void shouldForgetBatchOperationsThatAreOverWithTheirItems() throws Exception {
    try (EngineRuntime engine = start()) {
      // given: one that is over, whose items are more than go at a time, and one that is not
      long over = batch(engine);
      long open = batch(engine);
      List<BatchItem> items =
          IntStream.range(0, 250).mapToObj(i -> new BatchItem(4711 + i, 4711, 4711, "p")).toList();
      done(engine, new Command.AddBatchItems(over, items));
      done(engine, new Command.AddBatchItems(open, items.subList(0, 3)));
      done(engine, new Command.StartBatchOperation(over));
      Awaitility.await()
          .until(
              () ->
                  all(engine, Tables.BATCH_OPERATION).getFirst().state()
                      == BatchOperationState.COMPLETED);

      // when: it is too young, and then it is not
      assertThat(engine.deleteOld().rows()).isZero();
      now.set(now.get().plus(LONG));
      engine.deleteOld();

      // then
      assertThat(all(engine, Tables.BATCH_OPERATION))
          .extracting(BatchOperationRow::key)
          .containsExactly(open);
      List<BatchItemRow> left = all(engine, Tables.BATCH_ITEM);
      assertThat(left).hasSize(3).extracting(BatchItemRow::batchOperationKey).containsOnly(open);
      for (RowRef ref :
          List.of(
              new RowRef(Tables.BATCH_OPERATION, open),
              new RowRef(Tables.BATCH_ITEM, left.getFirst().key()))) {
        assertThat(done(engine, new Command.DeleteEndedRows(List.of(ref))))
            .isInstanceOf(Rejection.class);
      }
    }
  }

  @Test
  void shouldDeleteTheBytesOfADeletedDocumentWhenHistoryIsKeptForGood() throws Exception {
    Engine steps = new Engine(new FeelLanguage(), new DmnLanguage());
    try (EngineRuntime engine =
        EngineRuntime.start(options(data).withClock(now::get), steps::step)) {
      // given: one deleted, one kept, and an instance that has ended
      BlobStore.Blob blob =
          engine.documents().put(new ByteArrayInputStream(new byte[] {1, 2, 3}), 10);
      Path file =
          data.resolve("documents").resolve(blob.hash().substring(0, 2)).resolve(blob.hash());
      document(engine, "gone", blob);
      document(
          engine, "kept", engine.documents().put(new ByteArrayInputStream(new byte[] {4}), 10));
      done(engine, new Command.DeleteDocument("gone"));
      OneJob.deploy(engine);
      done(engine, OneJob.create());
      workJobs(engine);
      Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(LONG)));

      // when: within its day, and after it
      engine.deleteOld();
      assertThat(file).exists();
      now.set(now.get().plus(LONG));
      Retention.Round round = engine.deleteOld();

      // then
      assertThat(round).isEqualTo(new Retention.Round(0, 1));
      assertThat(all(engine, Tables.DOCUMENT))
          .extracting(DocumentRow::documentId)
          .containsExactly("kept");
      assertThat(file).doesNotExist();
      assertThat(all(engine, Tables.PROCESS_INSTANCE)).hasSize(1);
    }
  }

  private static void document(EngineRuntime engine, String id, BlobStore.Blob blob) {
    assertThat(
            done(
                engine,
                new Command.CreateDocument(
                    id, blob.hash(), blob.sizeBytes(), "{}", 0, 0, FakeSteps.TENANT)))
        .isInstanceOf(Reply.DocumentCreated.class);
  }

  @Test
  void shouldForgetExpiredMessagesAloneHoweverManyThereAre() throws Exception {
    try (EngineRuntime engine = start()) {
      // given: more than are looked at together, and one that lives on
      CompletableFuture.allOf(
              IntStream.range(0, 520)
                  .mapToObj(i -> engine.submit(FakeSteps.publishMessage("over", 1_000)))
                  .toArray(CompletableFuture[]::new))
          .join();
      done(engine, FakeSteps.publishMessage("alive", LONG.multipliedBy(3).toMillis()));
      now.set(now.get().plus(LONG));
      engine.clockChanged();
      Awaitility.await().until(() -> engine.find(Indexes.MESSAGE_DEADLINES, 10).size() == 1);
      now.set(now.get().plus(LONG));

      // when
      Retention.Round round = engine.deleteOld();

      // then
      assertThat(round.rows()).isEqualTo(520);
      assertThat(all(engine, Tables.MESSAGE)).extracting(MessageRow::name).containsExactly("alive");
    }
  }

  @Test
  void shouldDeleteMessagesForAsLongAsARoundLastsAndPastOneThatMayNotGo() throws Exception {
    try (Store store = Store.open(options(data).store())) {
      // given: more than go at a time, beside young ones and one that waits
      long before = now.get().minus(LONG).toEpochMilli();
      Batch batch = new Batch(store.progress().batchNumber() + 1, 1_000);
      for (int key = 1; key <= 250; key++) {
        batch.put(Tables.MESSAGE, null, message(key, before, true));
      }
      batch.put(Tables.MESSAGE, null, message(251, now.get().toEpochMilli(), true));
      batch.put(Tables.MESSAGE, null, message(252, before, false));
      store.commit(batch);
      Set<Long> gone = new HashSet<>();
      Retention retention =
          new Retention(
              store,
              new BlobStore(data.resolve("documents")),
              command -> CompletableFuture.completedFuture(allBut(7, command, gone)),
              now::get,
              KEPT);

      // when
      retention.run(Duration.ZERO);

      // then
      assertThat(gone).hasSize(99).allMatch(key -> key <= 100).doesNotContain(7L);

      // when
      retention.run(Duration.ofHours(1));

      // then
      assertThat(gone).hasSize(249).allMatch(key -> key <= 250).doesNotContain(7L);
    }
  }

  private static MessageRow message(long key, long deadlineMillis, boolean expired) {
    return new MessageRow(key, "n", "c", null, "{}", deadlineMillis, expired, FakeSteps.TENANT);
  }

  private static Outcome allBut(long kept, Command command, Set<Long> gone) {
    List<Long> keys = ((Command.DeleteEndedRows) command).rows().stream().map(RowRef::key).toList();
    if (keys.contains(kept)) {
      return new Rejection(Rejection.Type.INVALID_STATE, "Not this one.");
    }
    gone.addAll(keys);
    return new Reply.Done();
  }

  /** Whenever rows are deleted, somebody else comes; and it is noted who had his turn. */
  private static final class Turns implements EngineObserver {

    private final AtomicReference<EngineRuntime> engine = new AtomicReference<>();
    private final List<Class<? extends Command>> taken = new CopyOnWriteArrayList<>();
    private final List<CompletableFuture<Outcome>> others = new CopyOnWriteArrayList<>();
    private final AtomicInteger rowsMost = new AtomicInteger();

    @Override
    public void stepped(
        Caller caller,
        Command command,
        Outcome outcome,
        List<RowChange<?>> changes,
        long waitedNanos,
        long nanos) {
      taken.add(command.getClass());
      if (command instanceof Command.DeleteEndedRows) {
        rowsMost.accumulateAndGet(changes.size(), Math::max);
        others.add(engine.get().submit(OneJob.create()));
      }
    }

    /** So many deletions came one after the other, although others waited. */
    int deletionsInARow() {
      int most = 0;
      int now = 0;
      for (Class<? extends Command> command : taken) {
        now = command == Command.DeleteEndedRows.class ? now + 1 : 0;
        most = Math.max(most, now);
      }
      return most;
    }
  }

  @Test
  void shouldLetOthersHaveTheirTurnWhenMuchIsDeleted() throws Exception {
    Turns turns = new Turns();
    Engine steps = new Engine(new FeelLanguage(), new DmnLanguage());
    RuntimeOptions observed = options(data).withClock(now::get).keeping(KEPT).observedBy(turns);
    try (EngineRuntime engine = EngineRuntime.start(observed, steps::step)) {
      // given
      turns.engine.set(engine);
      OneJob.deploy(engine);
      CompletableFuture.allOf(
              IntStream.range(0, MANY)
                  .mapToObj(i -> engine.submit(OneJob.create()))
                  .toArray(CompletableFuture[]::new))
          .join();
      for (int i = 0; i < MANY; i += 100) {
        workJobs(engine);
      }
      now.set(now.get().plus(LONG));

      // when
      Retention.Round round = engine.deleteOld();

      // then: whoever came while rows were deleted was served before or with the next of them
      assertThat(round.instances()).isEqualTo(MANY);
      assertThat(turns.rowsMost.get()).isBetween(1, Deletion.ROWS_MAX);
      assertThat(turns.others).hasSizeGreaterThan(MANY / Deletion.ROWS_MAX);
      assertThat(turns.deletionsInARow()).isLessThanOrEqualTo(2);
      for (CompletableFuture<Outcome> other : turns.others) {
        assertThat(other.orTimeout(2, TimeUnit.MINUTES).join())
            .isInstanceOf(Reply.InstanceCreated.class);
      }
    }
  }
}
