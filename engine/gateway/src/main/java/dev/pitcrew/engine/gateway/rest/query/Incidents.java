package dev.pitcrew.engine.gateway.rest.query;

import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.gateway.rest.search.Constants;
import dev.pitcrew.engine.gateway.rest.search.Fields;
import dev.pitcrew.engine.state.IncidentRow;
import dev.pitcrew.engine.state.IncidentState;
import dev.pitcrew.engine.state.IncidentType;
import dev.pitcrew.engine.state.Tables;
import org.jspecify.annotations.Nullable;

/** What the API shows of incidents. */
final class Incidents {

  static final Fields<IncidentRow> FIELDS =
      Fields.of(Tables.INCIDENT)
          .key("incidentKey", "key")
          .key("processDefinitionKey", "processDefinitionKey")
          .text("processDefinitionId", "processDefinitionId")
          .key("processInstanceKey", "processInstanceKey")
          .constants("errorType", "type", Constants.of(IncidentType.class))
          .text("errorMessage", "message")
          .text("elementId", "elementId")
          .key("elementInstanceKey", "elementInstanceKey")
          .time("creationTime", "creationTimeMillis")
          .constants("state", "state", Constants.of(IncidentState.class).and("UNKNOWN"))
          .key("jobKey", "jobKey")
          .text("tenantId", "tenantId");

  private Incidents() {}

  record Item(
      @Nullable String incidentKey,
      @Nullable String processDefinitionKey,
      String processDefinitionId,
      @Nullable String processInstanceKey,
      @Nullable String rootProcessInstanceKey,
      String errorType,
      String errorMessage,
      String elementId,
      @Nullable String elementInstanceKey,
      @Nullable String creationTime,
      String state,
      @Nullable String jobKey,
      String tenantId) {

    static Item of(IncidentRow row) {
      return new Item(
          Wire.key(row.key()),
          Wire.key(row.processDefinitionKey()),
          row.processDefinitionId(),
          Wire.key(row.processInstanceKey()),
          Wire.key(row.rootProcessInstanceKey()),
          row.type().name(),
          row.message(),
          row.elementId(),
          Wire.key(row.elementInstanceKey()),
          Wire.time(row.creationTimeMillis()),
          row.state().name(),
          Wire.key(row.jobKey()),
          row.tenantId());
    }
  }
}
