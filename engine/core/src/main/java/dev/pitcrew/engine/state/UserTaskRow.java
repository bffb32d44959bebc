package dev.pitcrew.engine.state;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A native user task. */
public record UserTaskRow(
    long key,
    UserTaskState state,
    @Nullable String name,
    @Nullable String assignee,
    List<String> candidateGroups,
    List<String> candidateUsers,
    @Nullable String dueDate,
    @Nullable String followUpDate,
    int priority,
    long formKey,
    @Nullable String externalFormReference,
    String customHeaders,
    long processInstanceKey,
    long rootProcessInstanceKey,
    long processDefinitionKey,
    String processDefinitionId,
    int processDefinitionVersion,
    String elementId,
    long elementInstanceKey,
    long creationDateMillis,
    long completionDateMillis,
    @Nullable String action,
    List<String> tags,
    String tenantId)
    implements Row {}
