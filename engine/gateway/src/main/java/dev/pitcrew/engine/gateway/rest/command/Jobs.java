package dev.pitcrew.engine.gateway.rest.command;

import dev.pitcrew.engine.command.ActivatedJob;
import dev.pitcrew.engine.command.AdHocResult;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.JobResult;
import dev.pitcrew.engine.command.ListenedTask;
import dev.pitcrew.engine.command.ListenerResult;
import dev.pitcrew.engine.gateway.call.JobActivation;
import dev.pitcrew.engine.gateway.call.Tenants;
import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.gateway.json.JsonObject;
import dev.pitcrew.engine.state.JobRow;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The requests and answers about jobs. */
final class Jobs {

  private Jobs() {}

  /** Times in milliseconds; {@code requestTimeout} 0 for the usual one, negative for no waiting. */
  record Activation(
      @Nullable String type,
      @Nullable String worker,
      @Nullable Long timeout,
      @Nullable Integer maxJobsToActivate,
      @Nullable List<String> fetchVariable,
      @Nullable Long requestTimeout,
      @Nullable List<String> tenantIds,
      @Nullable String tenantFilter) {

    Command.ActivateJobs command() {
      return new Command.ActivateJobs(
          Wire.required(type, "type"),
          worker == null ? "" : worker,
          positive(timeout, "timeout"),
          (int) positive(maxJobsToActivate, "maxJobsToActivate"),
          fetchVariable == null ? List.of() : fetchVariable,
          Tenants.check(isOfCaller() ? null : tenantIds));
    }

    /** Of the caller's own tenants, whatever the request names. */
    private boolean isOfCaller() {
      return tenantFilter != null
          && Wire.constant(TenantFilter.class, tenantFilter, "tenantFilter")
              == TenantFilter.ASSIGNED;
    }

    Duration longPoll() {
      return JobActivation.longPoll(requestTimeout == null ? 0 : requestTimeout);
    }

    private static long positive(@Nullable Number value, String name) {
      if (value == null || value.longValue() < 1) {
        throw Wire.invalid(
            "Expected '%s' to be greater than 0, but it is %s.".formatted(name, value));
      }
      return value.longValue();
    }
  }

  private enum TenantFilter {
    PROVIDED,
    ASSIGNED
  }

  record Activated(List<Job> jobs) {}

  record Job(
      String type,
      String processDefinitionId,
      int processDefinitionVersion,
      String elementId,
      JsonObject customHeaders,
      @Nullable String worker,
      int retries,
      long deadline,
      JsonObject variables,
      String tenantId,
      @Nullable String jobKey,
      @Nullable String processInstanceKey,
      @Nullable String rootProcessInstanceKey,
      @Nullable String processDefinitionKey,
      @Nullable String elementInstanceKey,
      String kind,
      String listenerEventType,
      @Nullable UserTask userTask,
      List<String> tags) {

    static Job of(ActivatedJob activated) {
      JobRow row = activated.job();
      return new Job(
          row.type(),
          row.processDefinitionId(),
          row.processDefinitionVersion(),
          row.elementId(),
          new JsonObject(row.customHeaders()),
          row.worker(),
          row.retries(),
          row.deadlineMillis(),
          new JsonObject(activated.variables()),
          row.tenantId(),
          Wire.key(row.key()),
          Wire.key(row.processInstanceKey()),
          Wire.key(row.rootProcessInstanceKey()),
          Wire.key(row.processDefinitionKey()),
          Wire.key(row.elementInstanceKey()),
          row.kind().name(),
          row.listenerEventType() == null ? "UNSPECIFIED" : row.listenerEventType(),
          activated.userTask() == null ? null : UserTask.of(activated.userTask()),
          row.tags());
    }
  }

  /** What a listener is shown of its user task. */
  record UserTask(
      @Nullable String action,
      @Nullable String assignee,
      List<String> candidateGroups,
      List<String> candidateUsers,
      List<String> changedAttributes,
      @Nullable String dueDate,
      @Nullable String followUpDate,
      @Nullable String formKey,
      int priority,
      @Nullable String userTaskKey) {

    static UserTask of(ListenedTask task) {
      return new UserTask(
          task.action(),
          task.assignee(),
          task.candidateGroups(),
          task.candidateUsers(),
          task.changedAttributes(),
          task.dueDate(),
          task.followUpDate(),
          Wire.key(task.formKey()),
          task.priority(),
          Wire.key(task.userTaskKey()));
    }
  }

  record Completion(@Nullable JsonObject variables, @Nullable Result result) {}

  /** Of which kind a result is, its type says; without one it is a listener's. */
  record Result(
      @Nullable String type,
      @Nullable Boolean denied,
      @Nullable String deniedReason,
      @Nullable Corrections corrections,
      @Nullable List<AdHocActivities.Element> activateElements,
      @Nullable Boolean isCompletionConditionFulfilled,
      @Nullable Boolean isCancelRemainingInstances) {

    JobResult answer() {
      return Wire.isAdHoc(type)
          ? new AdHocResult(
              AdHocActivities.activations(activateElements),
              Boolean.TRUE.equals(isCompletionConditionFulfilled),
              Boolean.TRUE.equals(isCancelRemainingInstances))
          : listened();
    }

    private ListenerResult listened() {
      return new ListenerResult(
          Boolean.TRUE.equals(denied),
          deniedReason,
          corrections == null ? ListenerResult.Corrections.NONE : corrections.made());
    }
  }

  /** What is absent stays; an empty text or list clears. */
  record Corrections(
      @Nullable String assignee,
      @Nullable String dueDate,
      @Nullable String followUpDate,
      @Nullable List<String> candidateUsers,
      @Nullable List<String> candidateGroups,
      @Nullable Integer priority) {

    ListenerResult.Corrections made() {
      return new ListenerResult.Corrections(
          assignee, dueDate, followUpDate, candidateUsers, candidateGroups, priority);
    }
  }

  record Failure(
      @Nullable Integer retries,
      @Nullable String errorMessage,
      @Nullable Long retryBackOff,
      @Nullable JsonObject variables) {}

  record Error(
      @Nullable String errorCode, @Nullable String errorMessage, @Nullable JsonObject variables) {}

  record Update(@Nullable Changeset changeset, @Nullable Long operationReference) {}

  record Changeset(@Nullable Integer retries, @Nullable Long timeout) {}
}
