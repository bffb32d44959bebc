package dev.pitcrew.engine.gateway.rest.query;

import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.gateway.json.JsonObject;
import dev.pitcrew.engine.gateway.rest.search.Constants;
import dev.pitcrew.engine.gateway.rest.search.Fields;
import dev.pitcrew.engine.gateway.rest.search.VariableFilters;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.state.UserTaskRow;
import dev.pitcrew.engine.state.UserTaskState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the API shows of user tasks. */
final class UserTasks {

  static final Fields<UserTaskRow> FIELDS =
      Fields.of(Tables.USER_TASK)
          .key("userTaskKey", "key")
          .text("name", "name")
          .constants("state", "state", Constants.of(UserTaskState.class))
          .text("assignee", "assignee")
          .holds("candidateGroup", "candidateGroups")
          .holds("candidateUser", "candidateUsers")
          .number("priority", "priority")
          .timeText("dueDate", "dueDate")
          .timeText("followUpDate", "followUpDate")
          .time("creationDate", "creationDateMillis")
          .time("completionDate", "completionDateMillis")
          .text("elementId", "elementId")
          .text("processDefinitionId", "processDefinitionId")
          .key("processDefinitionKey", "processDefinitionKey")
          .key("processInstanceKey", "processInstanceKey")
          .key("elementInstanceKey", "elementInstanceKey")
          .tags("tags", "tags")
          .text("tenantId", "tenantId")
          .with(
              "processInstanceVariables",
              VariableFilters.on(Tables.USER_TASK, "processInstanceKey", "scopeKey"))
          .with(
              "localVariables",
              VariableFilters.on(Tables.USER_TASK, "elementInstanceKey", "scopeKey"));

  private UserTasks() {}

  record Item(
      @Nullable String userTaskKey,
      @Nullable String name,
      String state,
      @Nullable String assignee,
      List<String> candidateGroups,
      List<String> candidateUsers,
      int priority,
      @Nullable String dueDate,
      @Nullable String followUpDate,
      @Nullable String creationDate,
      @Nullable String completionDate,
      @Nullable String formKey,
      @Nullable String externalFormReference,
      JsonObject customHeaders,
      String elementId,
      @Nullable String elementInstanceKey,
      @Nullable String processName,
      String processDefinitionId,
      int processDefinitionVersion,
      @Nullable String processDefinitionKey,
      @Nullable String processInstanceKey,
      @Nullable String rootProcessInstanceKey,
      List<String> tags,
      String tenantId) {

    static Item of(UserTaskRow row, @Nullable String processName) {
      return new Item(
          Wire.key(row.key()),
          row.name(),
          row.state().name(),
          row.assignee(),
          row.candidateGroups(),
          row.candidateUsers(),
          row.priority(),
          row.dueDate(),
          row.followUpDate(),
          Wire.time(row.creationDateMillis()),
          Wire.time(row.completionDateMillis()),
          Wire.key(row.formKey()),
          row.externalFormReference(),
          new JsonObject(row.customHeaders()),
          row.elementId(),
          Wire.key(row.elementInstanceKey()),
          processName,
          row.processDefinitionId(),
          row.processDefinitionVersion(),
          Wire.key(row.processDefinitionKey()),
          Wire.key(row.processInstanceKey()),
          Wire.key(row.rootProcessInstanceKey()),
          row.tags(),
          row.tenantId());
    }
  }
}
