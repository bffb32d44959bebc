package dev.pitcrew.engine.store;

import dev.pitcrew.engine.state.Column;
import dev.pitcrew.engine.state.IncidentState;
import dev.pitcrew.engine.state.Index;
import dev.pitcrew.engine.state.InstanceState;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.Table;
import dev.pitcrew.engine.state.Tables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Creates what is missing: tables, columns that a newer release added, and indexes. */
final class Schema {

  /** Raised when rows change in a way that an older program would not understand. */
  static final int VERSION = 7;

  private static final Column<?> HOLDS_BUSINESS_ID =
      Tables.PROCESS_INSTANCE.column("holdsBusinessId");

  /** These were in older stores, and others do their work. */
  private static final List<String> OUTDATED =
      List.of(
          "sx_message_correlation_process_instance_key",
          "sx_process_instance_business_id",
          "sx_process_instance_process_definition_key",
          "sx_user_task_state_assignee");

  private static final Column<?> REQUIREMENTS_VERSION =
      Tables.DECISION_DEFINITION.column("decisionRequirementsVersion");

  private static final Column<?> ROOT_DECISION =
      Tables.DECISION_INSTANCE.column("rootDecisionDefinitionKey");

  private static final Column<?> MESSAGE_HASH = Tables.INCIDENT.column("messageHash");

  private final Connection connection;
  private final Dialect dialect;

  Schema(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
  }

  /** All or nothing, where the database can. */
  void bringUpToDate() throws SQLException {
    execute(
        "CREATE TABLE IF NOT EXISTS meta (id INTEGER PRIMARY KEY, schema_version INTEGER NOT NULL,"
            + " owner_epoch BIGINT NOT NULL, batch_number BIGINT NOT NULL,"
            + " key_high_water_mark BIGINT NOT NULL)");
    execute(
        "INSERT INTO meta (id,schema_version,owner_epoch,batch_number,key_high_water_mark)"
            + " VALUES (1,"
            + VERSION
            + ",0,0,0) ON CONFLICT (id) DO NOTHING");
    refuseNewer();
    OlderJobs older =
        presentColumns(Tables.JOB.name()).contains("failed_millis")
            ? new OlderJobs(connection)
            : null;
    if (older != null) {
      older.rename();
    }
    for (Table<?> table : Tables.ALL) {
      createOrExtend(table);
    }
    if (older != null) {
      older.noteFailures();
    }
    for (Index<?> index : DeclaredIndexes.ALL) {
      execute(IndexSql.create(index, dialect));
    }
    for (String outdated : OUTDATED) {
      execute("DROP INDEX IF EXISTS \"" + outdated + "\"");
    }
    for (Searched<?> searched : Searched.ALL) {
      execute(searched.create(dialect));
    }
    if (presentColumns(TaskNames.TABLE).isEmpty()) {
      for (String statement : TaskNames.create(dialect)) {
        execute(statement);
      }
    }
    for (String statement : TaskNames.follow(dialect)) {
      execute(statement);
    }
    for (String statement : dialect.appendOnly(TableSql.of(Tables.AUDIT).name())) {
      execute(statement);
    }
    execute("UPDATE meta SET schema_version=" + VERSION);
    connection.commit();
  }

  private void refuseNewer() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT schema_version FROM meta")) {
      if (result.next() && result.getInt(1) > VERSION) {
        throw new StoreException(
            StoreException.Kind.NEWER_SCHEMA,
            "Expected to open a store of schema version %d or older, but it has version %d: start the newer program that wrote it."
                .formatted(VERSION, result.getInt(1)),
            null);
      }
    }
  }

  private <R extends Row> void createOrExtend(Table<R> table) throws SQLException {
    TableSql<R> sql = TableSql.of(table);
    Set<String> present = presentColumns(table.name());
    if (present.isEmpty()) {
      execute(
          table.columns().stream()
              .map(c -> TableSql.name(c) + " " + type(sql, c))
              .collect(
                  Collectors.joining(
                      ",", "CREATE TABLE " + sql.name() + " (", ")" + dialect.tableSuffix())));
      return;
    }
    for (Column<R> column : table.columns()) {
      if (!present.contains(TableSql.snakeCase(column.name()))) {
        execute(
            "ALTER TABLE %s ADD COLUMN %s %s DEFAULT %s"
                .formatted(
                    sql.name(),
                    TableSql.name(column),
                    dialect.type(sql.kind(column)),
                    initial(sql.kind(column), column)));
        if (column.equals(HOLDS_BUSINESS_ID)) {
          holdBusinessIds();
        } else if (column.equals(MESSAGE_HASH)) {
          hashMessages();
        } else if (column.equals(REQUIREMENTS_VERSION)) {
          nameRequirements();
        } else if (column.equals(ROOT_DECISION)) {
          nameRootDecisions();
        }
      }
    }
  }

  /** Instances that are older than the column hold theirs like others. */
  private void holdBusinessIds() throws SQLException {
    execute(
        "UPDATE %s SET holds_business_id=1 WHERE state='%s' AND business_id IS NOT NULL AND parent_process_instance_key=0"
            .formatted(TableSql.of(Tables.PROCESS_INSTANCE).name(), InstanceState.ACTIVE.name()));
  }

  /** Decisions that are older than the columns say what their files are called, like others. */
  private void nameRequirements() throws SQLException {
    String requirements = TableSql.of(Tables.DECISION_REQUIREMENTS).name();
    String decision = TableSql.of(Tables.DECISION_DEFINITION).name();
    execute(
        "UPDATE %1$s SET decision_requirements_name=r.name,decision_requirements_version=r.version FROM %2$s AS r WHERE r.\"key\"=%1$s.decision_requirements_key"
            .formatted(decision, requirements));
  }

  /** Of an evaluation that is older than the column, the root is what was evaluated last. */
  private void nameRootDecisions() throws SQLException {
    execute(
        "UPDATE %1$s SET root_decision_definition_key=(SELECT r.decision_definition_key FROM %1$s AS r WHERE r.evaluation_key=%1$s.evaluation_key ORDER BY r.position DESC LIMIT 1)"
            .formatted(TableSql.of(Tables.DECISION_INSTANCE).name()));
  }

  /** Open incidents that are older than the column are found by their messages like others. */
  private void hashMessages() throws SQLException {
    String table = TableSql.of(Tables.INCIDENT).name();
    Map<Long, Integer> hashes = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                "SELECT \"key\",message FROM %s WHERE state='%s'"
                    .formatted(table, IncidentState.ACTIVE.name()))) {
      while (result.next()) {
        hashes.put(result.getLong(1), result.getString(2).hashCode());
      }
    }
    try (PreparedStatement statement =
        connection.prepareStatement(
            "UPDATE %s SET message_hash=? WHERE \"key\"=?".formatted(table))) {
      for (Map.Entry<Long, Integer> hash : hashes.entrySet()) {
        statement.setInt(1, hash.getValue());
        statement.setLong(2, hash.getKey());
        statement.executeUpdate();
      }
    }
  }

  private <R extends Row> String type(TableSql<R> sql, Column<R> column) {
    return dialect.type(sql.kind(column)) + (column.position() == 0 ? " PRIMARY KEY" : "");
  }

  /** What rows have that were written before the column was there. */
  private static String initial(ColumnKind kind, Column<?> column) {
    if (kind.isNumber()) {
      return "0";
    } else if (column.nullable()) {
      return "NULL";
    }
    return switch (kind) {
      case LIST -> "'[]'";
      case ENUM -> "'" + ((Enum<?>) column.type().getEnumConstants()[0]).name() + "'";
      default -> "''";
    };
  }

  private Set<String> presentColumns(String table) throws SQLException {
    Set<String> names = new HashSet<>();
    try (ResultSet result =
        connection.getMetaData().getColumns(null, connection.getSchema(), table, null)) {
      while (result.next()) {
        if (result.getString("TABLE_NAME").equals(table)) {
          names.add(result.getString("COLUMN_NAME"));
        }
      }
    }
    return names;
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
