package dev.pitcrew.engine.gateway.rest.search;

import dev.pitcrew.engine.state.BatchItemRow;
import dev.pitcrew.engine.state.Column;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.IncidentRow;
import dev.pitcrew.engine.state.IncidentState;
import dev.pitcrew.engine.state.JobRow;
import dev.pitcrew.engine.state.JobState;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.Table;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.store.Filter;
import dev.pitcrew.engine.store.Filter.Operator;
import java.util.ArrayList;
import java.util.List;

/**
 * Filters for process instances by their element instances, jobs and incidents. Each is about some
 * element instance, not all of them about the same. What asks nothing of them asks nothing at all:
 * else it would pass for a filter and find whatever has some element instance.
 */
public final class RelatedFilters {

  private static final List<Filter<JobRow>> FAILED =
      List.of(
          Filter.eq(Tables.JOB, "state", JobState.FAILED),
          Filter.of(Tables.JOB, "retries", Operator.GT, 0));

  private RelatedFilters() {}

  /** A text, number or key of the row that is referred to by its key. */
  public static <R extends Row, S extends Row> FieldFilter<R> referred(
      Table<R> table, String column, Table<S> referred, String name) {
    Column<S> compared = referred.column(name);
    ValueType type =
        compared.type() == String.class
            ? ValueType.TEXT
            : compared.type() == int.class ? ValueType.NUMBER : ValueType.KEY;
    FieldFilter<S> filter = Comparisons.of(compared, type);
    return (field, value) -> {
      List<Filter<S>> filters = filter.read(field, value);
      return filters.isEmpty()
          ? List.of()
          : List.of(
              new Filter.Related<>(
                  table.column(column), referred, referred.columns().getFirst(), filters));
    };
  }

  public static FieldFilter<ProcessInstanceRow> elementId() {
    return elements(Comparisons.of(Tables.ELEMENT_INSTANCE.column("elementId"), ValueType.TEXT));
  }

  public static FieldFilter<ProcessInstanceRow> elementState(Constants states) {
    return elements(states.on(Tables.ELEMENT_INSTANCE.column("state")));
  }

  public static FieldFilter<ProcessInstanceRow> elementIncident() {
    return elements(
        (name, value) ->
            List.of(
                Filter.of(
                    Tables.ELEMENT_INSTANCE,
                    "incidentKey",
                    Comparisons.flag(value, name) ? Operator.EXISTS : Operator.NOT_EXISTS)));
  }

  public static FieldFilter<ProcessInstanceRow> incidentMessage() {
    return incidents("message", ValueType.TEXT);
  }

  public static FieldFilter<ProcessInstanceRow> incidentHash() {
    return incidents("messageHash", ValueType.NUMBER);
  }

  /** Some open incident is such. */
  private static FieldFilter<ProcessInstanceRow> incidents(String column, ValueType type) {
    FieldFilter<IncidentRow> message = Comparisons.of(Tables.INCIDENT.column(column), type);
    return (name, value) -> {
      List<Filter<IncidentRow>> filters = new ArrayList<>(message.read(name, value));
      if (filters.isEmpty()) {
        return List.of();
      }
      filters.add(Filter.eq(Tables.INCIDENT, "state", IncidentState.ACTIVE));
      return List.of(related(Tables.INCIDENT, filters));
    };
  }

  /** What a batch operation was to do something to. */
  public static FieldFilter<ProcessInstanceRow> batchOperation() {
    FieldFilter<BatchItemRow> batch =
        Comparisons.of(Tables.BATCH_ITEM.column("batchOperationKey"), ValueType.KEY);
    return (name, value) -> {
      List<Filter<BatchItemRow>> filters = batch.read(name, value);
      return filters.isEmpty() ? List.of() : List.of(related(Tables.BATCH_ITEM, filters));
    };
  }

  /** Some job has failed and will be tried again. */
  public static FieldFilter<ProcessInstanceRow> retriesLeft() {
    return (name, value) ->
        Comparisons.flag(value, name) ? List.of(related(Tables.JOB, FAILED)) : List.of();
  }

  public static FieldFilter<JobRow> failedWithRetriesLeft() {
    return (name, value) ->
        Comparisons.flag(value, name)
            ? FAILED
            : List.of(
                new Filter.AnyOf<>(
                    List.of(
                        List.of(Filter.of(Tables.JOB, "state", Operator.NEQ, JobState.FAILED)),
                        List.of(Filter.of(Tables.JOB, "retries", Operator.LTE, 0)))));
  }

  private static FieldFilter<ProcessInstanceRow> elements(FieldFilter<ElementInstanceRow> filter) {
    return (name, value) -> {
      List<Filter<ElementInstanceRow>> filters = filter.read(name, value);
      return filters.isEmpty() ? List.of() : List.of(related(Tables.ELEMENT_INSTANCE, filters));
    };
  }

  private static <S extends Row> Filter<ProcessInstanceRow> related(
      Table<S> table, List<Filter<S>> filters) {
    return new Filter.Related<>(
        Tables.PROCESS_INSTANCE.column("key"), table, table.column("processInstanceKey"), filters);
  }
}
