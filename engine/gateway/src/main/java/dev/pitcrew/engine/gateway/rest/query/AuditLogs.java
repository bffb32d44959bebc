package dev.pitcrew.engine.gateway.rest.query;

import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.gateway.rest.search.Absent;
import dev.pitcrew.engine.gateway.rest.search.Fields;
import dev.pitcrew.engine.state.AuditRow;
import dev.pitcrew.engine.state.Tables;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the API shows of the audit trail. */
final class AuditLogs {

  private static final String RESOURCE = "RESOURCE";
  private static final String BATCH = "BATCH";
  private static final String DECISION = "DECISION";

  static final Fields<AuditRow> FIELDS =
      Fields.of(Tables.AUDIT)
          .text("operationType", "operationType")
          .text("result", "result")
          .time("timestamp", "at")
          .text("actorType", "actorType")
          .text("actorId", "who")
          .key("auditLogKey", "key")
          .key("entityKey", "entityKey")
          .text("entityType", "entityType")
          .text("entityDescription", "entityDescription")
          .text("category", "category")
          .text("processDefinitionId", "processDefinitionId")
          .key("processDefinitionKey", "processDefinitionKey")
          .key("processInstanceKey", "processInstanceKey")
          .key("elementInstanceKey", "elementInstanceKey")
          .key("jobKey", "jobKey")
          .key("userTaskKey", "userTaskKey")
          .key("deploymentKey", "deploymentKey")
          .with("resourceKey", EntityFilters.keyOf(RESOURCE))
          .with("batchOperationKey", EntityFilters.keyOf(BATCH, "batchOperationKey"))
          .text("batchOperationType", "batchOperationType")
          .key("operationReference", "operationReference")
          .with("agentElementId", Absent.filter())
          .text("decisionDefinitionId", "decisionDefinitionId")
          .key("decisionDefinitionKey", "decisionDefinitionKey")
          .with("decisionEvaluationKey", EntityFilters.keyOf(DECISION))
          .text("decisionRequirementsId", "decisionRequirementsId")
          .key("decisionRequirementsKey", "decisionRequirementsKey")
          .with("formKey", Absent.filter())
          .with("relatedEntityKey", Absent.filter())
          .with("relatedEntityType", Absent.filter())
          .text("tenantId", "tenantId")
          .sort("batchOperationKey", "batchOperationKey")
          .sort("decisionEvaluationKey", "decisionEvaluationKey")
          // What no entry has is the same in all of them.
          .sort("agentElementId", "key")
          .sort("formKey", "key")
          .sort("relatedEntityKey", "key")
          .sort("relatedEntityType", "key");

  /** What a search for one user task may ask. */
  static final Fields<AuditRow> OF_USER_TASK =
      FIELDS.filteredBy("operationType", "result", "timestamp", "actorType", "actorId");

  private AuditLogs() {}

  record Item(
      @Nullable String auditLogKey,
      String entityKey,
      String entityType,
      String operationType,
      @Nullable String batchOperationKey,
      @Nullable String batchOperationType,
      @Nullable String timestamp,
      String actorId,
      String actorType,
      @Nullable String agentElementId,
      String tenantId,
      String result,
      String category,
      @Nullable String processDefinitionId,
      @Nullable String processDefinitionKey,
      @Nullable String processInstanceKey,
      @Nullable String rootProcessInstanceKey,
      @Nullable String elementInstanceKey,
      @Nullable String jobKey,
      @Nullable String userTaskKey,
      @Nullable String decisionRequirementsId,
      @Nullable String decisionRequirementsKey,
      @Nullable String decisionDefinitionId,
      @Nullable String decisionDefinitionKey,
      @Nullable String decisionEvaluationKey,
      @Nullable String formKey,
      @Nullable String resourceKey,
      @Nullable String relatedEntityKey,
      @Nullable String relatedEntityType,
      @Nullable String deploymentKey,
      @Nullable String entityDescription,
      @Nullable Long operationReference) {

    private static @Nullable String keyOf(String entityType, AuditRow row) {
      return row.entityType().equals(entityType) ? Wire.key(row.entityKey()) : null;
    }

    /**
     * What has no key, such as a document, is named as its description does; clients want a text.
     */
    private static String entityKey(AuditRow row) {
      String key = Wire.key(row.entityKey());
      return key == null ? Objects.requireNonNullElse(row.entityDescription(), "") : key;
    }

    static Item of(AuditRow row) {
      return new Item(
          Wire.key(row.key()),
          entityKey(row),
          row.entityType(),
          row.operationType(),
          row.batchOperationKey() == 0 ? keyOf(BATCH, row) : Wire.key(row.batchOperationKey()),
          row.batchOperationType(),
          Wire.time(row.at()),
          row.who(),
          row.actorType(),
          null,
          row.tenantId(),
          row.result(),
          row.category(),
          row.processDefinitionId(),
          Wire.key(row.processDefinitionKey()),
          Wire.key(row.processInstanceKey()),
          Wire.key(row.rootProcessInstanceKey()),
          Wire.key(row.elementInstanceKey()),
          Wire.key(row.jobKey()),
          Wire.key(row.userTaskKey()),
          row.decisionRequirementsId(),
          Wire.key(row.decisionRequirementsKey()),
          row.decisionDefinitionId(),
          Wire.key(row.decisionDefinitionKey()),
          keyOf(DECISION, row),
          null,
          keyOf(RESOURCE, row),
          null,
          null,
          Wire.key(row.deploymentKey()),
          row.entityDescription(),
          row.operationReference() == 0 ? null : row.operationReference());
    }
  }
}
