package dev.pitcrew.engine.audit;

import dev.pitcrew.engine.command.Caller;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An act, as its entry will tell of it.
 *
 * @param operation and {@code entityType}, {@code category}: as the API's audit log names them
 * @param entityKey of what was acted on
 * @param failure why it came to nothing; absent when it was done
 * @param before small texts by name: what was
 * @param after what is
 * @param about what else it was about
 */
public record AuditFact(
    Caller caller,
    String operation,
    String entityType,
    String category,
    long entityKey,
    @Nullable String description,
    @Nullable String failure,
    Place place,
    Map<String, String> before,
    Map<String, String> after,
    About about) {

  public static final String DEPLOYED_RESOURCES = "DEPLOYED_RESOURCES";
  public static final String USER_TASKS = "USER_TASKS";

  /** Where it was done; a key is 0 and an id absent where there is none. */
  public record Place(
      @Nullable String processDefinitionId,
      long processDefinitionKey,
      long processInstanceKey,
      long rootProcessInstanceKey,
      long elementInstanceKey,
      long jobKey,
      long userTaskKey,
      long deploymentKey) {

    public static final Place NONE = new Place(null, 0, 0, 0, 0, 0, 0, 0);
  }

  /**
   * The decision an act was about, and the batch operation it was a part of; a key is 0 and a text
   * absent where there is none.
   */
  public record About(
      @Nullable String decisionDefinitionId,
      long decisionDefinitionKey,
      @Nullable String decisionRequirementsId,
      long decisionRequirementsKey,
      long decisionEvaluationKey,
      long batchOperationKey,
      @Nullable String batchOperationType) {

    public static final About NOTHING = new About(null, 0, null, 0, 0, 0, null);

    /** As a part of the batch operation. */
    public About within(long newBatchOperationKey, String newBatchOperationType) {
      return new About(
          decisionDefinitionId,
          decisionDefinitionKey,
          decisionRequirementsId,
          decisionRequirementsKey,
          decisionEvaluationKey,
          newBatchOperationKey,
          newBatchOperationType);
    }
  }

  /** One about nothing else. */
  public AuditFact(
      Caller caller,
      String operation,
      String entityType,
      String category,
      long entityKey,
      @Nullable String description,
      @Nullable String failure,
      Place place,
      Map<String, String> before,
      Map<String, String> after) {
    this(
        caller,
        operation,
        entityType,
        category,
        entityKey,
        description,
        failure,
        place,
        before,
        after,
        About.NOTHING);
  }

  /** The same act, as a part of the batch operation. */
  public AuditFact within(long batchOperationKey, String batchOperationType) {
    return about(about.within(batchOperationKey, batchOperationType));
  }

  /** The same act, about something else besides. */
  public AuditFact about(About newAbout) {
    return new AuditFact(
        caller,
        operation,
        entityType,
        category,
        entityKey,
        description,
        failure,
        place,
        before,
        after,
        newAbout);
  }

  String result() {
    return failure == null ? "SUCCESS" : "FAIL";
  }

  String actorType() {
    return caller.kind().actorType();
  }

  /** What the searchable columns are copies of, in the order in which it is written. */
  Map<String, String> columns() {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put("actorType", actorType());
    columns.put("operationType", operation);
    columns.put("entityType", entityType);
    key(columns, "entityKey", entityKey);
    columns.put("category", category);
    columns.put("result", result());
    text(columns, "entityDescription", description);
    text(columns, "processDefinitionId", place.processDefinitionId());
    key(columns, "processDefinitionKey", place.processDefinitionKey());
    key(columns, "processInstanceKey", place.processInstanceKey());
    key(columns, "rootProcessInstanceKey", place.rootProcessInstanceKey());
    key(columns, "elementInstanceKey", place.elementInstanceKey());
    key(columns, "jobKey", place.jobKey());
    key(columns, "userTaskKey", place.userTaskKey());
    key(columns, "deploymentKey", place.deploymentKey());
    key(columns, "operationReference", caller.operationReference());
    text(columns, "decisionDefinitionId", about.decisionDefinitionId());
    key(columns, "decisionDefinitionKey", about.decisionDefinitionKey());
    text(columns, "decisionRequirementsId", about.decisionRequirementsId());
    key(columns, "decisionRequirementsKey", about.decisionRequirementsKey());
    key(columns, "decisionEvaluationKey", about.decisionEvaluationKey());
    key(columns, "batchOperationKey", about.batchOperationKey());
    text(columns, "batchOperationType", about.batchOperationType());
    return columns;
  }

  private static void text(Map<String, String> columns, String name, @Nullable String text) {
    if (text != null) {
      columns.put(name, text);
    }
  }

  private static void key(Map<String, String> columns, String name, long key) {
    if (key != 0) {
      columns.put(name, Long.toString(key));
    }
  }
}
