package dev.pitcrew.engine.state;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A native user task.
 *
 * @param showsInputsOnly whether those without a role of the process, whom it names, see of its
 *     variables but those of its own scope
 */
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
    String tenantId,
    boolean showsInputsOnly)
    implements Row {

  /** Neither completed nor canceled. */
  public boolean isOpen() {
    return state != UserTaskState.COMPLETED && state != UserTaskState.CANCELED;
  }

  public UserTaskRow assigned(@Nullable String newAssignee, @Nullable String newAction) {
    return copy(
        state,
        newAssignee,
        candidateGroups,
        candidateUsers,
        dueDate,
        followUpDate,
        priority,
        completionDateMillis,
        newAction);
  }

  public UserTaskRow updated(
      List<String> newCandidateGroups,
      List<String> newCandidateUsers,
      @Nullable String newDueDate,
      @Nullable String newFollowUpDate,
      int newPriority,
      @Nullable String newAction) {
    return copy(
        state,
        assignee,
        newCandidateGroups,
        newCandidateUsers,
        newDueDate,
        newFollowUpDate,
        newPriority,
        completionDateMillis,
        newAction);
  }

  public UserTaskRow ended(
      UserTaskState newState, long newCompletionDateMillis, @Nullable String newAction) {
    return copy(
        newState,
        assignee,
        candidateGroups,
        candidateUsers,
        dueDate,
        followUpDate,
        priority,
        newCompletionDateMillis,
        newAction);
  }

  /** On its way to what its listeners are asked about, or back. */
  public UserTaskRow withState(UserTaskState newState) {
    return copy(
        newState,
        assignee,
        candidateGroups,
        candidateUsers,
        dueDate,
        followUpDate,
        priority,
        completionDateMillis,
        action);
  }

  /** As it is before it was given to anybody. */
  public UserTaskRow unassigned(UserTaskState newState) {
    return copy(
        newState,
        null,
        candidateGroups,
        candidateUsers,
        dueDate,
        followUpDate,
        priority,
        completionDateMillis,
        action);
  }

  private UserTaskRow copy(
      UserTaskState newState,
      @Nullable String newAssignee,
      List<String> newCandidateGroups,
      List<String> newCandidateUsers,
      @Nullable String newDueDate,
      @Nullable String newFollowUpDate,
      int newPriority,
      long newCompletionDateMillis,
      @Nullable String newAction) {
    return new UserTaskRow(
        key,
        newState,
        name,
        newAssignee,
        newCandidateGroups,
        newCandidateUsers,
        newDueDate,
        newFollowUpDate,
        newPriority,
        formKey,
        externalFormReference,
        customHeaders,
        processInstanceKey,
        rootProcessInstanceKey,
        processDefinitionKey,
        processDefinitionId,
        processDefinitionVersion,
        elementId,
        elementInstanceKey,
        creationDateMillis,
        newCompletionDateMillis,
        newAction,
        tags,
        tenantId,
        showsInputsOnly);
  }
}
