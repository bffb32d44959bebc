package dev.pitcrew.engine.state;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job.
 *
 * @param deadlineMillis when the activation ends; 0 while not activated
 * @param dueMillis when the backoff ends; 0 without one
 * @param denied whether a listener said no to what its user task was about to do
 * @param lastUpdateMillis when it last changed; 0 where it has not since that is kept
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
    boolean denied,
    @Nullable String deniedReason,
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
    String tenantId,
    long lastUpdateMillis)
    implements Row {

  /** Whether it can still go on: neither completed nor ended with its element. */
  public boolean isOpen() {
    return endTimeMillis == 0;
  }

  /** Handed to a worker until a time. */
  public JobRow activated(String newWorker, long newDeadlineMillis, long atMillis) {
    return copy(
        JobState.ACTIVATED,
        newWorker,
        retries,
        newDeadlineMillis,
        0,
        errorCode,
        errorMessage,
        0,
        atMillis);
  }

  /** Waiting for a worker again. */
  public JobRow activatable(long atMillis) {
    return copy(JobState.CREATED, worker, retries, 0, 0, errorCode, errorMessage, 0, atMillis);
  }

  /**
   * Failed; waiting for its backoff to end where {@code newDueMillis} is set, else for a person.
   */
  public JobRow failed(
      JobState newState,
      int newRetries,
      long newDueMillis,
      @Nullable String newErrorMessage,
      long atMillis) {
    return copy(
        newState, worker, newRetries, 0, newDueMillis, errorCode, newErrorMessage, 0, atMillis);
  }

  /** Not for any worker, although none has failed. */
  public JobRow heldBack(long atMillis) {
    return copy(JobState.FAILED, worker, retries, 0, 0, errorCode, errorMessage, 0, atMillis);
  }

  /** A worker threw a BPMN error that nothing caught; it waits for a person. */
  public JobRow errorThrown(String newErrorCode, @Nullable String newErrorMessage, long atMillis) {
    return copy(
        JobState.ERROR_THROWN,
        worker,
        retries,
        0,
        0,
        newErrorCode,
        newErrorMessage,
        endTimeMillis,
        atMillis);
  }

  public JobRow withRetries(int newRetries, long atMillis) {
    return copy(
        state,
        worker,
        newRetries,
        deadlineMillis,
        dueMillis,
        errorCode,
        errorMessage,
        endTimeMillis,
        atMillis);
  }

  public JobRow withDeadlineMillis(long newDeadlineMillis, long atMillis) {
    return copy(
        state,
        worker,
        retries,
        newDeadlineMillis,
        dueMillis,
        errorCode,
        errorMessage,
        endTimeMillis,
        atMillis);
  }

  public JobRow ended(JobState newState, long newEndTimeMillis) {
    return copy(
        newState,
        worker,
        retries,
        0,
        0,
        errorCode,
        errorMessage,
        newEndTimeMillis,
        newEndTimeMillis);
  }

  /** Completed with a no. */
  public JobRow denied(@Nullable String reason, long newEndTimeMillis) {
    return new JobRow(
        key,
        type,
        kind,
        listenerEventType,
        JobState.COMPLETED,
        worker,
        retries,
        priority,
        0,
        0,
        customHeaders,
        errorCode,
        errorMessage,
        true,
        reason,
        processInstanceKey,
        rootProcessInstanceKey,
        processDefinitionKey,
        processDefinitionId,
        processDefinitionVersion,
        elementId,
        elementInstanceKey,
        creationTimeMillis,
        newEndTimeMillis,
        tags,
        tenantId,
        newEndTimeMillis);
  }

  private JobRow copy(
      JobState newState,
      @Nullable String newWorker,
      int newRetries,
      long newDeadlineMillis,
      long newDueMillis,
      @Nullable String newErrorCode,
      @Nullable String newErrorMessage,
      long newEndTimeMillis,
      long newLastUpdateMillis) {
    return new JobRow(
        key,
        type,
        kind,
        listenerEventType,
        newState,
        newWorker,
        newRetries,
        priority,
        newDeadlineMillis,
        newDueMillis,
        customHeaders,
        newErrorCode,
        newErrorMessage,
        denied,
        deniedReason,
        processInstanceKey,
        rootProcessInstanceKey,
        processDefinitionKey,
        processDefinitionId,
        processDefinitionVersion,
        elementId,
        elementInstanceKey,
        creationTimeMillis,
        newEndTimeMillis,
        tags,
        tenantId,
        newLastUpdateMillis);
  }
}
