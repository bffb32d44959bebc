package dev.pitcrew.engine.element;

import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.state.ElementInstanceRow;

/** The body of a multi-instance: waits for its children. */
final class LoopBodyBehavior implements Behavior<FlowElement.Guarded> {

  private final Loops loops;
  private final ElementInstances instances;

  LoopBodyBehavior(Loops loops, ElementInstances instances) {
    this.loops = loops;
    this.instances = instances;
  }

  @Override
  public boolean activate(FlowElement.Guarded element, ElementInstanceRow row) {
    return loops.begin(element, row);
  }

  @Override
  public void complete(FlowElement.Guarded element, ElementInstanceRow row) {
    loops.handOver(element, row);
  }

  @Override
  public boolean terminate(FlowElement.Guarded element, ElementInstanceRow row) {
    instances.terminateChildren(row.key());
    return row.activeChildren() == 0;
  }
}
