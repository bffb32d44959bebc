package dev.pitcrew.engine.element;

import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.expression.Expression;
import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.model.Trigger;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.IncidentType;
import dev.pitcrew.engine.step.Expressions;
import dev.pitcrew.engine.step.Scopes;
import dev.pitcrew.engine.step.StepRun;
import dev.pitcrew.engine.step.TroubleException;
import java.util.Map;

/**
 * A none, signal or terminate event goes on at once; a message event waits for its worker; an error
 * event waits for the end that the error brings to its scope. So does an escalation that
 * interrupts. Compensation goes on when all is undone.
 */
final class EndEventBehavior implements Behavior<FlowElement.EndEvent> {

  private final StepRun run;
  private final Jobs jobs;
  private final Errors errors;
  private final Escalations escalations;
  private final Signals signals;
  private final Compensations compensations;
  private final Expressions expressions;
  private final Scopes scopes;
  private final ElementInstances instances;

  EndEventBehavior(
      StepRun run,
      Jobs jobs,
      Errors errors,
      Escalations escalations,
      Signals signals,
      Compensations compensations,
      Expressions expressions,
      Scopes scopes,
      ElementInstances instances) {
    this.run = run;
    this.jobs = jobs;
    this.errors = errors;
    this.escalations = escalations;
    this.signals = signals;
    this.compensations = compensations;
    this.expressions = expressions;
    this.scopes = scopes;
    this.instances = instances;
  }

  @Override
  public boolean activate(FlowElement.EndEvent element, ElementInstanceRow row) {
    return switch (element.trigger()) {
      case Trigger.Job trigger -> {
        jobs.create(row, trigger.job());
        yield false;
      }
      case Trigger.Error error -> {
        throwError(error, row);
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

  private void throwError(Trigger.Error error, ElementInstanceRow row) {
    Expression expression = error.errorCode();
    String code =
        expression == null ? "" : expressions.text(expression, scopes.seenFrom(row.key()));
    String uncaught = errors.throwFrom(row, code, null, Map.of());
    if (uncaught != null) {
      throw new TroubleException(IncidentType.UNHANDLED_ERROR_EVENT, uncaught);
    }
  }

  @Override
  public void completed(FlowElement.EndEvent element, ElementInstanceRow row) {
    if (element.trigger() instanceof Trigger.Terminate) {
      run.append(new Event.ElementInterrupted(row.scopeKey(), row.key()));
      instances.terminateChildren(row.scopeKey());
    }
  }

  @Override
  public boolean terminate(FlowElement.EndEvent element, ElementInstanceRow row) {
    if (element.trigger() instanceof Trigger.Job) {
      jobs.cancel(row);
    }
    return true;
  }
}
