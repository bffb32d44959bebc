package dev.pitcrew.engine.gateway.rest.search;

import dev.pitcrew.engine.runtime.EngineRuntime;
import dev.pitcrew.engine.state.Column;
import dev.pitcrew.engine.state.ProcessDefinitionRow;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.Table;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.store.Filter;
import dev.pitcrew.engine.store.Filter.Operator;
import dev.pitcrew.engine.store.PageRequest;
import dev.pitcrew.engine.store.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a caller may read: all rows but those of processes that are hidden from it; and of these
 * what belongs to a task that names it. Every row of a case says which process it is of, by id or
 * by the key of the definition.
 *
 * @param hidden ids of processes
 * @param nothingElse whether these are all processes there are
 * @param own what open tasks may name to show themselves to the caller
 */
public record Visibility(Set<String> hidden, boolean nothingElse, OwnTasks own) {

  public static final Visibility EVERYTHING = new Visibility(Set.of(), false, OwnTasks.NONE);

  private static final String ID = "processDefinitionId";
  private static final String KEY = "processDefinitionKey";

  /** Of no process, and no case's: what a process uses, not what it was used for. */
  private static final Set<Table<?>> OPEN =
      Set.of(
          Tables.BATCH_OPERATION,
          Tables.DECISION_DEFINITION,
          Tables.DECISION_REQUIREMENTS,
          Tables.FORM,
          Tables.RESOURCE,
          Tables.CLUSTER_VARIABLE,
          Tables.GLOBAL_LISTENER);

  /** What a client asked of a decision itself is of no process, but may be of any case. */
  private static final String NO_PROCESS = "";

  /** What every search of the table must ask for, beside what the caller wants. */
  public <R extends Row> List<Filter<R>> filters(Table<R> table) {
    if (hidden.isEmpty() || OPEN.contains(table)) {
      return List.of();
    }
    List<List<Filter<R>>> any = new ArrayList<>(own.of(table));
    Optional<Column<R>> id = column(table, ID);
    if (!nothingElse || id.map(Column::nullable).orElse(false)) {
      any.add(List.of(notHidden(table, id)));
    }
    return List.of(new Filter.AnyOf<>(any));
  }

  private <R extends Row> Filter<R> notHidden(Table<R> table, Optional<Column<R>> id) {
    return id.isPresent()
        ? new Filter.Comparison<>(id.get(), Operator.NOT_IN, hiddenIn(table))
        : new Filter.Unrelated<>(
            table.column(KEY),
            Tables.PROCESS_DEFINITION,
            Tables.PROCESS_DEFINITION.columns().getFirst(),
            List.of(Filter.in(Tables.PROCESS_DEFINITION, ID, hidden)));
  }

  private List<String> hiddenIn(Table<?> table) {
    List<String> ids = new ArrayList<>(hidden);
    if (table == Tables.DECISION_INSTANCE) {
      ids.add(NO_PROCESS);
    }
    return ids;
  }

  /** The same filters, told nothing by rows that the caller may not see. */
  <R extends Row> List<Filter<R>> blinkered(List<Filter<R>> filters) {
    return hidden.isEmpty() ? filters : filters.stream().map(this::blinkered).toList();
  }

  private <R extends Row> Filter<R> blinkered(Filter<R> filter) {
    return switch (filter) {
      case Filter.Related<R, ?> related -> blinkered(related);
      case Filter.Unrelated<R, ?> unrelated -> blinkered(unrelated);
      case Filter.AnyOf<R> any ->
          new Filter.AnyOf<>(any.groups().stream().map(this::blinkered).toList());
      case Filter.Comparison<R> comparison -> comparison;
      case Filter.Greatest<R> greatest -> greatest;
      case Filter.Longer<R> longer -> longer;
      case Filter.Named<R> named -> named;
    };
  }

  private <R extends Row, S extends Row> Filter<R> blinkered(Filter.Related<R, S> related) {
    return new Filter.Related<>(
        related.column(),
        related.related(),
        related.relatedColumn(),
        seen(related.related(), related.filters()));
  }

  private <R extends Row, S extends Row> Filter<R> blinkered(Filter.Unrelated<R, S> unrelated) {
    return new Filter.Unrelated<>(
        unrelated.column(),
        unrelated.related(),
        unrelated.relatedColumn(),
        seen(unrelated.related(), unrelated.filters()));
  }

  private <S extends Row> List<Filter<S>> seen(Table<S> table, List<Filter<S>> filters) {
    List<Filter<S>> all = new ArrayList<>(blinkered(filters));
    all.addAll(filters(table));
    return all;
  }

  <R extends Row> boolean isVisible(EngineRuntime engine, Table<R> table, R row) {
    return hidden.isEmpty()
        || OPEN.contains(table)
        || isOfVisible(table, process(engine, table, row))
        || isOwn(engine, table, row);
  }

  private boolean isOfVisible(Table<?> table, @Nullable String processDefinitionId) {
    return processDefinitionId == null || !hiddenIn(table).contains(processDefinitionId);
  }

  private static <R extends Row> @Nullable String process(
      EngineRuntime engine, Table<R> table, R row) {
    Optional<Column<R>> id = column(table, ID);
    if (id.isPresent()) {
      return (String) table.value(row, id.get());
    }
    long key = (Long) table.value(row, table.column(KEY));
    ProcessDefinitionRow process = engine.get(Tables.PROCESS_DEFINITION, key);
    return process == null ? null : process.processDefinitionId();
  }

  private <R extends Row> boolean isOwn(EngineRuntime engine, Table<R> table, R row) {
    List<List<Filter<R>>> any = own.of(table);
    return !any.isEmpty()
        && !engine
            .search(
                new Query<>(
                    table,
                    List.of(
                        Filter.eq(table, table.columns().getFirst().name(), row.key()),
                        new Filter.AnyOf<>(any)),
                    List.of(),
                    PageRequest.first(1)))
            .items()
            .isEmpty();
  }

  /** Whether cases of this process may be seen; also for what is of no process. */
  public boolean isVisible(@Nullable String processDefinitionId) {
    return processDefinitionId == null || !hidden.contains(processDefinitionId);
  }

  private static <R extends Row> Optional<Column<R>> column(Table<R> table, String name) {
    return table.columns().stream().filter(column -> column.name().equals(name)).findFirst();
  }
}
