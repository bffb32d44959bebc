package dev.pitcrew.engine.processor.audit;

import dev.pitcrew.engine.audit.AuditFact.About;
import dev.pitcrew.engine.audit.AuditFact.Place;
import dev.pitcrew.engine.state.DecisionDefinitionRow;
import dev.pitcrew.engine.state.IncidentRow;
import dev.pitcrew.engine.state.JobRow;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.step.StepRun;

/** Where in the engine something stands that an entry of the trail is about. */
final class AuditPlaces {

  private final StepRun run;

  AuditPlaces(StepRun run) {
    this.run = run;
  }

  static Place ofDeployment(long deploymentKey) {
    return new Place(null, 0, 0, 0, 0, 0, 0, deploymentKey);
  }

  /** What is to be told of a decision that was evaluated. */
  static About about(DecisionDefinitionRow decision, long evaluationKey) {
    return new About(
        decision.decisionDefinitionId(),
        decision.key(),
        decision.decisionRequirementsId(),
        decision.decisionRequirementsKey(),
        evaluationKey,
        0,
        null);
  }

  static Place of(IncidentRow row) {
    return new Place(
        row.processDefinitionId(),
        row.processDefinitionKey(),
        row.processInstanceKey(),
        row.rootProcessInstanceKey(),
        row.elementInstanceKey(),
        row.jobKey(),
        0,
        0);
  }

  static Place of(JobRow row) {
    return new Place(
        row.processDefinitionId(),
        row.processDefinitionKey(),
        row.processInstanceKey(),
        row.rootProcessInstanceKey(),
        row.elementInstanceKey(),
        row.key(),
        0,
        0);
  }

  Place ofElement(long elementInstanceKey) {
    Place place = of(run.element(elementInstanceKey).processInstanceKey());
    return new Place(
        place.processDefinitionId(),
        place.processDefinitionKey(),
        place.processInstanceKey(),
        place.rootProcessInstanceKey(),
        elementInstanceKey,
        0,
        0,
        0);
  }

  /** Of a process instance; nowhere where there is none. */
  Place of(long processInstanceKey) {
    ProcessInstanceRow row =
        processInstanceKey == 0 ? null : run.get(Tables.PROCESS_INSTANCE, processInstanceKey);
    return row == null
        ? Place.NONE
        : new Place(
            row.processDefinitionId(),
            row.processDefinitionKey(),
            row.key(),
            row.rootProcessInstanceKey(),
            0,
            0,
            0,
            0);
  }
}
