package dev.pitcrew.engine.gateway.rest.query;

import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.gateway.rest.search.Constants;
import dev.pitcrew.engine.gateway.rest.search.Fields;
import dev.pitcrew.engine.gateway.rest.search.Roots;
import dev.pitcrew.engine.model.ElementType;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.ElementState;
import dev.pitcrew.engine.state.Tables;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the API shows of element instances. */
final class ElementInstances {

  /** The API tells fewer states apart. */
  static final Constants STATES = states();

  static final Fields<ElementInstanceRow> FIELDS =
      Fields.of(Tables.ELEMENT_INSTANCE)
          .key("elementInstanceKey", "key")
          .key("processInstanceKey", "processInstanceKey")
          .key("processDefinitionKey", "processDefinitionKey")
          .text("processDefinitionId", "processDefinitionId")
          .text("elementId", "elementId")
          .text("elementName", "elementName")
          .constants(
              "type",
              "type",
              Constants.of(ElementType.class)
                  .and(
                      "AD_HOC_SUB_PROCESS",
                      "AD_HOC_SUB_PROCESS_INNER_INSTANCE",
                      "UNSPECIFIED",
                      "UNKNOWN"))
          .constants("state", "state", STATES)
          .time("startDate", "startDateMillis")
          .time("endDate", "endDateMillis")
          .present("hasIncident", "incidentKey")
          .key("incidentKey", "incidentKey")
          .key("elementInstanceScopeKey", "scopeKey")
          .text("tenantId", "tenantId");

  private ElementInstances() {}

  private static Constants states() {
    Map<String, Set<? extends Enum<?>>> byName = new LinkedHashMap<>();
    byName.put(
        "ACTIVE",
        Set.of(
            ElementState.ACTIVATING,
            ElementState.ACTIVATED,
            ElementState.COMPLETING,
            ElementState.TERMINATING));
    byName.put("COMPLETED", Set.of(ElementState.COMPLETED));
    byName.put("TERMINATED", Set.of(ElementState.TERMINATED));
    return new Constants(byName);
  }

  private static String shown(ElementState state) {
    return switch (state) {
      case ACTIVATING, ACTIVATED, COMPLETING, TERMINATING -> "ACTIVE";
      case COMPLETED -> "COMPLETED";
      case TERMINATED -> "TERMINATED";
    };
  }

  record Item(
      @Nullable String elementInstanceKey,
      @Nullable String processInstanceKey,
      @Nullable String rootProcessInstanceKey,
      @Nullable String processDefinitionKey,
      String processDefinitionId,
      String elementId,
      @Nullable String elementName,
      String type,
      String state,
      @Nullable String startDate,
      @Nullable String endDate,
      boolean hasIncident,
      @Nullable String incidentKey,
      String tenantId) {

    static Item of(ElementInstanceRow row, Roots roots) {
      return new Item(
          Wire.key(row.key()),
          Wire.key(row.processInstanceKey()),
          roots.of(row.processInstanceKey()),
          Wire.key(row.processDefinitionKey()),
          row.processDefinitionId(),
          row.elementId(),
          row.elementName() == null ? row.elementId() : row.elementName(),
          row.type().name(),
          shown(row.state()),
          Wire.time(row.startDateMillis()),
          Wire.time(row.endDateMillis()),
          row.incidentKey() != 0,
          Wire.key(row.incidentKey()),
          row.tenantId());
    }
  }
}
