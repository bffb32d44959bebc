package dev.pitcrew.engine.event;

import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.IncidentRow;
import dev.pitcrew.engine.state.IncidentType;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.Overlay;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.state.Tables;
import java.util.List;

/**
 * Applies events of incidents: the instance counts its own, the element names one that is open, and
 * rather the one that holds it than that of something beside it which was left alone.
 */
final class IncidentApplier {

  private IncidentApplier() {}

  static void apply(Event.OfIncident event, Overlay rows) {
    switch (event) {
      case Event.IncidentCreated e -> {
        rows.put(Tables.INCIDENT, e.row());
        ElementInstanceRow element = element(rows, e.row());
        boolean holds = e.row().type() != IncidentType.UNSPECIFIED;
        if (holds || element.incidentKey() == 0) {
          rows.put(Tables.ELEMENT_INSTANCE, element.withIncidentKey(e.row().key()));
        }
        count(rows, e.row(), 1);
      }
      case Event.IncidentResolved e -> {
        IncidentRow row = EventApplier.row(rows, Tables.INCIDENT, e.key());
        rows.put(Tables.INCIDENT, row.resolved(e.atMillis()));
        ElementInstanceRow element = element(rows, row);
        if (element.incidentKey() == row.key()) {
          rows.put(Tables.ELEMENT_INSTANCE, element.withIncidentKey(another(rows, element)));
        }
        count(rows, row, -1);
      }
    }
  }

  private static ElementInstanceRow element(Overlay rows, IncidentRow incident) {
    return EventApplier.row(rows, Tables.ELEMENT_INSTANCE, incident.elementInstanceKey());
  }

  /** 0 where no other is open. */
  private static long another(Overlay rows, ElementInstanceRow element) {
    List<IncidentRow> open = rows.find(Indexes.OPEN_INCIDENTS_BY_ELEMENT, 1, element.key());
    return open.isEmpty() ? 0 : open.getFirst().key();
  }

  private static void count(Overlay rows, IncidentRow incident, int count) {
    ProcessInstanceRow instance =
        EventApplier.row(rows, Tables.PROCESS_INSTANCE, incident.processInstanceKey());
    rows.put(Tables.PROCESS_INSTANCE, instance.withOpenIncidents(instance.openIncidents() + count));
  }
}
