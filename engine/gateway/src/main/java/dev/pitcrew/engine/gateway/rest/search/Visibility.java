package dev.pitcrew.engine.gateway.rest.search;

import dev.pitcrew.engine.runtime.EngineRuntime;
import dev.pitcrew.engine.state.Column;
import dev.pitcrew.engine.state.ProcessDefinitionRow;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.Table;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.store.Filter;
import dev.pitcrew.engine.store.Filter.Operator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a caller may read: all rows but those of processes that are hidden from it. Every row of a
 * case says which process it is of, by id or by the key of the definition.
 *
 * @param hidden ids of processes
 */
public record Visibility(Set<String> hidden) {

  public static final Visibility EVERYTHING = new Visibility(Set.of());

  private static final String ID = "processDefinitionId";
  private static final String KEY = "processDefinitionKey";

  /** Of no process, and no case's: what a process uses, not what it was used for. */
  private static final Set<Table<?>> OPEN =
      Set.of(Tables.DECISION_DEFINITION, Tables.DECISION_REQUIREMENTS, Tables.FORM);

  /** What every search of the table must ask for, beside what the caller wants. */
  <R extends Row> List<Filter<R>> filters(Table<R> table) {
    if (hidden.isEmpty() || OPEN.contains(table)) {
      return List.of();
    }
    Optional<Column<R>> id = column(table, ID);
    return id.isPresent()
        ? List.of(new Filter.Comparison<>(id.get(), Operator.NOT_IN, List.copyOf(hidden)))
        : List.of(
            new Filter.Unrelated<>(
                table.column(KEY),
                Tables.PROCESS_DEFINITION,
                Tables.PROCESS_DEFINITION.columns().getFirst(),
                List.of(Filter.in(Tables.PROCESS_DEFINITION, ID, hidden))));
  }

  <R extends Row> boolean isVisible(EngineRuntime engine, Table<R> table, R row) {
    if (hidden.isEmpty() || OPEN.contains(table)) {
      return true;
    }
    Optional<Column<R>> id = column(table, ID);
    if (id.isPresent()) {
      return isVisible((String) table.value(row, id.get()));
    }
    long key = (Long) table.value(row, table.column(KEY));
    ProcessDefinitionRow process = engine.get(Tables.PROCESS_DEFINITION, key);
    return process == null || isVisible(process.processDefinitionId());
  }

  /** Whether cases of this process may be seen; also for what is of no process. */
  public boolean isVisible(@org.jspecify.annotations.Nullable String processDefinitionId) {
    return processDefinitionId == null || !hidden.contains(processDefinitionId);
  }

  private static <R extends Row> Optional<Column<R>> column(Table<R> table, String name) {
    return table.columns().stream().filter(column -> column.name().equals(name)).findFirst();
  }
}
