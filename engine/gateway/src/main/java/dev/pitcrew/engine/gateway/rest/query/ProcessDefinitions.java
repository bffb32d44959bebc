package dev.pitcrew.engine.gateway.rest.query;

import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.gateway.rest.search.Fields;
import dev.pitcrew.engine.state.ProcessDefinitionRow;
import dev.pitcrew.engine.state.Tables;
import org.jspecify.annotations.Nullable;

/** What the API shows of process definitions. */
final class ProcessDefinitions {

  static final Fields<ProcessDefinitionRow> FIELDS =
      Fields.of(Tables.PROCESS_DEFINITION)
          .key("processDefinitionKey", "key")
          .text("processDefinitionId", "processDefinitionId")
          .text("name", "name")
          .text("resourceName", "resourceName")
          .number("version", "version")
          .text("versionTag", "versionTag")
          .text("tenantId", "tenantId")
          .present("hasStartForm", "startFormId")
          .with("state", DefinitionStates.on(Tables.PROCESS_DEFINITION))
          .latest("isLatestVersion", "processDefinitionId", "version", "deleted");

  private ProcessDefinitions() {}

  record Item(
      @Nullable String name,
      String resourceName,
      int version,
      @Nullable String versionTag,
      String processDefinitionId,
      @Nullable String processDefinitionKey,
      String tenantId,
      boolean hasStartForm,
      String state) {

    static Item of(ProcessDefinitionRow row) {
      return new Item(
          row.name(),
          row.resourceName(),
          row.version(),
          row.versionTag(),
          row.processDefinitionId(),
          Wire.key(row.key()),
          row.tenantId(),
          row.startFormId() != null,
          DefinitionStates.name(row.deleted()));
    }
  }
}
