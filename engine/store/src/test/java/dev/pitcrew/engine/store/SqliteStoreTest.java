package dev.pitcrew.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.state.Index;
import dev.pitcrew.engine.state.MessageRow;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.Table;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.state.UserTaskRow;
import dev.pitcrew.engine.state.UserTaskState;
import dev.pitcrew.engine.state.VariableRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends StoreContract {

  @TempDir private Path folder;

  @Override
  StoreLocation location() {
    return new StoreLocation.Sqlite(folder.resolve("data").resolve("engine.db"));
  }

  @Override
  StoreLocation impatient() {
    return location();
  }

  @Override
  Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:sqlite:" + folder.resolve("data").resolve("engine.db"));
  }

  @Test
  void shouldWriteAheadAndVacuumStepwiseWhenCreated() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      assertThat(answer(statement, "PRAGMA journal_mode")).isEqualTo("wal");
      assertThat(answer(statement, "PRAGMA page_size")).isEqualTo("4096");
      assertThat(answer(statement, "PRAGMA auto_vacuum")).isEqualTo("2");
    }
  }

  @Test
  void shouldOpenWithItsOwnPagesWhenTheStoreIsAnOlderOneThatWasNotClosed() throws Exception {
    // given: as it was made with larger pages, and left with a log that is not copied
    Path file = folder.resolve("older.db");
    Path left = folder.resolve("left.db");
    Path leftLog = folder.resolve("left.db-wal");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA page_size=8192");
      statement.execute("PRAGMA auto_vacuum=INCREMENTAL");
      statement.execute("PRAGMA journal_mode=WAL");
    }
    try (Store older = Store.open(new StoreLocation.Sqlite(file))) {
      commit(older, 1, new MessageRow(7, "n", "k", null, "{}", 1, false, "t"));
      Files.copy(file, left);
      Files.copy(folder.resolve("older.db-wal"), leftLog);
    }
    assertThat(leftLog).isNotEmptyFile();

    // when
    try (Store today = Store.open(new StoreLocation.Sqlite(left))) {
      commit(today, 2, new MessageRow(8, "n", "k", null, "{}", 1, false, "t"));
      today.afterCommit();

      // then
      assertThat(today.get(Tables.MESSAGE, 7)).isNotNull();
      assertThat(today.get(Tables.MESSAGE, 8)).isNotNull();
    }
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + left);
        Statement statement = connection.createStatement()) {
      assertThat(answer(statement, "PRAGMA page_size")).isEqualTo("8192");
      assertThat(answer(statement, "PRAGMA auto_vacuum")).isEqualTo("2");
      assertThat(answer(statement, "PRAGMA integrity_check")).isEqualTo("ok");
      assertThat(answer(statement, "SELECT count(*) FROM message")).isEqualTo("2");
    }
  }

  private static void commit(Store store, long number, MessageRow row) {
    Batch batch = new Batch(number, 0);
    batch.put(Tables.MESSAGE, null, row);
    store.commit(batch);
  }

  @Test
  void shouldFollowTasksByTheRuleOfTodayWhenTheStoreHasAnOlderOne() throws Exception {
    // given
    List<String> today = triggers();
    close();
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("DROP TRIGGER task_name_added");
      statement.execute(
          "CREATE TRIGGER task_name_added AFTER INSERT ON user_task BEGIN SELECT 1; END");
    }

    // when
    open();

    // then
    assertThat(triggers()).hasSizeGreaterThanOrEqualTo(3).isEqualTo(today);
  }

  private List<String> triggers() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "SELECT sql FROM sqlite_master WHERE type='trigger' AND name LIKE 'task_name%'"
                    + " ORDER BY name")) {
      List<String> triggers = new ArrayList<>();
      while (found.next()) {
        triggers.add(found.getString(1));
      }
      return triggers;
    }
  }

  @Test
  void shouldAnswerFromTheIndexWhenALookupIsDeclared() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (var index : DeclaredIndexes.ALL) {
        String plan = plan(statement, index);
        assertThat(plan).as(index.name()).contains("ix_" + index.name());
        assertThat(plan).as(index.name()).doesNotContain("TEMP B-TREE");
      }
    }
  }

  @Test
  void shouldTouchOnlyThePersonsOwnWhenItsTasksAreSearched() throws SQLException {
    // given
    List<String> names = List.of(TaskNames.user("clara"), TaskNames.group("clerk"));
    Filter<UserTaskRow> named =
        new Filter.Named<>(Tables.USER_TASK.column("key"), Filter.Reach.TASK, names);
    List<Filter<UserTaskRow>> done =
        List.of(
            Filter.eq(Tables.USER_TASK, "state", UserTaskState.COMPLETED),
            Filter.eq(Tables.USER_TASK, "assignee", "clara"));
    Filter<UserTaskRow> offered =
        Filter.of(Tables.USER_TASK, "candidateGroups", Filter.Operator.CONTAINS_ANY, "clerk");
    Filter<UserTaskRow> open = Filter.eq(Tables.USER_TASK, "state", UserTaskState.CREATED);
    Filter<VariableRow> seen =
        new Filter.Named<>(Tables.VARIABLE.column("scopeKey"), Filter.Reach.SCOPES, names);

    // when, then
    assertThat(plan(Tables.USER_TASK, new Filter.AnyOf<>(List.of(List.of(named), done))))
        .contains("SEARCH user_task")
        .doesNotContain("SCAN user_task", "SCAN task_name");
    assertThat(plan(Tables.USER_TASK, open, offered))
        .contains("SEARCH user_task USING INTEGER PRIMARY KEY", "SEARCH task_name")
        .doesNotContain("SCAN user_task");
    assertThat(plan(Tables.VARIABLE, seen))
        .contains("SEARCH variable", "SEARCH around USING INTEGER PRIMARY KEY")
        .doesNotContain("SCAN variable", "SCAN task_name", "SCAN user_task", "SCAN around");
  }

  @SafeVarargs
  private <R extends Row> String plan(Table<R> table, Filter<R>... filters) throws SQLException {
    Query<R> query = new Query<>(table, List.of(filters), List.of(), PageRequest.first(50));
    SqliteDialect dialect = new SqliteDialect(new StoreLocation.Sqlite(folder.resolve("plan.db")));
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      return explain(statement, new QuerySql<>(query, dialect).page().sql());
    } finally {
      dialect.close();
    }
  }

  @Test
  void shouldKeepTheLogBoundedWhenWrittenWithoutPause() throws Exception {
    // given: beside what the contract's own store holds open
    Path file = folder.resolve("busy.db");
    Path wal = folder.resolve("busy.db-wal");
    String text = "x".repeat(100_000);
    long longest = 0;
    long last = 0;

    // when
    try (Store busy = Store.open(new StoreLocation.Sqlite(file))) {
      for (int number = 1; number <= 150; number++) {
        Batch batch = new Batch(number, 0);
        for (int i = 0; i < 10; i++) {
          long key = number * 10L + i;
          batch.put(Tables.MESSAGE, null, new MessageRow(key, "n", "k", null, text, 1, false, "t"));
        }
        busy.commit(batch);
        busy.afterCommit();
        last = Files.size(wal);
        longest = Math.max(longest, last);
      }
    }

    // then: written were more than 150 MB, and the log was begun anew without being cut
    assertThat(longest).isBetween(60L << 20, 72L << 20);
    assertThat(last).isGreaterThanOrEqualTo(64L << 20);
    assertThat(Files.size(file)).isGreaterThan(140L << 20);
  }

  @Test
  void shouldAnswerFromAnIndexWhenPeopleSearch() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String[] search :
          new String[][] {
            {"variable", "\"name\"=? AND substr(\"value\",1,64)=substr(?,1,64) AND \"value\"=?"},
            {"process_instance", "\"state\"=? ORDER BY \"key\""},
            {"user_task", "\"state\"=? AND \"assignee\"=? ORDER BY \"creation_date_millis\""},
            {"element_instance", "\"process_instance_key\"=? ORDER BY \"key\""},
            {"batch_item", "\"process_instance_key\"=? ORDER BY \"key\""},
            {"batch_item", "\"batch_operation_key\"=? ORDER BY \"key\""}
          }) {
        String plan =
            explain(statement, "SELECT * FROM " + search[0] + " WHERE " + search[1] + " LIMIT 5");
        assertThat(plan).contains("USING INDEX sx_" + search[0]).doesNotContain("TEMP B-TREE");
      }
    }
  }

  private static <R extends Row> String plan(Statement statement, Index<R> index)
      throws SQLException {
    Object[] values = new Object[index.columns().size()];
    Arrays.fill(values, 1L);
    String sql = IndexSql.find(index, SqliteDialect::equality, values);
    return explain(statement, sql);
  }

  private static String explain(Statement statement, String sql) throws SQLException {
    StringBuilder plan = new StringBuilder();
    try (ResultSet result = statement.executeQuery("EXPLAIN QUERY PLAN " + sql)) {
      while (result.next()) {
        plan.append(result.getString("detail")).append('\n');
      }
    }
    return plan.toString();
  }

  private static String answer(Statement statement, String sql) throws SQLException {
    try (ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(1);
    }
  }
}
