package dev.pitcrew.engine.gateway.rest.search;

import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.IncidentRow;
import dev.pitcrew.engine.state.IncidentState;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.Table;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.store.Filter;
import dev.pitcrew.engine.store.Filter.Operator;
import java.util.ArrayList;
import java.util.List;

/**
 * Filters for process instances by their element instances and incidents. Each is about some
 * element instance, not all of them about the same.
 */
public final class RelatedFilters {

  private RelatedFilters() {}

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
    FieldFilter<IncidentRow> message =
        Comparisons.of(Tables.INCIDENT.column("message"), ValueType.TEXT);
    return (name, value) -> {
      List<Filter<IncidentRow>> filters = new ArrayList<>(message.read(name, value));
      filters.add(Filter.eq(Tables.INCIDENT, "state", IncidentState.ACTIVE));
      return List.of(related(Tables.INCIDENT, filters));
    };
  }

  private static FieldFilter<ProcessInstanceRow> elements(FieldFilter<ElementInstanceRow> filter) {
    return (name, value) -> List.of(related(Tables.ELEMENT_INSTANCE, filter.read(name, value)));
  }

  private static <S extends Row> Filter<ProcessInstanceRow> related(
      Table<S> table, List<Filter<S>> filters) {
    return new Filter.Related<>(
        Tables.PROCESS_INSTANCE.column("key"), table, table.column("processInstanceKey"), filters);
  }
}
