package dev.pitcrew.engine.element;

import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.model.SequenceFlow;
import dev.pitcrew.engine.model.Trigger;
import dev.pitcrew.engine.state.ElementInstanceRow;
import java.util.List;

/**
 * A none or signal event goes on at once; a message event waits for the worker that sends it. An
 * escalation goes on unless what catches it ends its scope; compensation when all is undone.
 */
final class ThrowEventBehavior implements Behavior<FlowElement.ThrowEvent> {

  private final Jobs jobs;
  private final Escalations escalations;
  private final Signals signals;
  private final Compensations compensations;

  ThrowEventBehavior(
      Jobs jobs, Escalations escalations, Signals signals, Compensations compensations) {
    this.jobs = jobs;
    this.escalations = escalations;
    this.signals = signals;
    this.compensations = compensations;
  }

  @Override
  public boolean activate(FlowElement.ThrowEvent element, ElementInstanceRow row) {
    return switch (element.trigger()) {
      case Trigger.Job trigger -> {
        jobs.create(row, trigger.job());
        yield false;
      }
      case Trigger.Escalation escalation -> escalations.throwFrom(row, escalation);
      case Trigger.Signal signal -> {
        signals.throwFrom(row, signal);
        yield true;
      }
      case Trigger.Compensate compensate -> compensations.throwFrom(row, compensate);
      case Trigger other -> true;
    };
  }

  /** From a link only the link leads on. */
  @Override
  public List<SequenceFlow> outgoing(FlowElement.ThrowEvent element, ElementInstanceRow row) {
    List<SequenceFlow> flows = element.node().outgoing();
    return element.trigger() instanceof Trigger.Link
        ? flows.stream().filter(SequenceFlow::isLink).toList()
        : flows;
  }

  @Override
  public boolean terminate(FlowElement.ThrowEvent element, ElementInstanceRow row) {
    jobs.cancel(row);
    return true;
  }
}
