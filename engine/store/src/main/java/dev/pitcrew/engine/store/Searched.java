package dev.pitcrew.engine.store;

import dev.pitcrew.engine.state.Column;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.Table;
import dev.pitcrew.engine.state.Tables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An index for what people search by, beside those that the engine itself declares.
 *
 * <p>One that ends in a date is for lists that are sorted by it: the first page is read from it
 * without sorting all that fits.
 *
 * @param present the index holds only rows in which this column is set; absent where it holds all
 */
record Searched<R extends Row>(
    Table<R> table, List<Column<R>> columns, @Nullable Column<R> present) {

  static final List<Searched<?>> ALL =
      List.of(
          all(Tables.DOCUMENT, "contentHash"),
          all(Tables.PROCESS_INSTANCE, "processDefinitionKey", "state", "startDateMillis"),
          all(Tables.PROCESS_INSTANCE, "state"),
          all(Tables.PROCESS_INSTANCE, "state", "startDateMillis"),
          all(Tables.PROCESS_INSTANCE, "startDateMillis"),
          where("openIncidents", Tables.PROCESS_INSTANCE, "startDateMillis"),
          all(Tables.PROCESS_INSTANCE, "parentProcessInstanceKey"),
          where("businessId", Tables.PROCESS_INSTANCE, "businessId"),
          all(Tables.ELEMENT_INSTANCE, "processInstanceKey"),
          all(Tables.VARIABLE, "processInstanceKey"),
          all(Tables.VARIABLE, "name", "value"),
          all(Tables.JOB, "processInstanceKey"),
          all(Tables.JOB_FAILURE, "processInstanceKey"),
          all(Tables.JOB_FAILURE, "type", "atMillis"),
          all(Tables.JOB_FAILURE, "atMillis"),
          all(Tables.USER_TASK, "processInstanceKey"),
          all(Tables.USER_TASK, "state", "creationDateMillis"),
          all(Tables.USER_TASK, "state", "assignee", "creationDateMillis"),
          all(Tables.INCIDENT, "processInstanceKey"),
          all(Tables.INCIDENT, "state"),
          all(Tables.MESSAGE_SUBSCRIPTION, "processInstanceKey"),
          all(Tables.DECISION_INSTANCE, "processInstanceKey"),
          all(Tables.TIMER, "processInstanceKey"),
          all(Tables.SET_ASIDE, "processInstanceKey"),
          all(Tables.CONTINUATION, "processInstanceKey"),
          all(Tables.LOOP, "processInstanceKey"),
          all(Tables.LOOP_RESULT, "processInstanceKey"),
          all(Tables.DECISION_INSTANCE, "decisionDefinitionKey"),
          all(Tables.DECISION_INSTANCE, "evaluationKey"),
          all(Tables.BATCH_ITEM, "batchOperationKey"),
          all(Tables.BATCH_ITEM, "processInstanceKey"),
          all(Tables.AUDIT, "seq"),
          all(Tables.AUDIT, "processInstanceKey"),
          all(Tables.AUDIT, "userTaskKey"));

  /** These tell what was done to an instance, and stay when it goes. */
  private static final Set<Table<?>> STAYING = Set.of(Tables.AUDIT, Tables.BATCH_ITEM);

  private static <R extends Row> Searched<R> all(Table<R> table, String... columns) {
    return new Searched<>(table, Arrays.stream(columns).map(table::column).toList(), null);
  }

  private static <R extends Row> Searched<R> where(
      String present, Table<R> table, String... columns) {
    return new Searched<>(
        table, Arrays.stream(columns).map(table::column).toList(), table.column(present));
  }

  /** What an instance leaves behind, found by its key; without what messages it got. */
  static List<Table<?>> instanceTables() {
    List<Table<?>> tables = new ArrayList<>();
    for (Searched<?> searched : ALL) {
      if (!STAYING.contains(searched.table())
          && searched.columns().getFirst().name().equals("processInstanceKey")) {
        tables.add(searched.table());
      }
    }
    return tables;
  }

  String create(Dialect dialect) {
    return "CREATE INDEX IF NOT EXISTS \"%s\" ON %s (%s)%s"
        .formatted(
            name(),
            TableSql.of(table).name(),
            columns.stream().map(dialect::indexed).collect(Collectors.joining(",")),
            present == null ? "" : " WHERE " + isSet(present));
  }

  private String name() {
    return "sx_"
        + table.name()
        + columns.stream()
            .map(c -> "_" + TableSql.snakeCase(c.name()))
            .collect(Collectors.joining())
        + (present == null ? "" : "_where_" + TableSql.snakeCase(present.name()));
  }

  /** As searches say it, and as follows from an equality of what may be null. */
  private static String isSet(Column<?> column) {
    return TableSql.name(column) + (ColumnKind.of(column).isNumber() ? "<>0" : " IS NOT NULL");
  }

  /**
   * Whether few rows have what is asked for, and an index finds them: one of another column, which
   * many share, is not the one to use then. A definition has a whole history: what is asked of it
   * is found together with its state.
   */
  static boolean isNarrow(Table<?> table, Filter<?> filter) {
    return filter instanceof Filter.Comparison<?> comparison
        && switch (comparison.operator()) {
          case EQ, IN ->
              comparison.column().position() == 0
                  || ALL.stream().anyMatch(s -> s.table() == table && s.isOf(comparison.column()));
          case EXISTS ->
              ALL.stream()
                  .anyMatch(s -> s.table() == table && comparison.column().equals(s.present()));
          default -> false;
        };
  }

  /**
   * Whether the index by definition and state is the one to use: one by state alone has the order
   * of the keys, but leads through the instances of all definitions.
   */
  static boolean isByDefinition(Table<?> table, Filter<?> filter) {
    return table == Tables.PROCESS_INSTANCE
        && filter instanceof Filter.Comparison<?> comparison
        && comparison.operator() == Filter.Operator.EQ
        && comparison.column().name().equals("processDefinitionKey");
  }

  /** Of this column alone, which is not one of a few values. */
  private boolean isOf(Column<?> column) {
    return columns.size() == 1
        && columns.getFirst().equals(column)
        && ColumnKind.of(column) != ColumnKind.ENUM;
  }
}
