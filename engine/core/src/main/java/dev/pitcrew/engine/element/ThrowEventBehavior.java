package dev.pitcrew.engine.element;

import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.model.Trigger;
import dev.pitcrew.engine.state.ElementInstanceRow;

/** A none event goes on at once; a message event waits for the worker that sends it. */
final class ThrowEventBehavior implements Behavior<FlowElement.ThrowEvent> {

  private final Jobs jobs;

  ThrowEventBehavior(Jobs jobs) {
    this.jobs = jobs;
  }

  @Override
  public boolean activate(FlowElement.ThrowEvent element, ElementInstanceRow row) {
    if (element.trigger() instanceof Trigger.Job trigger) {
      jobs.create(row, trigger.job());
      return false;
    }
    return true;
  }

  @Override
  public boolean terminate(FlowElement.ThrowEvent element, ElementInstanceRow row) {
    jobs.cancel(row);
    return true;
  }
}
