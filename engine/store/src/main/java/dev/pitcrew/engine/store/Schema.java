package dev.pitcrew.engine.store;

import dev.pitcrew.engine.state.Column;
import dev.pitcrew.engine.state.Index;
import dev.pitcrew.engine.state.InstanceState;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.Table;
import dev.pitcrew.engine.state.Tables;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Creates what is missing: tables, columns that a newer release added, and indexes. */
final class Schema {

  /** Raised when rows change in a way that an older program would not understand. */
  static final int VERSION = 5;

  private static final Column<?> HOLDS_BUSINESS_ID =
      Tables.PROCESS_INSTANCE.column("holdsBusinessId");

  /** What people search by, beside the indexes that the engine itself declares. */
  private static final List<Searched<?>> SEARCHED =
      List.of(
          new Searched<>(Tables.DOCUMENT, "contentHash"),
          new Searched<>(Tables.PROCESS_INSTANCE, "processDefinitionKey"),
          new Searched<>(Tables.PROCESS_INSTANCE, "state"),
          new Searched<>(Tables.PROCESS_INSTANCE, "parentProcessInstanceKey"),
          new Searched<>(Tables.PROCESS_INSTANCE, "businessId"),
          new Searched<>(Tables.ELEMENT_INSTANCE, "processInstanceKey"),
          new Searched<>(Tables.VARIABLE, "processInstanceKey"),
          new Searched<>(Tables.VARIABLE, "name", "value"),
          new Searched<>(Tables.JOB, "processInstanceKey"),
          new Searched<>(Tables.USER_TASK, "processInstanceKey"),
          new Searched<>(Tables.USER_TASK, "state", "assignee"),
          new Searched<>(Tables.INCIDENT, "processInstanceKey"),
          new Searched<>(Tables.INCIDENT, "state"),
          new Searched<>(Tables.MESSAGE_SUBSCRIPTION, "processInstanceKey"),
          new Searched<>(Tables.DECISION_INSTANCE, "processInstanceKey"),
          new Searched<>(Tables.TIMER, "processInstanceKey"),
          new Searched<>(Tables.SET_ASIDE, "processInstanceKey"),
          new Searched<>(Tables.CONTINUATION, "processInstanceKey"),
          new Searched<>(Tables.LOOP, "processInstanceKey"),
          new Searched<>(Tables.DECISION_INSTANCE, "decisionDefinitionKey"),
          new Searched<>(Tables.DECISION_INSTANCE, "evaluationKey"),
          new Searched<>(Tables.BATCH_ITEM, "batchOperationKey"),
          new Searched<>(Tables.BATCH_ITEM, "processInstanceKey"),
          new Searched<>(Tables.AUDIT, "seq"),
          new Searched<>(Tables.AUDIT, "processInstanceKey"),
          new Searched<>(Tables.AUDIT, "userTaskKey"));

  /** These tell what was done to an instance, and stay when it goes. */
  private static final Set<Table<?>> STAYING = Set.of(Tables.AUDIT, Tables.BATCH_ITEM);

  /** What an instance leaves behind, found by its key; without what messages it got. */
  static List<Table<?>> instanceTables() {
    List<Table<?>> tables = new ArrayList<>();
    for (Searched<?> searched : SEARCHED) {
      if (!STAYING.contains(searched.table())
          && searched.columns().getFirst().name().equals("processInstanceKey")) {
        tables.add(searched.table());
      }
    }
    return tables;
  }

  private record Searched<R extends Row>(Table<R> table, List<Column<R>> columns) {
    Searched(Table<R> table, String... columns) {
      this(table, Arrays.stream(columns).map(table::column).toList());
    }

    String create(Dialect dialect) {
      return "CREATE INDEX IF NOT EXISTS \"sx_%s_%s\" ON %s (%s)"
          .formatted(
              table.name(),
              columns.stream()
                  .map(c -> TableSql.snakeCase(c.name()))
                  .collect(Collectors.joining("_")),
              TableSql.of(table).name(),
              columns.stream().map(dialect::indexed).collect(Collectors.joining(",")));
    }
  }

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
    for (Table<?> table : Tables.ALL) {
      createOrExtend(table);
    }
    for (Index<?> index : DeclaredIndexes.ALL) {
      execute(IndexSql.create(index, dialect));
    }
    // The engine itself declares it now.
    execute("DROP INDEX IF EXISTS \"sx_message_correlation_process_instance_key\"");
    for (Searched<?> searched : SEARCHED) {
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
