package dev.pitcrew.engine.element;

import dev.pitcrew.engine.command.Effect;
import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.ElementState;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.InstanceState;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.step.Scopes;
import dev.pitcrew.engine.step.StepRun;
import dev.pitcrew.engine.step.Work;

/** The process itself: waits for what is within it, and tells who waits for its end. */
final class ProcessBehavior implements Behavior<FlowElement.ProcessElement> {

  private final StepRun run;
  private final Scopes scopes;
  private final ElementInstances instances;
  private final Messages messages;
  private final CallActivityBehavior calls;

  ProcessBehavior(
      StepRun run,
      Scopes scopes,
      ElementInstances instances,
      Messages messages,
      CallActivityBehavior calls) {
    this.run = run;
    this.scopes = scopes;
    this.instances = instances;
    this.messages = messages;
    this.calls = calls;
  }

  /** Only where start listeners held it back: what it begins with is there already. */
  @Override
  public boolean activate(FlowElement.ProcessElement element, ElementInstanceRow row) {
    for (ElementInstanceRow first : run.state().findAll(Indexes.ACTIVE_CHILDREN, row.key())) {
      run.todo(Work.Kind.ENTER, first.key());
    }
    return false;
  }

  @Override
  public void completed(FlowElement.ProcessElement element, ElementInstanceRow row) {
    ProcessInstanceRow instance = end(row, InstanceState.COMPLETED);
    if (instance.awaitsResult()) {
      run.effect(
          new Effect.InstanceCompleted(
              row.key(), scopes.collect(row.key(), instance.resultVariables())));
    }
    if (instance.parentElementInstanceKey() != 0) {
      calls.childCompleted(run.element(instance.parentElementInstanceKey()), row);
    }
    messages.keyReleased(instance);
  }

  @Override
  public boolean terminate(FlowElement.ProcessElement element, ElementInstanceRow row) {
    instances.terminateChildren(row.key());
    return row.activeChildren() == 0;
  }

  @Override
  public void terminated(FlowElement.ProcessElement element, ElementInstanceRow row) {
    ProcessInstanceRow instance = end(row, InstanceState.TERMINATED);
    if (instance.awaitsResult()) {
      run.effect(new Effect.InstanceTerminated(row.key()));
    }
    if (instance.parentElementInstanceKey() != 0
        && run.element(instance.parentElementInstanceKey()).state() == ElementState.TERMINATING) {
      run.todo(Work.Kind.TERMINATE, instance.parentElementInstanceKey());
    }
    messages.keyReleased(instance);
  }

  private ProcessInstanceRow end(ElementInstanceRow row, InstanceState state) {
    run.append(new Event.ProcessInstanceEnded(row.key(), state, run.nowMillis()));
    return run.instance(row.key());
  }
}
