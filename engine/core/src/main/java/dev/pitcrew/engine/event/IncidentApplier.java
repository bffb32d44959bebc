package dev.pitcrew.engine.event;

import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.IncidentRow;
import dev.pitcrew.engine.state.Overlay;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.state.Tables;

/** Applies events of incidents: the element names its incident, the instance counts its own. */
final class IncidentApplier {

  private IncidentApplier() {}

  static void apply(Event.OfIncident event, Overlay rows) {
    switch (event) {
      case Event.IncidentCreated e -> {
        rows.put(Tables.INCIDENT, e.row());
        mark(rows, e.row(), e.row().key(), 1);
      }
      case Event.IncidentResolved e -> {
        IncidentRow row = EventApplier.row(rows, Tables.INCIDENT, e.key());
        rows.put(Tables.INCIDENT, row.resolved(e.atMillis()));
        mark(rows, row, 0, -1);
      }
    }
  }

  private static void mark(Overlay rows, IncidentRow incident, long incidentKey, int count) {
    ElementInstanceRow element =
        EventApplier.row(rows, Tables.ELEMENT_INSTANCE, incident.elementInstanceKey());
    rows.put(Tables.ELEMENT_INSTANCE, element.withIncidentKey(incidentKey));
    ProcessInstanceRow instance =
        EventApplier.row(rows, Tables.PROCESS_INSTANCE, incident.processInstanceKey());
    rows.put(Tables.PROCESS_INSTANCE, instance.withOpenIncidents(instance.openIncidents() + count));
  }
}
