package dev.pitcrew.engine.element;

import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.IncidentRow;
import dev.pitcrew.engine.state.IncidentState;
import dev.pitcrew.engine.state.IncidentType;
import dev.pitcrew.engine.step.StepRun;

/** Raises and resolves incidents. An element instance has one at most. */
public final class Incidents {

  private final StepRun run;

  Incidents(StepRun run) {
    this.run = run;
  }

  /**
   * @param jobKey 0 where the element instance itself cannot go on
   */
  public void raise(ElementInstanceRow element, IncidentType type, String message, long jobKey) {
    run.append(
        new Event.IncidentCreated(
            new IncidentRow(
                run.newKey(),
                type,
                IncidentState.ACTIVE,
                message,
                element.processInstanceKey(),
                run.instance(element.processInstanceKey()).rootProcessInstanceKey(),
                element.processDefinitionKey(),
                element.processDefinitionId(),
                element.elementId(),
                element.key(),
                jobKey,
                run.nowMillis(),
                0,
                element.tenantId())));
  }

  /** Resolves what is open on it, if anything. */
  public void resolve(ElementInstanceRow element) {
    if (element.incidentKey() != 0) {
      run.append(new Event.IncidentResolved(element.incidentKey(), run.nowMillis()));
    }
  }
}
