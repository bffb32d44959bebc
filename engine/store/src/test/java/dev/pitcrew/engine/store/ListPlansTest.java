package dev.pitcrew.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.state.InstanceState;
import dev.pitcrew.engine.state.JobFailureRow;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.Table;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.state.UserTaskRow;
import dev.pitcrew.engine.state.UserTaskState;
import dev.pitcrew.engine.state.VariableRow;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How the lists that people look at are found: from an index that has their order, unless what they
 * are filtered by finds few.
 */
class ListPlansTest {

  private static final String SORTED = "USE TEMP B-TREE FOR ORDER BY";

  private static final Filter<ProcessInstanceRow> ACTIVE =
      Filter.eq(Tables.PROCESS_INSTANCE, "state", InstanceState.ACTIVE);
  private static final Filter<UserTaskRow> OPEN =
      Filter.eq(Tables.USER_TASK, "state", UserTaskState.CREATED);

  @TempDir private Path folder;

  private static <R extends Row> Query<R> list(
      Table<R> table, String by, boolean descending, List<Filter<R>> filters) {
    List<Sort<R>> sort =
        by.isEmpty() ? List.of() : List.of(new Sort<>(table.column(by), descending));
    return new Query<>(table, filters, sort, PageRequest.first(50));
  }

  @SafeVarargs
  private String instances(String by, Filter<ProcessInstanceRow>... filters) throws SQLException {
    return plan(list(Tables.PROCESS_INSTANCE, by, true, List.of(filters)));
  }

  @SafeVarargs
  private String tasks(String by, Filter<UserTaskRow>... filters) throws SQLException {
    return plan(list(Tables.USER_TASK, by, false, List.of(filters)));
  }

  private <R extends Row> String plan(Query<R> query) throws SQLException {
    return plan(dialect -> new QuerySql<>(query, dialect).page());
  }

  private String plan(Function<Dialect, QuerySql.Bound> statement) throws SQLException {
    Path file = folder.resolve("engine.db");
    Store.open(new StoreLocation.Sqlite(file)).close();
    SqliteDialect dialect = new SqliteDialect(new StoreLocation.Sqlite(folder.resolve("plan.db")));
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      return explain(connection, statement.apply(dialect).sql());
    } finally {
      dialect.close();
    }
  }

  private static String explain(Connection connection, String sql) throws SQLException {
    StringBuilder plan = new StringBuilder();
    try (PreparedStatement statement = connection.prepareStatement("EXPLAIN QUERY PLAN " + sql);
        ResultSet result = statement.executeQuery()) {
      while (result.next()) {
        plan.append(result.getString("detail")).append('\n');
      }
    }
    return plan.toString();
  }

  private static Filter<ProcessInstanceRow> instance(String column, Object value) {
    return Filter.eq(Tables.PROCESS_INSTANCE, column, value);
  }

  @Test
  void shouldReadOnlyThePageWhenInstancesAreListedByTheirStart() throws SQLException {
    assertThat(instances("startDateMillis", ACTIVE))
        .contains("USING INDEX sx_process_instance_state_start_date_millis (state=?)")
        .doesNotContain(SORTED);
    assertThat(instances("startDateMillis", ACTIVE, instance("processDefinitionId", "p")))
        .contains("USING INDEX sx_process_instance_state_start_date_millis (state=?)")
        .doesNotContain(SORTED);
    assertThat(instances("startDateMillis"))
        .contains("USING INDEX sx_process_instance_start_date_millis")
        .doesNotContain(SORTED);
  }

  @Test
  void shouldReadOnlyThePageWhenInstancesAreListedByTheirKey() throws SQLException {
    assertThat(instances("", ACTIVE))
        .contains("USING INDEX sx_process_instance_state (state=?)")
        .doesNotContain(SORTED);
  }

  @Test
  void shouldNotLookAtTheHistoryWhenTheInstancesOfADefinitionAreListed() throws SQLException {
    Filter<ProcessInstanceRow> definition = instance("processDefinitionKey", 7L);
    String both =
        "USING INDEX sx_process_instance_process_definition_key_state_start_date_millis"
            + " (process_definition_key=? AND state=?)";

    assertThat(instances("startDateMillis", ACTIVE, definition))
        .contains(both)
        .doesNotContain(SORTED);
    assertThat(instances("", ACTIVE, definition)).contains(both);
    assertThat(instances("", definition))
        .contains("USING INDEX sx_process_instance_process_definition_key_state");
  }

  @Test
  void shouldLookAtThoseWithIncidentsAloneWhenTheyAreListed() throws SQLException {
    Filter<ProcessInstanceRow> incidents =
        Filter.of(Tables.PROCESS_INSTANCE, "openIncidents", Filter.Operator.EXISTS);

    assertThat(instances("startDateMillis", ACTIVE, incidents))
        .contains("USING INDEX sx_process_instance_start_date_millis_where_open_incidents")
        .doesNotContain(SORTED);
  }

  @Test
  void shouldLookOnlyAtTheFewWhenAFilterFindsFew() throws SQLException {
    assertThat(instances("startDateMillis", ACTIVE, instance("parentProcessInstanceKey", 7L)))
        .contains("USING INDEX sx_process_instance_parent_process_instance_key");
    assertThat(instances("startDateMillis", ACTIVE, instance("businessId", "b")))
        .contains("USING INDEX sx_process_instance_business_id_where_business_id");
    assertThat(instances("startDateMillis", ACTIVE, instance("key", 7L)))
        .contains("USING INTEGER PRIMARY KEY");
    assertThat(
            tasks(
                "creationDateMillis", OPEN, Filter.eq(Tables.USER_TASK, "processInstanceKey", 7L)))
        .contains("USING INDEX sx_user_task_process_instance_key");
  }

  @Test
  void shouldLookOnlyAtTheTimeThatIsAskedForWhenFailuresOfATypeAreCounted() throws SQLException {
    Tally<JobFailureRow> tally =
        new Tally<>(
            Tables.JOB_FAILURE,
            List.of(
                Filter.eq(Tables.JOB_FAILURE, "type", "pay"),
                Filter.of(Tables.JOB_FAILURE, "atMillis", Filter.Operator.GTE, 1L),
                Filter.of(Tables.JOB_FAILURE, "atMillis", Filter.Operator.LT, 2L)),
            List.of(Tally.By.of(Tables.JOB_FAILURE, "messageHash")),
            List.of(new Tally.Count.Greatest<>(Tables.JOB_FAILURE.column("key"), List.of())));

    assertThat(plan(dialect -> new TallySql<>(tally, dialect).bound()))
        .contains(
            "USING INDEX sx_job_failure_type_at_millis (type=? AND at_millis>? AND at_millis<?)");
  }

  @Test
  void shouldLookOnlyAtTheTimeThatIsAskedForWhenAllFailuresAreCounted() throws SQLException {
    List<Filter<JobFailureRow>> time =
        List.of(
            Filter.of(Tables.JOB_FAILURE, "atMillis", Filter.Operator.GTE, 1L),
            Filter.of(Tables.JOB_FAILURE, "atMillis", Filter.Operator.LT, 2L));
    List<Tally.Count<JobFailureRow>> times =
        List.of(
            new Tally.Count.Sum<>(Tables.JOB_FAILURE.column("times"), List.of()),
            new Tally.Count.Greatest<>(Tables.JOB_FAILURE.column("atMillis"), List.of()));
    Tally<JobFailureRow> global = new Tally<>(Tables.JOB_FAILURE, time, List.of(), times);
    Tally<JobFailureRow> byType =
        new Tally<>(
            Tables.JOB_FAILURE, time, List.of(Tally.By.of(Tables.JOB_FAILURE, "type")), times);

    for (Tally<JobFailureRow> tally : List.of(global, byType)) {
      assertThat(plan(dialect -> new TallySql<>(tally, dialect).bound()))
          .contains("USING INDEX sx_job_failure_at_millis (at_millis>? AND at_millis<?)");
    }
  }

  @Test
  void shouldReadOnlyThePageWhenTasksAreListedByTheirAge() throws SQLException {
    assertThat(tasks("creationDateMillis", OPEN))
        .contains("USING INDEX sx_user_task_state_creation_date_millis (state=?)")
        .doesNotContain(SORTED);
    assertThat(tasks("creationDateMillis", OPEN, Filter.eq(Tables.USER_TASK, "assignee", "clara")))
        .contains(
            "USING INDEX sx_user_task_state_assignee_creation_date_millis (state=? AND assignee=?)")
        .doesNotContain(SORTED);
  }

  @Test
  void shouldFindVariablesByNameAndValueWhenCollectionsOfLoopsAreComparedApart()
      throws SQLException {
    Filter<VariableRow> name = Filter.eq(Tables.VARIABLE, "name", "results");
    Filter<VariableRow> value = Filter.eq(Tables.VARIABLE, "value", "7");
    Filter<VariableRow> others = Filter.of(Tables.VARIABLE, "key", Filter.Operator.NOT_IN, 1L, 2L);
    Filter<VariableRow> fitting = Filter.in(Tables.VARIABLE, "key", List.of(2L));

    assertThat(plan(list(Tables.VARIABLE, "", false, List.of(name, value, others))))
        .contains("USING INDEX sx_variable_name_value (name=? AND <expr>=?)");
    assertThat(
            plan(
                list(
                    Tables.VARIABLE,
                    "",
                    false,
                    List.of(
                        new Filter.AnyOf<>(
                            List.of(List.of(name, value, others), List.of(fitting)))))))
        .contains("USING INDEX sx_variable_name_value (name=? AND <expr>=?)")
        .contains("USING INTEGER PRIMARY KEY")
        .doesNotContain("SCAN");
  }

  @Test
  void shouldReplaceIndexesOfAnOlderReleaseWhenItsStoreIsOpened() throws SQLException {
    // given
    Path file = folder.resolve("engine.db");
    Store.open(new StoreLocation.Sqlite(file)).close();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE INDEX sx_process_instance_business_id ON process_instance (business_id)");
      statement.execute(
          "CREATE INDEX sx_process_instance_process_definition_key ON process_instance"
              + " (process_definition_key)");
      statement.execute("CREATE INDEX sx_user_task_state_assignee ON user_task (state,assignee)");
      statement.execute("DROP INDEX sx_process_instance_state_start_date_millis");
    }

    // when, then
    assertThat(instances("startDateMillis", ACTIVE, instance("businessId", "b")))
        .contains("sx_process_instance_business_id_where_business_id");
    assertThat(instances("startDateMillis", ACTIVE))
        .contains("sx_process_instance_state_start_date_millis");
    assertThat(instances("startDateMillis", ACTIVE, instance("processDefinitionKey", 7L)))
        .contains("sx_process_instance_process_definition_key_state_start_date_millis");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet left =
            statement.executeQuery(
                "SELECT COUNT(*) FROM sqlite_master WHERE name IN"
                    + " ('sx_process_instance_business_id','sx_process_instance_process_definition_key','sx_user_task_state_assignee')")) {
      assertThat(left.next()).isTrue();
      assertThat(left.getInt(1)).isZero();
    }
  }
}
