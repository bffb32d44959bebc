package dev.pitcrew.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pitcrew.engine.state.IncidentState;
import dev.pitcrew.engine.state.Index;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.InstanceState;
import dev.pitcrew.engine.state.JobKind;
import dev.pitcrew.engine.state.JobRow;
import dev.pitcrew.engine.state.MessageRow;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.Table;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.state.VariableRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What every store must do, whatever database is below. */
abstract class StoreContract {

  private static final Logger LOG = LoggerFactory.getLogger(StoreContract.class);
  private static final int OWNERS = 5;

  private final long seed = Long.getLong("pitcrew.seed", 1);
  private final Random random = new Random(seed);
  private final RandomRows rows = new RandomRows(random, OWNERS);
  private final ModelState model = new ModelState();
  private Store store;
  private long lastKey;

  /** The same empty database for the whole of one test. */
  abstract StoreLocation location() throws Exception;

  /** The same for whoever does not wait long until its owner is gone. */
  abstract StoreLocation impatient() throws Exception;

  /** A connection of its own, to look at or spoil what is stored. */
  abstract Connection connect() throws Exception;

  @BeforeEach
  void open() throws Exception {
    store = Store.open(location());
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void reopen() throws Exception {
    store.close();
    open();
  }

  private Batch batch() {
    return new Batch(store.progress().batchNumber() + 1, lastKey);
  }

  private <R extends Row> void randomChange(Batch batch, Table<R> table) {
    int choice = random.nextInt(10);
    // Rows of the audit trail are only ever added.
    if (choice < 5 || table == Tables.AUDIT || model.rows(table).isEmpty()) {
      R row = rows.row(table, ++lastKey);
      put(batch, table, null, row);
      if (random.nextInt(10) == 0) {
        put(batch, table, row, null);
      }
    } else {
      long from = random.nextLong(lastKey);
      var entry = model.rows(table).ceilingEntry(from);
      R before = (entry == null ? model.rows(table).firstEntry() : entry).getValue();
      put(batch, table, before, choice < 9 ? rows.changed(table, before) : null);
    }
  }

  private <R extends Row> void put(
      Batch batch, Table<R> table, @Nullable R before, @Nullable R after) {
    batch.put(table, before, after);
    if (after == null) {
      model.rows(table).remove(before.key());
    } else {
      model.rows(table).put(after.key(), after);
    }
  }

  private void commitRandomBatch(int changes) {
    Batch batch = batch();
    for (int i = 0; i < changes; i++) {
      randomChange(batch, Tables.ALL.get(random.nextInt(Tables.ALL.size())));
    }
    store.commit(batch);
  }

  private <R extends Row> void assertSameRows(Table<R> table) {
    for (long key = 1; key <= lastKey; key++) {
      assertThat(store.state().get(table, key))
          .as("seed %d: %s %d", seed, table, key)
          .isEqualTo(model.get(table, key));
    }
  }

  private <R extends Row> void assertSameAnswers(Index<R> index) {
    @Nullable Object[] values = new @Nullable Object[index.columns().size()];
    List<R> existing = List.copyOf(model.rows(index.table()).values());
    for (int i = 0; i < values.length; i++) {
      values[i] =
          existing.isEmpty() || random.nextInt(5) == 0
              ? rows.value(index.columns().get(i))
              : index
                  .table()
                  .value(existing.get(random.nextInt(existing.size())), index.columns().get(i));
    }
    int limit = random.nextBoolean() ? Integer.MAX_VALUE : 1 + random.nextInt(3);
    assertThat(store.state().find(index, limit, values))
        .as("seed %d: index %s", seed, index.name())
        .isEqualTo(model.find(index, limit, values));
  }

  @Test
  void shouldHoldWhatAMapHoldsWhenAnythingWasCommitted() throws Exception {
    LOG.info("seed={}", seed);
    for (int round = 0; round < 12; round++) {
      // when
      commitRandomBatch(150);
      if (round % 4 == 3) {
        reopen();
      }

      // then
      for (int i = 0; i < 5; i++) {
        DeclaredIndexes.ALL.forEach(this::assertSameAnswers);
      }
    }
    Tables.ALL.forEach(this::assertSameRows);
  }

  @Test
  void shouldFindWhatAFilterByHandFindsWhenSearched() {
    // given
    commitRandomBatch(1_500);

    for (int i = 0; i < 300; i++) {
      // when, then
      new SearchCheck(store, model, random, rows, "seed " + seed)
          .check(Tables.ALL.get(random.nextInt(Tables.ALL.size())));
    }
  }

  @Test
  void shouldCountWhatCountingByHandFindsWhenRowsAreGrouped() {
    // given
    commitRandomBatch(3_000);
    Tally<JobRow> tally =
        new Tally<>(
            Tables.JOB,
            List.of(Filter.of(Tables.JOB, "retries", Filter.Operator.GT, -1_000)),
            List.of(
                Tally.By.of(Tables.JOB, "state"),
                Tally.By.beginning(Tables.JOB, "worker", 2),
                new Tally.By<>(Tables.JOB.column("creationTimeMillis"), 3)),
            List.of(
                new Tally.Count.Rows<>(
                    List.of(Filter.eq(Tables.JOB, "kind", JobKind.BPMN_ELEMENT))),
                new Tally.Count.Values<>(Tables.JOB.column("type"), List.of()),
                new Tally.Count.Sum<>(Tables.JOB.column("priority"), List.of()),
                new Tally.Count.Greatest<>(
                    Tables.JOB.column("endTimeMillis"),
                    List.of(Filter.of(Tables.JOB, "endTimeMillis", Filter.Operator.GT, 0L)))));

    // when
    Tally.Result result = store.count(tally);

    // then
    Map<List<Object>, List<JobRow>> byHand =
        model.rows(Tables.JOB).values().stream()
            .filter(row -> row.retries() > -1_000)
            .collect(
                Collectors.groupingBy(
                    row ->
                        Arrays.asList(
                            row.state(), beginning(row.worker()), row.creationTimeMillis() / 3)));
    assertThat(result.isWhole()).isTrue();
    assertThat(result.groups())
        .as("seed %d", seed)
        .containsExactlyInAnyOrderElementsOf(
            byHand.entrySet().stream().map(e -> group(e.getKey(), e.getValue())).toList());
  }

  private static @Nullable String beginning(@Nullable String text) {
    return text == null
        ? null
        : text.codePoints()
            .limit(2)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }

  private static Tally.Group group(List<Object> values, List<JobRow> rows) {
    return new Tally.Group(
        values,
        List.of(
            rows.stream().filter(row -> row.kind() == JobKind.BPMN_ELEMENT).count(),
            rows.stream().map(JobRow::type).distinct().count(),
            rows.stream().mapToLong(JobRow::priority).sum(),
            rows.stream().mapToLong(JobRow::endTimeMillis).filter(at -> at > 0).max().orElse(0)));
  }

  @Test
  void shouldKnowWhomTasksNameWhenTheyAreOlderThanThat() throws Exception {
    // given
    Batch batch = batch();
    for (int i = 0; i < 500; i++) {
      put(batch, Tables.USER_TASK, null, rows.row(Tables.USER_TASK, ++lastKey));
    }
    store.commit(batch);
    store.close();
    execute("DROP TABLE task_name");

    // when
    open();

    // then
    SearchCheck check = new SearchCheck(store, model, random, rows, "seed " + seed);
    for (int i = 0; i < 6; i++) {
      check.check(Tables.USER_TASK);
    }
  }

  @Test
  void shouldFindOpenTasksByTheirCandidatesWhateverTheirNames() {
    // given
    commitRandomBatch(2_000);
    List<Filter.Operator> operators = List.of(Filter.Operator.EQ, Filter.Operator.IN);

    for (int i = 0; i < 100; i++) {
      // when, then
      new SearchCheck(store, model, random, rows, "seed " + seed)
          .check(
              Tables.USER_TASK,
              List.of(
                  Filter.of(
                      Tables.USER_TASK,
                      "state",
                      operators.get(i % 2),
                      rows.value(Tables.USER_TASK.column("state"))),
                  Filter.of(
                      Tables.USER_TASK,
                      i % 3 == 0 ? "candidateUsers" : "candidateGroups",
                      Filter.Operator.CONTAINS_ANY,
                      rows.text(),
                      rows.text())));
    }
  }

  @Test
  void shouldGoThroughAnIndexByNumberWithoutReadingItsRows() {
    // given
    Batch batch = batch();
    List<MessageRow> all = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      long deadline = random.nextInt(-5, 20);
      all.add(
          new MessageRow(
              ++lastKey, "n", "c", null, "{}", deadline, random.nextInt(3) > 0, "<default>"));
    }
    all.forEach(row -> batch.put(Tables.MESSAGE, null, row));
    store.commit(batch);

    // when
    List<Place> found = new ArrayList<>();
    List<Place> page;
    Place last = Place.START;
    do {
      page = store.places(Indexes.FORGOTTEN_MESSAGES, last, 15, 7);
      found.addAll(page);
      last = found.getLast();
    } while (page.size() == 7);

    // then
    assertThat(found)
        .as("seed %d", seed)
        .isEqualTo(
            all.stream()
                .filter(row -> row.expired() && row.deadlineMillis() < 15)
                .map(row -> new Place(row.deadlineMillis(), row.key()))
                .sorted(Comparator.comparingLong(Place::number).thenComparingLong(Place::key))
                .toList());
    assertThatThrownBy(() -> store.places(Indexes.BUFFERED_MESSAGES, Place.START, 15, 7))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldFindTheKeysOfWhatASearchFinds() {
    // given
    Query<MessageRow> query =
        new Query<>(
            Tables.MESSAGE,
            List.of(Filter.eq(Tables.MESSAGE, "expired", true)),
            List.of(),
            PageRequest.first(50));
    do {
      commitRandomBatch(1_000);
    } while (store.keys(query).isEmpty());

    // when, then
    assertThat(store.keys(query))
        .as("seed %d", seed)
        .isNotEmpty()
        .isEqualTo(store.search(query).items().stream().map(MessageRow::key).toList());
  }

  @Test
  void shouldReadOnlyTheBeginningOfLongTextsAndStillGoOnBehindThem() {
    // given: alike but for what stands behind the beginning
    List<String> values =
        List.of("\uD83D\uDE80\uD83D\uDE80b-1", "\uD83D\uDE80\uD83D\uDE80b-2", "x");
    Batch batch = batch();
    for (int i = 0; i < values.size(); i++) {
      batch.put(
          Tables.VARIABLE,
          null,
          new VariableRow(9 - i, "v" + i, values.get(i), 5, 5, 6, "<default>"));
    }
    store.commit(batch);
    Beginning<VariableRow> beginning = new Beginning<>(Tables.VARIABLE.column("value"), 3);
    List<Sort<VariableRow>> byValue = List.of(new Sort<>(Tables.VARIABLE.column("value"), true));

    // when
    List<String> forth = new ArrayList<>();
    PageRequest next = PageRequest.first(1);
    Page<VariableRow> page = store.search(variables(byValue, next).with(beginning));
    while (!page.items().isEmpty()) {
      forth.add(page.items().getFirst().name() + " " + page.items().getFirst().value());
      next = new PageRequest(1, 0, page.endCursor(), null);
      page = store.search(variables(byValue, next).with(beginning));
    }

    // then
    List<VariableRow> whole = store.search(variables(byValue, PageRequest.first(10))).items();
    assertThat(forth)
        .isEqualTo(
            whole.stream().map(row -> row.name() + " " + beginning.of(row.value())).toList());
    assertThat(forth)
        .contains("v0 \uD83D\uDE80\uD83D\uDE80b", "v1 \uD83D\uDE80\uD83D\uDE80b", "v2 x");
  }

  private static Query<VariableRow> variables(List<Sort<VariableRow>> sort, PageRequest page) {
    return new Query<>(Tables.VARIABLE, List.of(), sort, page);
  }

  @Test
  void shouldKnowHowFarItHasComeWhenOpenedAgain() throws Exception {
    // given
    Batch batch = new Batch(1, 4711);

    // when
    store.commit(batch);
    reopen();

    // then
    assertThat(store.progress()).isEqualTo(new StoreProgress(1, 4711));
  }

  @Test
  void shouldChangeNothingAndRecoverWhenACommitFails() {
    // given
    commitRandomBatch(50);
    StoreProgress before = store.progress();
    MessageRow missing = rows.row(Tables.MESSAGE, 9_999);
    Batch impossible = new Batch(before.batchNumber() + 1, lastKey);
    impossible.put(Tables.MESSAGE, null, rows.row(Tables.MESSAGE, 10_000));
    impossible.put(Tables.MESSAGE, missing, null);

    // when
    assertThatThrownBy(() -> store.commit(impossible))
        .isInstanceOfSatisfying(
            StoreException.class,
            e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.UNAVAILABLE));
    Store.Recovery recovery = store.recover();

    // then
    assertThat(recovery).isEqualTo(new Store.Recovery(before, true));
    assertThat(store.get(Tables.MESSAGE, 10_000)).isNull();
    commitRandomBatch(50);
    Tables.ALL.forEach(this::assertSameRows);
  }

  @Test
  void shouldRefuseToChangeOrDeleteARowOfTheAuditTrail() throws Exception {
    // given
    Batch batch = batch();
    put(batch, Tables.AUDIT, null, rows.row(Tables.AUDIT, ++lastKey));
    store.commit(batch);

    // when, then
    for (String tampering : List.of("UPDATE audit SET who='nobody'", "DELETE FROM audit")) {
      assertThatThrownBy(() -> execute(tampering))
          .hasStackTraceContaining("rows of audit are only ever added");
    }
    assertSameRows(Tables.AUDIT);
  }

  @Test
  void shouldHoldNothingAndGoOnWhenItWasPurged() {
    // given
    commitRandomBatch(500);
    StoreProgress before = store.progress();

    // when
    store.purge();

    // then
    for (Table<?> table : Tables.ALL) {
      assertThat(store.search(everything(table)).items()).isEmpty();
      model.rows(table).clear();
    }
    assertThat(store.progress()).isEqualTo(before);
    commitRandomBatch(500);
    Tables.ALL.forEach(this::assertSameRows);
  }

  private static <R extends Row> Query<R> everything(Table<R> table) {
    return new Query<>(table, List.of(), List.of(), PageRequest.first(10));
  }

  @Test
  void shouldRefuseToWriteWhenAnotherHasTakenOver() throws Exception {
    // given
    execute("UPDATE meta SET owner_epoch=owner_epoch+1");

    // when, then
    assertThatThrownBy(() -> store.commit(new Batch(1, 1)))
        .isInstanceOfSatisfying(
            StoreException.class,
            e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.OWNED_BY_ANOTHER));
    assertThat(store.recover().ownedThroughout()).isFalse();
  }

  @Test
  void shouldRefuseToOpenWhenItIsOpenAlready() {
    assertThatThrownBy(() -> Store.open(impatient()))
        .isInstanceOfSatisfying(
            StoreException.class,
            e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.OWNED_BY_ANOTHER));
  }

  @Test
  void shouldRefuseToOpenWhenANewerProgramHasWrittenIt() throws Exception {
    // given
    execute("UPDATE meta SET schema_version=" + (Schema.VERSION + 1));
    store.close();

    // when, then
    assertThatThrownBy(() -> Store.open(location()))
        .isInstanceOfSatisfying(
            StoreException.class,
            e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.NEWER_SCHEMA))
        .hasMessage(
            "Expected to open a store of schema version %d or older, but it has version %d: start"
                + " the newer program that wrote it.",
            Schema.VERSION, Schema.VERSION + 1);
    execute("UPDATE meta SET schema_version=" + Schema.VERSION);
    open();
  }

  @Test
  void shouldGiveOldRowsAFirstValueWhenAColumnWasAdded() throws Exception {
    // given
    Batch batch = batch();
    MessageRow row = new MessageRow(7, "name", "key", "id", "{}", 5, true, "<default>");
    batch.put(Tables.MESSAGE, null, row);
    store.commit(batch);
    store.close();
    execute("DROP INDEX \"ix_message_by_id\"");
    execute("DROP INDEX \"ix_message_deadline\"");
    execute("DROP INDEX \"ix_message_forgotten\"");
    execute("ALTER TABLE message DROP COLUMN message_id");
    execute("ALTER TABLE message DROP COLUMN deadline_millis");
    execute("ALTER TABLE message DROP COLUMN variables");

    // when
    open();

    // then
    assertThat(store.get(Tables.MESSAGE, 7))
        .isEqualTo(new MessageRow(7, "name", "key", null, "", 0, true, "<default>"));
  }

  @Test
  void shouldHoldTheBusinessIdsOfInstancesThatAreOlderThanTheColumn() throws Exception {
    // given
    Batch batch = batch();
    putInstance(batch, 1, Map.of("businessId", "a"));
    putInstance(batch, 2, Map.of("businessId", "a", "state", InstanceState.COMPLETED));
    putInstance(batch, 3, Map.of("businessId", "a", "parentProcessInstanceKey", 1L));
    putInstance(batch, 4, Map.of());
    store.commit(batch);
    store.close();
    execute("DROP INDEX \"ix_process_instance_by_held_business_id\"");
    execute("ALTER TABLE process_instance DROP COLUMN holds_business_id");

    // when
    open();

    // then
    assertThat(List.of(1L, 2L, 3L, 4L))
        .filteredOn(key -> store.get(Tables.PROCESS_INSTANCE, key).holdsBusinessId())
        .containsExactly(1L);
    assertThat(store.find(Indexes.HOLDERS_OF_BUSINESS_IDS, 9, "p", "a"))
        .extracting(ProcessInstanceRow::key)
        .containsExactly(1L);
  }

  @Test
  void shouldFindOpenIncidentsThatAreOlderThanTheColumnByTheHashOfTheirMessage() throws Exception {
    // given
    Batch batch = batch();
    putIncident(batch, 1, IncidentState.ACTIVE, "that's broken");
    putIncident(batch, 2, IncidentState.RESOLVED, "that's broken");
    store.commit(batch);
    store.close();
    execute("ALTER TABLE incident DROP COLUMN message_hash");

    // when
    open();

    // then
    assertThat(store.get(Tables.INCIDENT, 1).messageHash()).isEqualTo("that's broken".hashCode());
    assertThat(store.get(Tables.INCIDENT, 2).messageHash()).isZero();
  }

  @Test
  void shouldKnowTheRootOfDecisionsThatAreOlderThanTheColumn() throws Exception {
    // given
    Batch batch = batch();
    putDecision(batch, 1, Map.of("evaluationKey", 8L, "position", 1, "decisionDefinitionKey", 30L));
    putDecision(batch, 2, Map.of("evaluationKey", 8L, "position", 2, "decisionDefinitionKey", 31L));
    putDecision(batch, 3, Map.of("evaluationKey", 9L, "position", 1, "decisionDefinitionKey", 30L));
    store.commit(batch);
    store.close();
    execute("ALTER TABLE decision_instance DROP COLUMN root_decision_definition_key");

    // when
    open();

    // then
    assertThat(List.of(1L, 2L, 3L))
        .extracting(key -> store.get(Tables.DECISION_INSTANCE, key).rootDecisionDefinitionKey())
        .containsExactly(31L, 31L, 30L);
  }

  private void putDecision(Batch batch, long key, Map<String, ?> values) {
    batch.put(
        Tables.DECISION_INSTANCE,
        null,
        Tables.DECISION_INSTANCE.with(rows.row(Tables.DECISION_INSTANCE, key), values));
  }

  private void putIncident(Batch batch, long key, IncidentState state, String message) {
    batch.put(
        Tables.INCIDENT,
        null,
        Tables.INCIDENT.with(
            rows.row(Tables.INCIDENT, key),
            Map.of("state", state, "message", message, "messageHash", 0)));
  }

  private void putInstance(Batch batch, long key, Map<String, ?> values) {
    Map<String, Object> all = new HashMap<>(values);
    all.putIfAbsent("state", InstanceState.ACTIVE);
    all.putIfAbsent("parentProcessInstanceKey", 0L);
    all.putIfAbsent("businessId", null);
    all.put("processDefinitionId", "p");
    all.put("holdsBusinessId", false);
    batch.put(
        Tables.PROCESS_INSTANCE,
        null,
        Tables.PROCESS_INSTANCE.with(rows.row(Tables.PROCESS_INSTANCE, key), all));
  }

  @Test
  void shouldKeepTheReplacementCharacterWhenATextHoldsTheCharacterZero() {
    // given
    Batch batch = batch();
    MessageRow row = new MessageRow(7, "na\0me", "key", null, "{}", 5, false, "<default>");
    batch.put(Tables.MESSAGE, null, row);

    // when
    store.commit(batch);

    // then
    assertThat(store.get(Tables.MESSAGE, 7).name()).isEqualTo("na\uFFFDme");
  }

  @Test
  void shouldStoreAndFindWhenTextsAreVeryLong() {
    // given
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      text.append((char) ('\u4e00' + random.nextInt(20_000)));
    }
    String name = text.toString();
    MessageRow row = new MessageRow(7, name, name, name, "{}", 5, false, name);
    Batch batch = batch();
    batch.put(Tables.MESSAGE, null, row);

    // when
    store.commit(batch);

    // then
    assertThat(store.state().find(Indexes.MESSAGES_BY_ID, 5, name, name, name))
        .containsExactly(row);
    assertThat(store.state().find(Indexes.MESSAGES_BY_ID, 5, name, name, name + "x")).isEmpty();
    Filter<MessageRow> filter = Filter.eq(Tables.MESSAGE, "name", name);
    Query<MessageRow> query =
        new Query<>(Tables.MESSAGE, List.of(filter), List.of(), PageRequest.first(10));
    assertThat(store.search(query).items()).containsExactly(row);
  }

  @Test
  void shouldSeeTheBatchFromEveryReaderWhenItsCommitHasReturned() {
    // given
    List<Long> lost = new ArrayList<>();

    // when
    for (long key = 1; key <= 200; key++) {
      Batch batch = batch();
      batch.put(Tables.MESSAGE, null, rows.row(Tables.MESSAGE, key));
      store.commit(batch);
      if (store.get(Tables.MESSAGE, key) == null) {
        lost.add(key);
      }
    }

    // then
    assertThat(lost).isEmpty();
  }

  private void execute(String sql) throws Exception {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }
}
