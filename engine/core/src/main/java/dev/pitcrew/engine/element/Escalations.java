package dev.pitcrew.engine.element;

import dev.pitcrew.engine.expression.Expression;
import dev.pitcrew.engine.model.ElementType;
import dev.pitcrew.engine.model.ExecutableProcess;
import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.model.Trigger;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.step.Definitions;
import dev.pitcrew.engine.step.Expressions;
import dev.pitcrew.engine.step.Scopes;
import dev.pitcrew.engine.step.StepRun;
import dev.pitcrew.engine.step.TroubleException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Brings escalations to the nearest boundary event that catches them, across call activities. Other
 * than an error, one that nothing catches does not matter.
 */
final class Escalations {

  private final StepRun run;
  private final Definitions definitions;
  private final Expressions expressions;
  private final Scopes scopes;
  private final Triggers triggers;

  Escalations(
      StepRun run,
      Definitions definitions,
      Expressions expressions,
      Scopes scopes,
      Triggers triggers) {
    this.run = run;
    this.definitions = definitions;
    this.expressions = expressions;
    this.scopes = scopes;
    this.triggers = triggers;
  }

  /**
   * @return whether the thrower goes on; else the catching event ends it with all around it
   */
  boolean throwFrom(ElementInstanceRow thrower, Trigger.Escalation thrown) {
    Expression expression = thrown.escalationCode();
    String code =
        expression == null ? "" : expressions.text(expression, scopes.seenFrom(thrower.key()));
    ElementInstanceRow row = thrower;
    while (true) {
      long around =
          row.type() == ElementType.PROCESS
              ? run.instance(row.processInstanceKey()).parentElementInstanceKey()
              : row.scopeKey();
      if (around == 0) {
        return true;
      }
      row = run.element(around);
      FlowElement.BoundaryEvent event = catching(row, code);
      if (event != null) {
        triggers.trigger(row, event.id(), Map.of());
        return !event.interrupting();
      }
    }
  }

  /** The event that names the code, before one that catches every escalation. */
  private FlowElement.@Nullable BoundaryEvent catching(ElementInstanceRow row, String thrownCode) {
    ExecutableProcess graph = definitions.graph(row.processDefinitionKey());
    if (!(graph.element(row.elementId()) instanceof FlowElement.Guarded guarded)
        || !ElementInstances.goesOn(row)) {
      return null;
    }
    FlowElement.BoundaryEvent every = null;
    for (String id : CatchEvents.boundaryEventIds(guarded, row)) {
      FlowElement.BoundaryEvent event = (FlowElement.BoundaryEvent) graph.element(id);
      if (event.trigger() instanceof Trigger.Escalation caught) {
        Expression code = caught.escalationCode();
        if (code == null) {
          every = event;
        } else if (thrownCode.equals(caughtCode(code, row))) {
          return event;
        }
      }
    }
    return every;
  }

  /** A code that cannot be evaluated names nothing; the escalation then goes further. */
  private @Nullable String caughtCode(Expression code, ElementInstanceRow row) {
    try {
      return expressions.textOrNull(code, scopes.seenFrom(row.key()));
    } catch (TroubleException e) {
      return null;
    }
  }
}
