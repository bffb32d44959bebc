package dev.pitcrew.engine.element;

import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.state.CompensationRow;
import dev.pitcrew.engine.state.DocumentRow;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.FlowTokenRow;
import dev.pitcrew.engine.state.IncidentRow;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.JobRow;
import dev.pitcrew.engine.state.ProcessDefinitionRow;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.state.Table;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.state.UserTaskRow;
import dev.pitcrew.engine.state.VariableRow;
import dev.pitcrew.engine.step.RejectedException;
import dev.pitcrew.engine.step.StepRun;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of an element instance that goes over: they stay what they are, but for whose. */
final class MigrationOfRows {

  private final StepRun run;

  MigrationOfRows(StepRun run) {
    this.run = run;
  }

  void instance(ProcessInstanceRow row, MigrationPlan plan) {
    ProcessDefinitionRow definition = plan.definition();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("processDefinitionKey", definition.key());
    values.put("processDefinitionId", definition.processDefinitionId());
    values.put("processDefinitionVersion", definition.version());
    values.put("processDefinitionName", definition.name());
    values.put("versionTag", definition.versionTag());
    values.put("terminateAfter", plan.terminateAfter(row.terminateAfter()));
    move(Tables.PROCESS_INSTANCE, row.key(), values);
  }

  /** Who may read them is said by the process that the case is of now. */
  void documents(long key, ProcessDefinitionRow definition, int most) {
    List<DocumentRow> documents = run.state().find(Indexes.DOCUMENTS_OF_INSTANCE, most + 1, key);
    if (documents.size() > most) {
      throw RejectedException.invalidState(
          "Expected to migrate process instance '%d' of at most %d documents, but it has more."
              .formatted(key, most));
    }
    for (DocumentRow document : documents) {
      move(
          Tables.DOCUMENT,
          document.key(),
          Map.of("processDefinitionId", definition.processDefinitionId()));
    }
  }

  void element(ElementInstanceRow row, MigrationPlan plan) {
    FlowElement target = plan.target(row);
    Map<String, Object> values = of(plan, target);
    values.put("elementName", target.node().name());
    move(Tables.ELEMENT_INSTANCE, row.key(), values);
    for (VariableRow variable : run.state().findAll(Indexes.VARIABLES_OF_SCOPE, row.key())) {
      move(
          Tables.VARIABLE, variable.key(), Map.of("processDefinitionKey", plan.definition().key()));
    }
    for (JobRow job : run.state().findAll(Indexes.OPEN_JOBS_BY_ELEMENT, row.key())) {
      move(Tables.JOB, job.key(), withVersion(plan, target));
    }
    for (UserTaskRow task : run.state().findAll(Indexes.OPEN_USER_TASKS_BY_ELEMENT, row.key())) {
      task(task, target, plan);
    }
    for (IncidentRow incident : run.state().findAll(Indexes.OPEN_INCIDENTS_BY_ELEMENT, row.key())) {
      move(Tables.INCIDENT, incident.key(), of(plan, target));
    }
    for (FlowTokenRow token : run.state().findAll(Indexes.FLOW_TOKENS_BY_SCOPE, row.key())) {
      Map<String, Object> ids = new LinkedHashMap<>();
      ids.put("gatewayId", plan.targetId(token.gatewayId()));
      ids.put("flowId", plan.targetId(token.flowId()));
      move(Tables.FLOW_TOKEN, token.key(), ids);
    }
    compensations(row, plan);
  }

  /** Who may see what of the case is said by the model that it is of now. */
  private void task(UserTaskRow task, FlowElement target, MigrationPlan plan) {
    Map<String, Object> values = withVersion(plan, target);
    values.put("name", target.node().name() == null ? target.id() : target.node().name());
    if (target instanceof FlowElement.UserTask model) {
      values.put("showsInputsOnly", model.definition().showsInputsOnly());
    }
    move(Tables.USER_TASK, task.key(), values);
  }

  /** What has completed can still be undone where its event is mapped. */
  private void compensations(ElementInstanceRow scope, MigrationPlan plan) {
    Deque<CompensationRow> rest =
        new ArrayDeque<>(run.state().findAll(Indexes.COMPENSATIONS_BY_SCOPE, scope.key()));
    while (!rest.isEmpty()) {
      CompensationRow row = rest.remove();
      rest.addAll(run.state().findAll(Indexes.COMPENSATIONS_BY_SCOPE, row.elementInstanceKey()));
      String eventId = row.eventId() == null ? null : plan.targetId(row.eventId());
      FlowElement event = eventId == null ? null : plan.target().elements().get(eventId);
      if (event instanceof FlowElement.BoundaryEvent boundary) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("eventId", eventId);
        values.put("elementId", boundary.attachedToId());
        move(Tables.COMPENSATION, row.key(), values);
      } else if (row.throwEventKey() != 0) {
        throw MigrationCheck.refused(
            scope,
            "but element with id '%s' is being compensated, and its compensation event is not mapped."
                .formatted(row.elementId()));
      } else if (row.eventId() != null || !plan.target().compensates()) {
        run.append(new Event.CompensationClosed(row.key()));
      }
    }
  }

  private static Map<String, Object> of(MigrationPlan plan, FlowElement target) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("processDefinitionKey", plan.definition().key());
    values.put("processDefinitionId", plan.definition().processDefinitionId());
    values.put("elementId", target.id());
    return values;
  }

  private static Map<String, Object> withVersion(MigrationPlan plan, FlowElement target) {
    Map<String, Object> values = of(plan, target);
    values.put("processDefinitionVersion", plan.definition().version());
    return values;
  }

  private void move(Table<?> table, long key, Map<String, ?> values) {
    run.append(new Event.Migrated(table, key, values));
  }
}
