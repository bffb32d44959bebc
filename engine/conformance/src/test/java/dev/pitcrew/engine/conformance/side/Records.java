package dev.pitcrew.engine.conformance.side;

import dev.pitcrew.engine.conformance.side.History.Moment;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.intent.VariableIntent;
import io.camunda.zeebe.protocol.record.value.BpmnElementType;
import io.camunda.zeebe.protocol.record.value.IncidentRecordValue;
import io.camunda.zeebe.protocol.record.value.JobListenerEventType;
import io.camunda.zeebe.protocol.record.value.JobRecordValue;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRecordValue;
import io.camunda.zeebe.protocol.record.value.UserTaskRecordValue;
import io.camunda.zeebe.protocol.record.value.VariableRecordValue;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads Zeebe's records into a history. */
final class Records {

  private final History history = new History();
  private static final Set<String> UNDER_WAY =
      Set.of("CREATING", "ASSIGNING", "UPDATING", "COMPLETING", "CANCELING");

  private final Map<Long, String> jobStates = new HashMap<>();
  private final Map<Long, String> taskStates = new HashMap<>();
  private final Map<Long, String> taskFacts = new HashMap<>();

  void read(Record<?> record) {
    if (record.getRecordType() != RecordType.EVENT) {
      return;
    }
    switch (record.getValue()) {
      case ProcessInstanceRecordValue value
          when record.getValueType() == ValueType.PROCESS_INSTANCE ->
          element(record, value);
      case VariableRecordValue value -> {
        if (record.getValueType() == ValueType.VARIABLE
            && record.getIntent() != VariableIntent.MIGRATED) {
          history.variable(value.getScopeKey(), value.getName(), value.getValue());
        }
      }
      case JobRecordValue value -> {
        if (record.getValueType() == ValueType.JOB) {
          job(record, value);
        }
      }
      case IncidentRecordValue value -> incident(record, value);
      case UserTaskRecordValue value -> userTask(record, value);
      default -> {}
    }
  }

  private void element(Record<?> record, ProcessInstanceRecordValue value) {
    if (value.getBpmnElementType() == BpmnElementType.SEQUENCE_FLOW) {
      return;
    }
    if (record.getIntent() == ProcessInstanceIntent.ELEMENT_ACTIVATING) {
      long scope =
          value.getFlowScopeKey() > 0
              ? value.getFlowScopeKey()
              : Math.max(0, value.getParentElementInstanceKey());
      history.begins(
          new History.Element(
              record.getKey(),
              scope,
              value.getProcessInstanceKey(),
              value.getElementId(),
              value.getBpmnElementType().name()));
      return;
    }
    String intent = record.getIntent().name();
    if (intent.startsWith("ELEMENT_") && !intent.equals("ELEMENT_MIGRATED")) {
      history.moves(record.getKey(), Moment.valueOf(intent.substring("ELEMENT_".length())));
    }
  }

  private void job(Record<?> record, JobRecordValue value) {
    // Each record of a job says all about it.
    history.job(
        new History.Job(
            record.getKey(),
            value.getElementInstanceKey(),
            value.getType(),
            value.getJobKind().name(),
            value.getJobListenerEventType() == JobListenerEventType.UNSPECIFIED
                ? null
                : value.getJobListenerEventType().name(),
            "retries=%d headers=%s%s"
                .formatted(
                    value.getRetries(),
                    Json.sorted(Json.written(value.getCustomHeaders())),
                    value.getTags().isEmpty() ? "" : " tags=" + new TreeSet<>(value.getTags()))));
    String state =
        switch ((JobIntent) record.getIntent()) {
          case COMPLETED -> "completed";
          case CANCELED -> "canceled";
          case ERROR_THROWN -> "error";
          case MIGRATED -> jobStates.getOrDefault(record.getKey(), "open");
          default -> "open";
        };
    jobStates.put(record.getKey(), state);
  }

  private void incident(Record<?> record, IncidentRecordValue value) {
    if (record.getIntent() == IncidentIntent.CREATED) {
      history.incident(
          new History.Incident(
              record.getKey(),
              value.getElementInstanceKey(),
              value.getErrorType().name(),
              value.getErrorMessage()));
    } else if (record.getIntent() == IncidentIntent.RESOLVED) {
      history.incidentResolved(record.getKey());
      // One whose error was not caught can be done again.
      jobStates.computeIfPresent(
          value.getJobKey(), (key, state) -> state.equals("error") ? "open" : state);
    }
  }

  private void userTask(Record<?> record, UserTaskRecordValue value) {
    String intent = record.getIntent().name();
    String state =
        switch (intent) {
          case "ASSIGNED", "UPDATED", "CREATED" -> "CREATED";
          // Other listeners are still to be asked, or what failed is still to be tried again.
          case "CORRECTED", "MIGRATED" ->
              taskStates.getOrDefault(value.getUserTaskKey(), "CREATED");
          case "COMPLETION_DENIED", "ASSIGNMENT_DENIED", "UPDATE_DENIED" -> "CREATED";
          case "CLAIMING" -> "ASSIGNING";
          default -> intent;
        };
    taskStates.put(value.getUserTaskKey(), state);
    // What it is about to become, it is not yet.
    boolean isUnderWay = UNDER_WAY.contains(state);
    String about =
        isUnderWay ? taskFacts.getOrDefault(value.getUserTaskKey(), about(value)) : about(value);
    if (!isUnderWay) {
      taskFacts.put(value.getUserTaskKey(), about);
    }
    history.userTask(value.getUserTaskKey(), value.getElementInstanceKey(), state + " " + about);
  }

  private static String about(UserTaskRecordValue value) {
    return "assignee=%s groups=%s users=%s due=%s follow=%s priority=%d form=%s%s"
        .formatted(
            value.getAssignee(),
            value.getCandidateGroupsList(),
            value.getCandidateUsersList(),
            History.date(value.getDueDate()),
            History.date(value.getFollowUpDate()),
            value.getPriority(),
            value.getFormKey() < 0 ? "" : value.getFormKey(),
            value.getExternalFormReference());
  }

  History history() {
    jobStates.forEach(history::jobIs);
    return history;
  }
}
