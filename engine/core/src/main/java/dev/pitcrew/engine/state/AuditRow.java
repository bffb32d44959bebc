package dev.pitcrew.engine.state;

import org.jspecify.annotations.Nullable;

/**
 * That somebody did something. The columns up to {@code hash} are the row of the audit trail as
 * {@code docs/audit-trail.md} describes it, the same as in the books; those after it are copies of
 * what {@code afterJson} says, to be searched by.
 *
 * @param subject what was acted on, and {@code subjectId} its key
 * @param afterJson what the act was in full, as one JSON object
 * @param operationReference the caller's own number for what it asked for; 0 where it gave none
 * @param erasedBy always absent: nothing of this chain is erased
 */
public record AuditRow(
    long key,
    long seq,
    int form,
    long at,
    String who,
    @Nullable String forWhom,
    String what,
    String subject,
    String subjectId,
    @Nullable String reason,
    @Nullable String reasonSalt,
    @Nullable String reasonDigest,
    @Nullable String beforeJson,
    @Nullable String beforeSalt,
    @Nullable String beforeDigest,
    String afterJson,
    String afterSalt,
    String afterDigest,
    @Nullable String erasedBy,
    String prev,
    String hash,
    String actorType,
    String operationType,
    String entityType,
    long entityKey,
    String category,
    String result,
    @Nullable String entityDescription,
    @Nullable String processDefinitionId,
    long processDefinitionKey,
    long processInstanceKey,
    long rootProcessInstanceKey,
    long elementInstanceKey,
    long jobKey,
    long userTaskKey,
    long deploymentKey,
    String tenantId,
    long operationReference,
    @Nullable String decisionDefinitionId,
    long decisionDefinitionKey,
    @Nullable String decisionRequirementsId,
    long decisionRequirementsKey,
    long decisionEvaluationKey,
    long batchOperationKey,
    @Nullable String batchOperationType)
    implements Row {}
