package dev.pitcrew.engine.gateway.rest.query;

import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.gateway.rest.search.Constants;
import dev.pitcrew.engine.gateway.rest.search.Fields;
import dev.pitcrew.engine.gateway.rest.search.RelatedFilters;
import dev.pitcrew.engine.gateway.rest.search.VariableFilters;
import dev.pitcrew.engine.state.InstanceState;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.state.Tables;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the API shows of process instances. */
public final class ProcessInstances {

  public static final Fields<ProcessInstanceRow> FIELDS =
      Fields.of(Tables.PROCESS_INSTANCE)
          .key("processInstanceKey", "key")
          .key("processDefinitionKey", "processDefinitionKey")
          .text("processDefinitionId", "processDefinitionId")
          .text("processDefinitionName", "processDefinitionName")
          .number("processDefinitionVersion", "processDefinitionVersion")
          .text("processDefinitionVersionTag", "versionTag")
          .key("parentProcessInstanceKey", "parentProcessInstanceKey")
          .key("parentElementInstanceKey", "parentElementInstanceKey")
          .time("startDate", "startDateMillis")
          .time("endDate", "endDateMillis")
          .constants("state", "state", Constants.of(InstanceState.class))
          .present("hasIncident", "openIncidents")
          .text("businessId", "businessId")
          .text("tenantId", "tenantId")
          .tags("tags", "tags")
          .with(
              "variables", VariableFilters.on(Tables.PROCESS_INSTANCE, "key", "processInstanceKey"))
          .with("elementId", RelatedFilters.elementId())
          .with("elementInstanceState", RelatedFilters.elementState(ElementInstances.STATES))
          .with("hasElementInstanceIncident", RelatedFilters.elementIncident())
          .with("hasRetriesLeft", RelatedFilters.retriesLeft())
          .with("errorMessage", RelatedFilters.incidentMessage())
          .with("incidentErrorHashCode", RelatedFilters.incidentHash())
          .with("batchOperationKey", RelatedFilters.batchOperation())
          // As it was called before 8.9.
          .with("batchOperationId", RelatedFilters.batchOperation())
          .alternatives();

  private ProcessInstances() {}

  record Item(
      @Nullable String processInstanceKey,
      @Nullable String processDefinitionKey,
      String processDefinitionId,
      @Nullable String processDefinitionName,
      int processDefinitionVersion,
      @Nullable String processDefinitionVersionTag,
      String state,
      @Nullable String startDate,
      @Nullable String endDate,
      boolean hasIncident,
      @Nullable String parentProcessInstanceKey,
      @Nullable String parentElementInstanceKey,
      @Nullable String rootProcessInstanceKey,
      @Nullable String businessId,
      List<String> tags,
      String tenantId) {

    static Item of(ProcessInstanceRow row) {
      return new Item(
          Wire.key(row.key()),
          Wire.key(row.processDefinitionKey()),
          row.processDefinitionId(),
          row.processDefinitionName(),
          row.processDefinitionVersion(),
          row.versionTag(),
          row.state().name(),
          Wire.time(row.startDateMillis()),
          Wire.time(row.endDateMillis()),
          row.openIncidents() > 0,
          Wire.key(row.parentProcessInstanceKey()),
          Wire.key(row.parentElementInstanceKey()),
          Wire.key(row.rootProcessInstanceKey()),
          row.businessId(),
          row.tags(),
          row.tenantId());
    }
  }

  /** One step of a call hierarchy. */
  record Called(
      @Nullable String processInstanceKey,
      @Nullable String processDefinitionKey,
      String processDefinitionName) {

    static Called of(ProcessInstanceRow row) {
      return new Called(
          Wire.key(row.key()),
          Wire.key(row.processDefinitionKey()),
          row.processDefinitionName() == null
              ? row.processDefinitionId()
              : row.processDefinitionName());
    }
  }
}
