package dev.pitcrew.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pitcrew.engine.command.BatchItem;
import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Migration;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.model.Protection;
import dev.pitcrew.engine.processor.batch.BatchPlans;
import dev.pitcrew.engine.state.AuditRow;
import dev.pitcrew.engine.state.BatchItemRow;
import dev.pitcrew.engine.state.BatchItemState;
import dev.pitcrew.engine.state.BatchOperationRow;
import dev.pitcrew.engine.state.BatchOperationState;
import dev.pitcrew.engine.state.BatchOperationType;
import dev.pitcrew.engine.state.DecisionInstanceRow;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.InstanceState;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.state.RowRef;
import dev.pitcrew.engine.state.Tables;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BatchOperationsTest {

  private static final Caller OLGA =
      Caller.person("olga", Set.of("operator"), Set.of("operator"), Set.of());
  private static final Caller CARL = Caller.person("carl", Set.of(), Set.of(), Set.of());

  private final TestEngine engine = new TestEngine();

  private long begin(BatchOperationType type, String plan, List<Long> keys) {
    return beginWith(
        type, plan, keys.stream().map(key -> new BatchItem(key, key, key, "p")).toList());
  }

  private long beginWith(BatchOperationType type, String plan, List<BatchItem> items) {
    long batch =
        engine
            .run(new Command.CreateBatchOperation(type, plan), Reply.BatchOperationCreated.class)
            .batchOperationKey();
    Caller caller = engine.caller;
    engine.caller = Caller.ENGINE;
    engine.run(new Command.AddBatchItems(batch, items), Reply.Done.class);
    engine.run(new Command.StartBatchOperation(batch), Reply.Done.class);
    engine.caller = caller;
    return batch;
  }

  /** As the runtime does, so many at most. */
  private void work(int most) {
    Caller caller = engine.caller;
    engine.caller = Caller.ENGINE;
    int left = most;
    List<BatchItemRow> due = engine.state.find(Indexes.BATCH_ITEMS_DUE, 1);
    while (!due.isEmpty() && left-- > 0) {
      engine.run(new Command.RunBatchItem(due.getFirst().key()), Reply.Done.class);
      due = engine.state.find(Indexes.BATCH_ITEMS_DUE, 1);
    }
    engine.caller = caller;
  }

  private BatchOperationRow batch(long key) {
    return engine.state.get(Tables.BATCH_OPERATION, key);
  }

  private List<BatchItemState> items() {
    return engine.state.all(Tables.BATCH_ITEM).stream().map(BatchItemRow::state).toList();
  }

  private List<Long> create(int count) {
    List<Long> keys = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      keys.add(engine.create("p", "{}"));
    }
    return keys;
  }

  @Test
  void shouldDoTheSameToManyOneAfterTheOther() {
    // given
    engine.deploy(engine.process("p").working());
    List<Long> keys = create(250);

    // when
    long batch = begin(BatchOperationType.CANCEL_PROCESS_INSTANCE, "", keys);

    // then
    assertThat(engine.state.findAll(Indexes.BATCH_ITEMS_DUE)).hasSize(100);
    work(1_000);
    assertThat(batch(batch).state()).isEqualTo(BatchOperationState.COMPLETED);
    assertThat(batch(batch).completed()).isEqualTo(250);
    assertThat(engine.state.all(Tables.PROCESS_INSTANCE))
        .extracting(ProcessInstanceRow::state)
        .containsOnly(InstanceState.TERMINATED);
    engine.assertNothingLeft();
  }

  @Test
  void shouldDeleteTheDecisionThatAnOlderReleaseNotedAsTheItem() {
    // given
    engine.run(
        new Command.Deploy(
            List.of(
                new Command.Deploy.Resource("d.dmn", DECISION.getBytes(StandardCharsets.UTF_8))),
            "<default>"),
        Reply.Deployed.class);
    for (int i = 0; i < 3; i++) {
      engine.run(
          new Command.EvaluateDecision("d", 0, "{}", "<default>"), Reply.DecisionEvaluated.class);
    }
    List<DecisionInstanceRow> rows = engine.state.all(Tables.DECISION_INSTANCE);
    DecisionInstanceRow old = rows.get(0);
    DecisionInstanceRow now = rows.get(1);

    // when
    long batch =
        beginWith(
            BatchOperationType.DELETE_DECISION_INSTANCE,
            "",
            List.of(
                new BatchItem(old.key(), 0, 0, ""),
                new BatchItem(now.evaluationKey(), now.key(), 0, 0, "")));
    work(2);

    // then
    assertThat(batch(batch).completed()).isEqualTo(2);
    assertThat(engine.state.all(Tables.DECISION_INSTANCE)).containsExactly(rows.get(2));
  }

  private static final String DECISION =
      """
      <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="drg" name="drg" namespace="n">
        <decision id="d" name="d"><literalExpression><text>1</text></literalExpression></decision>
      </definitions>
      """;

  @Test
  void shouldFailAnItemThatMeetsABugAgainAndAgainAndGoOnWithTheOthers() {
    // given
    engine.deploy(engine.process("p").working());
    List<Long> keys = create(3);
    long batch = begin(BatchOperationType.CANCEL_PROCESS_INSTANCE, "", keys);
    long item = engine.state.find(Indexes.BATCH_ITEMS_DUE, 1).getFirst().key();

    // when
    engine.run(new Command.SetAside(new RowRef(Tables.BATCH_ITEM, item), 5), Reply.Done.class);
    work(10);

    // then
    assertThat(engine.state.get(Tables.BATCH_ITEM, item))
        .extracting(BatchItemRow::state, BatchItemRow::error)
        .containsExactly(
            BatchItemState.FAILED,
            "Expected to do this, but the engine met the same bug 5 times; its log says which.");
    assertThat(items())
        .containsExactlyInAnyOrder(
            BatchItemState.FAILED, BatchItemState.COMPLETED, BatchItemState.COMPLETED);
    assertThat(batch(batch).state()).isEqualTo(BatchOperationState.COMPLETED);
    assertThat(engine.state.all(Tables.SET_ASIDE)).isEmpty();
  }

  @Test
  void shouldKeepTheErrorOfEachItemAndGoOnWithTheOthers() {
    // given
    engine.deploy(engine.process("p").working());
    List<Long> keys = new ArrayList<>(create(2));
    keys.add(1, 4711L);

    // when
    long batch = begin(BatchOperationType.CANCEL_PROCESS_INSTANCE, "", keys);
    work(10);

    // then
    assertThat(items())
        .containsExactly(BatchItemState.COMPLETED, BatchItemState.FAILED, BatchItemState.COMPLETED);
    assertThat(engine.state.all(Tables.BATCH_ITEM).get(1).error())
        .isEqualTo(
            "Expected to cancel a process instance with key '4711', but no such process was found");
    assertThat(batch(batch))
        .extracting(BatchOperationRow::state, BatchOperationRow::failed)
        .containsExactly(BatchOperationState.COMPLETED, 1);
    engine.assertNothingLeft();
  }

  @Test
  void shouldWaitWhileItIsSuspendedAndDoNoMoreWhenItIsCanceled() {
    // given
    engine.deploy(engine.process("p").working());
    List<Long> keys = create(5);
    long batch = begin(BatchOperationType.CANCEL_PROCESS_INSTANCE, "", keys);
    work(2);

    // when
    engine.run(new Command.SuspendBatchOperation(batch), Reply.Done.class);
    work(10);

    // then
    assertThat(engine.stateOf(keys.get(2))).isEqualTo(InstanceState.ACTIVE);
    assertThat(batch(batch).released()).isZero();
    engine.run(new Command.ResumeBatchOperation(batch), Reply.Done.class);
    work(1);
    engine.run(new Command.CancelBatchOperation(batch), Reply.Done.class);
    work(10);
    assertThat(items().subList(3, 5)).containsOnly(BatchItemState.CANCELED);
    assertThat(engine.stateOf(keys.get(2))).isEqualTo(InstanceState.TERMINATED);
    assertThat(engine.stateOf(keys.get(3))).isEqualTo(InstanceState.ACTIVE);
    assertThat(batch(batch).endMillis()).isPositive();
    engine.assertReplayBringsTheSameRows();
  }

  @Test
  void shouldNotBeFoundWhenItIsOverAndElseBeInTheWrongState() {
    // given
    engine.deploy(engine.process("p").working());
    long batch = begin(BatchOperationType.CANCEL_PROCESS_INSTANCE, "", create(1));

    // when
    Rejection active = engine.run(new Command.ResumeBatchOperation(batch), Rejection.class);
    engine.run(new Command.SuspendBatchOperation(batch), Reply.Done.class);
    Rejection suspended = engine.run(new Command.SuspendBatchOperation(batch), Rejection.class);
    engine.run(new Command.CancelBatchOperation(batch), Reply.Done.class);

    // then
    assertThat(List.of(active, suspended))
        .extracting(Rejection::type)
        .containsOnly(Rejection.Type.INVALID_STATE);
    assertThat(suspended.reason())
        .isEqualTo(
            "Expected to suspend batch operation with key '%d', but it is SUSPENDED."
                .formatted(batch));
    assertThat(
            List.<Command>of(
                new Command.ResumeBatchOperation(batch),
                new Command.SuspendBatchOperation(batch),
                new Command.CancelBatchOperation(batch)))
        .extracting(command -> engine.run(command, Rejection.class).type())
        .containsOnly(Rejection.Type.NOT_FOUND);
    assertThat(engine.run(new Command.ResumeBatchOperation(batch), Rejection.class).reason())
        .isEqualTo(
            "Expected to resume a batch operation with key '%d', but it is over: CANCELED."
                .formatted(batch));
  }

  @Test
  void shouldLetEachActorDoWhatItMayDoAlone() {
    // given
    Graph closed = engine.process("p").working();
    engine.deploy(closed.protectedBy(new Protection(List.of("operator"), List.of(), List.of())));
    List<Long> keys = create(1);

    // when
    engine.caller = CARL;
    begin(BatchOperationType.CANCEL_PROCESS_INSTANCE, "", keys);
    work(10);
    engine.caller = OLGA;
    long batch = begin(BatchOperationType.CANCEL_PROCESS_INSTANCE, "", keys);
    work(10);

    // then
    assertThat(items()).containsExactly(BatchItemState.FAILED, BatchItemState.COMPLETED);
    assertThat(engine.state.all(Tables.BATCH_ITEM).getFirst().error())
        .isEqualTo(
            "Expected to cancel a process instance of protected process 'p', but caller 'carl' may not.");
    assertThat(engine.state.all(Tables.AUDIT))
        .extracting(AuditRow::who, AuditRow::operationType, AuditRow::entityType)
        .contains(
            tuple("carl", "CREATE", "BATCH"),
            tuple("olga", "CREATE", "BATCH"),
            tuple("olga", "CANCEL", "PROCESS_INSTANCE"))
        .doesNotContain(tuple("carl", "CANCEL", "PROCESS_INSTANCE"));
    engine.caller = CARL;
    assertThat(engine.run(new Command.CancelBatchOperation(batch), Rejection.class).type())
        .isEqualTo(Rejection.Type.FORBIDDEN);
  }

  @Test
  void shouldGoOnWithTheRightsOfNowWhenItIsResumed() {
    // given
    Graph closed = engine.process("p").working();
    engine.deploy(closed.protectedBy(new Protection(List.of("operator"), List.of(), List.of())));
    List<Long> keys = create(3);
    engine.caller = OLGA;
    long batch = begin(BatchOperationType.CANCEL_PROCESS_INSTANCE, "", keys);
    work(1);
    engine.run(new Command.SuspendBatchOperation(batch), Reply.Done.class);

    // when: she is no operator any more
    engine.caller = Caller.person("olga", Set.of(), Set.of(), Set.of());
    engine.run(new Command.ResumeBatchOperation(batch), Reply.Done.class);
    work(1);

    // then
    assertThat(items())
        .containsExactly(BatchItemState.COMPLETED, BatchItemState.FAILED, BatchItemState.ACTIVE);
    assertThat(engine.stateOf(keys.get(1))).isEqualTo(InstanceState.ACTIVE);

    // and: another who may does the rest in his own name
    engine.run(new Command.SuspendBatchOperation(batch), Reply.Done.class);
    engine.caller = Caller.person("otto", Set.of("operator"), Set.of("operator"), Set.of());
    engine.run(new Command.ResumeBatchOperation(batch), Reply.Done.class);
    work(10);
    assertThat(items().getLast()).isEqualTo(BatchItemState.COMPLETED);
    assertThat(batch(batch).actorId()).isEqualTo("otto");
    assertThat(engine.state.all(Tables.AUDIT))
        .filteredOn(row -> row.operationType().equals("CANCEL"))
        .extracting(AuditRow::who)
        .containsExactly("olga", "otto");
    engine.assertReplayBringsTheSameRows();
  }

  @Test
  void shouldMigrateModifyAndResolveMany() {
    // given
    engine.deploy(
        engine
            .process("p")
            .start("s")
            .job("t", "work")
            .job("u", "u")
            .end("e")
            .flow("s", "t", "u", "e"));
    engine.deploy(engine.process("q").working());
    List<Long> keys = create(2);

    // when
    begin(
        BatchOperationType.MODIFY_PROCESS_INSTANCE,
        BatchPlans.write(List.of(new Migration.Mapping("t", "u"))),
        keys);
    work(10);
    long target =
        engine.state.all(Tables.PROCESS_DEFINITION).stream()
            .filter(row -> row.processDefinitionId().equals("q"))
            .findAny()
            .orElseThrow()
            .key();
    begin(
        BatchOperationType.MIGRATE_PROCESS_INSTANCE,
        BatchPlans.write(new Migration(target, List.of(new Migration.Mapping("u", "t")))),
        keys);
    work(10);
    engine
        .activate("u")
        .forEach(
            job ->
                engine.run(
                    new Command.FailJob(job.job().key(), 0, "no", 0, "{}"), Reply.Done.class));
    begin(
        BatchOperationType.RESOLVE_INCIDENT,
        "",
        engine.state.all(Tables.INCIDENT).stream().map(row -> row.key()).toList());
    work(10);

    // then
    assertThat(items()).hasSize(6).containsOnly(BatchItemState.COMPLETED);
    engine
        .activate("u")
        .forEach(
            job -> engine.run(new Command.CompleteJob(job.job().key(), "{}"), Reply.Done.class));
    keys.forEach(key -> assertThat(engine.stateOf(key)).isEqualTo(InstanceState.COMPLETED));
    engine.assertNothingLeft();
  }

  @Test
  void shouldDecideDeletionsAsTheActorAndEndThemWhenTheRowsAreGone() {
    // given: two that have ended, and one that runs
    engine.deploy(engine.process("p").working());
    List<Long> keys = create(3);
    keys.subList(0, 2)
        .forEach(key -> engine.run(new Command.CancelProcessInstance(key), Reply.Done.class));

    // when
    long batch = begin(BatchOperationType.DELETE_PROCESS_INSTANCE, "", keys);
    work(10);

    // then: the rows go beside the writer
    assertThat(items())
        .containsExactly(BatchItemState.ACTIVE, BatchItemState.ACTIVE, BatchItemState.FAILED);
    assertThat(batch(batch).released()).isEqualTo(2);
    List<BatchItemRow> rows = engine.state.all(Tables.BATCH_ITEM);
    engine.caller = Caller.ENGINE;
    engine.run(new Command.EndBatchItem(rows.get(0).key(), null), Reply.Done.class);
    engine.run(new Command.EndBatchItem(rows.get(1).key(), "in use"), Reply.Done.class);
    assertThat(items())
        .containsExactly(BatchItemState.COMPLETED, BatchItemState.FAILED, BatchItemState.FAILED);
    assertThat(batch(batch))
        .extracting(BatchOperationRow::state, BatchOperationRow::completed)
        .containsExactly(BatchOperationState.COMPLETED, 1);
    assertThat(
            engine.run(new Command.EndBatchItem(rows.get(0).key(), null), Rejection.class).reason())
        .isEqualTo(
            "Expected to end item '%d' of a batch operation, but no such item is decided"
                .formatted(rows.get(0).key()));
    engine.assertReplayBringsTheSameRows();
  }

  @Test
  void shouldDoNothingWhenItsItemsCouldNotAllBeFound() {
    // given
    engine.deploy(engine.process("p").working());
    List<Long> keys = create(1);
    long batch =
        engine
            .run(
                new Command.CreateBatchOperation(BatchOperationType.CANCEL_PROCESS_INSTANCE, ""),
                Reply.BatchOperationCreated.class)
            .batchOperationKey();
    engine.run(
        new Command.AddBatchItems(
            batch, List.of(new BatchItem(keys.getFirst(), keys.getFirst(), 0, "p"))),
        Reply.Done.class);

    // when
    engine.run(new Command.FailBatchOperation(batch, "the search failed"), Reply.Done.class);
    work(10);

    // then
    assertThat(items()).containsOnly(BatchItemState.CANCELED);
    assertThat(batch(batch).state()).isEqualTo(BatchOperationState.FAILED);
    assertThat(engine.stateOf(keys.getFirst())).isEqualTo(InstanceState.ACTIVE);
  }
}
