package dev.pitcrew.engine.element;

import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.state.ElementInstanceRow;

/** Waits for a worker to complete its job. */
final class JobTaskBehavior implements Behavior<FlowElement.JobTask> {

  private final Jobs jobs;

  JobTaskBehavior(Jobs jobs) {
    this.jobs = jobs;
  }

  @Override
  public boolean activate(FlowElement.JobTask element, ElementInstanceRow row) {
    jobs.create(row, element.job());
    return false;
  }

  @Override
  public boolean terminate(FlowElement.JobTask element, ElementInstanceRow row) {
    jobs.cancel(row);
    return true;
  }
}
