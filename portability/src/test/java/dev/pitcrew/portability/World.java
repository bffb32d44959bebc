package dev.pitcrew.portability;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pitcrew.jobs.Variables;
import io.camunda.zeebe.process.test.api.RecordStreamSource;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.value.BpmnElementType;
import io.camunda.zeebe.protocol.record.value.IncidentRecordValue;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRecordValue;
import io.camunda.zeebe.protocol.record.value.UserTaskRecordValue;
import io.camunda.zeebe.protocol.record.value.VariableRecordValue;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the real engine's records come to, in the words of its REST API. Its searches are answered
 * by an exporter in a cluster; the test engine has none.
 */
final class World {

  /** While one of these stands, nothing is decided yet. */
  private static final Set<String> UNDER_WAY =
      Set.of("CREATING", "ASSIGNING", "CLAIMING", "UPDATING", "COMPLETING", "CANCELING");

  private final RecordStreamSource source;
  private final Map<Long, ObjectNode> tasks = new LinkedHashMap<>();
  private final Map<Long, ObjectNode> elements = new LinkedHashMap<>();
  private final Map<Long, ObjectNode> incidents = new LinkedHashMap<>();
  private final Map<String, ObjectNode> variables = new LinkedHashMap<>();
  private final Map<Long, Answer> answers = new HashMap<>();
  private int seen;
  private boolean deployed;

  /**
   * The last word on a user task.
   *
   * @param rejection absent where it was done or denied by a listener
   */
  record Answer(long position, String intent, @Nullable String rejection, String reason) {}

  World(RecordStreamSource source) {
    this.source = source;
  }

  synchronized List<ObjectNode> tasks() {
    return all(tasks.values());
  }

  synchronized List<ObjectNode> elements() {
    return all(elements.values());
  }

  synchronized List<ObjectNode> incidents() {
    return all(incidents.values());
  }

  synchronized List<ObjectNode> variables() {
    return all(variables.values());
  }

  synchronized Optional<ObjectNode> processInstance(long key) {
    refresh();
    return Optional.ofNullable(elements.get(key)).map(ObjectNode::deepCopy);
  }

  synchronized boolean hasDeployments() {
    refresh();
    return deployed;
  }

  /** How many records there are; what is answered later is said after these. */
  synchronized long position() {
    refresh();
    return seen;
  }

  /** What was said of a user task after some point. */
  synchronized Optional<Answer> answer(long taskKey, long after) {
    refresh();
    return Optional.ofNullable(answers.get(taskKey)).filter(one -> one.position() > after);
  }

  private List<ObjectNode> all(Collection<ObjectNode> nodes) {
    refresh();
    return nodes.stream().map(ObjectNode::deepCopy).toList();
  }

  private void refresh() {
    Iterator<Record<?>> records = source.getRecords().iterator();
    for (int at = 0; records.hasNext(); at++) {
      Record<?> record = records.next();
      if (at == seen) {
        seen++;
        read(record);
      }
    }
  }

  private void read(Record<?> record) {
    if (record.getValueType() == ValueType.USER_TASK) {
      answered(record, (UserTaskRecordValue) record.getValue());
    }
    if (record.getRecordType() != RecordType.EVENT) {
      return;
    }
    switch (record.getValueType()) {
      case DEPLOYMENT -> deployed = true;
      case PROCESS_INSTANCE -> element(record, (ProcessInstanceRecordValue) record.getValue());
      case VARIABLE -> variable(record, (VariableRecordValue) record.getValue());
      case INCIDENT -> incident(record, (IncidentRecordValue) record.getValue());
      case USER_TASK -> task(record, (UserTaskRecordValue) record.getValue());
      default -> {}
    }
  }

  private void answered(Record<?> record, UserTaskRecordValue value) {
    String intent = record.getIntent().name();
    if (record.getRecordType() == RecordType.COMMAND_REJECTION) {
      answers.put(
          record.getKey(),
          new Answer(seen, intent, record.getRejectionType().name(), record.getRejectionReason()));
    } else if (record.getRecordType() == RecordType.EVENT
        && (intent.endsWith("ED") && !intent.equals("CREATED") && !intent.equals("CORRECTED"))) {
      answers.put(value.getUserTaskKey(), new Answer(seen, intent, null, ""));
    }
  }

  private void element(Record<?> record, ProcessInstanceRecordValue value) {
    if (value.getBpmnElementType() == BpmnElementType.SEQUENCE_FLOW) {
      return;
    }
    ObjectNode node =
        elements.computeIfAbsent(
            record.getKey(),
            key ->
                node(value.getProcessInstanceKey(), value.getBpmnProcessId())
                    .put("elementInstanceKey", text(key))
                    .put("elementId", value.getElementId())
                    .put("type", value.getBpmnElementType().name())
                    .put("flowScopeKey", text(value.getFlowScopeKey()))
                    .put("processDefinitionKey", text(value.getProcessDefinitionKey()))
                    .put("startDate", when(record)));
    switch (record.getIntent().name()) {
      case "ELEMENT_COMPLETED" -> node.put("state", "COMPLETED").put("endDate", when(record));
      case "ELEMENT_TERMINATED" -> node.put("state", "TERMINATED").put("endDate", when(record));
      default -> node.put("state", "ACTIVE");
    }
  }

  private void variable(Record<?> record, VariableRecordValue value) {
    variables.put(
        value.getScopeKey() + " " + value.getName(),
        node(value.getProcessInstanceKey(), value.getBpmnProcessId())
            .put("variableKey", text(record.getKey()))
            .put("scopeKey", text(value.getScopeKey()))
            .put("name", value.getName())
            .put("value", value.getValue())
            .put("isTruncated", false));
  }

  private void incident(Record<?> record, IncidentRecordValue value) {
    if (record.getIntent() == IncidentIntent.CREATED) {
      incidents.put(
          record.getKey(),
          node(value.getProcessInstanceKey(), value.getBpmnProcessId())
              .put("incidentKey", text(record.getKey()))
              .put("elementId", value.getElementId())
              .put("elementInstanceKey", text(value.getElementInstanceKey()))
              .put("jobKey", value.getJobKey() < 0 ? null : text(value.getJobKey()))
              .put("errorType", value.getErrorType().name())
              .put("errorMessage", value.getErrorMessage())
              .put("creationTime", when(record))
              .put("state", "ACTIVE"));
    } else if (record.getIntent() == IncidentIntent.RESOLVED) {
      Optional.ofNullable(incidents.get(record.getKey()))
          .ifPresent(one -> one.put("state", "RESOLVED"));
    }
  }

  private void task(Record<?> record, UserTaskRecordValue value) {
    String intent = record.getIntent().name();
    if (UNDER_WAY.contains(intent) && tasks.containsKey(value.getUserTaskKey())) {
      tasks.get(value.getUserTaskKey()).put("state", intent.replace("CLAIMING", "ASSIGNING"));
      return;
    }
    ObjectNode node =
        node(value.getProcessInstanceKey(), value.getBpmnProcessId())
            .put("userTaskKey", text(value.getUserTaskKey()))
            .put("elementId", value.getElementId())
            .put("elementInstanceKey", text(value.getElementInstanceKey()))
            .put("processDefinitionKey", text(value.getProcessDefinitionKey()))
            .put("processDefinitionVersion", value.getProcessDefinitionVersion())
            .put("assignee", value.getAssignee().isEmpty() ? null : value.getAssignee())
            .put("priority", value.getPriority())
            .put("creationDate", when(record))
            .put(
                "state",
                switch (intent) {
                  case "COMPLETED", "CANCELED", "CREATING" -> intent;
                  default -> "CREATED";
                });
    value.getCandidateGroupsList().forEach(node.putArray("candidateGroups")::add);
    value.getCandidateUsersList().forEach(node.putArray("candidateUsers")::add);
    tasks.put(value.getUserTaskKey(), node);
  }

  private static ObjectNode node(long processInstanceKey, String processId) {
    return Variables.MAPPER
        .createObjectNode()
        .put("processInstanceKey", text(processInstanceKey))
        .put("processDefinitionId", processId)
        .put("tenantId", "<default>");
  }

  private static String text(long key) {
    return Long.toString(key);
  }

  private static String when(Record<?> record) {
    return Instant.ofEpochMilli(record.getTimestamp()).toString();
  }
}
