package dev.pitcrew.engine.element;

import dev.pitcrew.engine.model.ElementType;
import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.step.Scopes;
import dev.pitcrew.engine.step.StepRun;

/** Goes on at once. */
final class StartEventBehavior implements Behavior<FlowElement.StartEvent> {

  private final StepRun run;
  private final Scopes scopes;

  StartEventBehavior(StepRun run, Scopes scopes) {
    this.run = run;
    this.scopes = scopes;
  }

  @Override
  public boolean activate(FlowElement.StartEvent element, ElementInstanceRow row) {
    return true;
  }

  /** What began an event sub-process leaves its start event, unless output mappings say what. */
  @Override
  public void complete(FlowElement.StartEvent element, ElementInstanceRow row) {
    if (element.node().outputs().isEmpty()
        && run.element(row.scopeKey()).type() == ElementType.EVENT_SUB_PROCESS) {
      scopes.merge(row.scopeKey(), scopes.localsOf(row.key()));
    }
  }
}
