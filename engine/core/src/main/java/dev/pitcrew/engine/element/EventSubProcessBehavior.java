package dev.pitcrew.engine.element;

import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.step.StepRun;
import dev.pitcrew.engine.step.Work;

/** An event sub-process: waits for what is within it, from the start event that began it. */
final class EventSubProcessBehavior implements Behavior<FlowElement.EventSubProcess> {

  private final StepRun run;
  private final ElementInstances instances;

  EventSubProcessBehavior(StepRun run, ElementInstances instances) {
    this.run = run;
    this.instances = instances;
  }

  /** The start event is there already, with what the event brought. */
  @Override
  public boolean activate(FlowElement.EventSubProcess element, ElementInstanceRow row) {
    for (ElementInstanceRow start : run.state().findAll(Indexes.ACTIVE_CHILDREN, row.key())) {
      run.todo(Work.Kind.ENTER, start.key());
    }
    return false;
  }

  @Override
  public boolean terminate(FlowElement.EventSubProcess element, ElementInstanceRow row) {
    instances.terminateChildren(row.key());
    return row.activeChildren() == 0;
  }
}
