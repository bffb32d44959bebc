package dev.pitcrew.engine.state;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job.
 *
 * @param deadlineMillis when the activation ends; 0 while not activated
 * @param dueMillis when the backoff ends; 0 without one
 * @param variableNames reserved: names a worker asked for
 */
public record JobRow(
    long key,
    String type,
    JobKind kind,
    @Nullable String listenerEventType,
    JobState state,
    @Nullable String worker,
    int retries,
    int priority,
    long deadlineMillis,
    long dueMillis,
    String customHeaders,
    @Nullable String errorCode,
    @Nullable String errorMessage,
    long processInstanceKey,
    long rootProcessInstanceKey,
    long processDefinitionKey,
    String processDefinitionId,
    int processDefinitionVersion,
    String elementId,
    long elementInstanceKey,
    long creationTimeMillis,
    long endTimeMillis,
    List<String> tags,
    String tenantId)
    implements Row {}
