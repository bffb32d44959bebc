package dev.pitcrew.engine.element;

import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.step.StepRun;
import dev.pitcrew.engine.step.Work;

/** The scope around one element begun in an ad-hoc sub-process: waits for it and what follows. */
final class AdHocInnerInstanceBehavior implements Behavior<FlowElement.AdHocInnerInstance> {

  private final StepRun run;
  private final ElementInstances instances;

  AdHocInnerInstanceBehavior(StepRun run, ElementInstances instances) {
    this.run = run;
    this.instances = instances;
  }

  /** The element is there already, with the variables it was begun with around it. */
  @Override
  public boolean activate(FlowElement.AdHocInnerInstance element, ElementInstanceRow row) {
    for (ElementInstanceRow child : run.state().findAll(Indexes.ACTIVE_CHILDREN, row.key())) {
      run.todo(Work.Kind.ENTER, child.key());
    }
    return false;
  }

  @Override
  public boolean terminate(FlowElement.AdHocInnerInstance element, ElementInstanceRow row) {
    instances.terminateChildren(row.key());
    return row.activeChildren() == 0;
  }
}
