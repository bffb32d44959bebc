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

/** Brings BPMN errors to the nearest boundary event that catches them, across call activities. */
public final class Errors {

  private final StepRun run;
  private final Definitions definitions;
  private final Expressions expressions;
  private final Scopes scopes;
  private final Triggers triggers;

  Errors(
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

  /** Throws the error out of the element instance; false where nothing catches it. */
  public boolean throwFrom(
      ElementInstanceRow thrower, String errorCode, Map<String, String> variables) {
    ElementInstanceRow row = thrower;
    while (true) {
      FlowElement.BoundaryEvent event = catching(row, errorCode);
      if (event != null) {
        triggers.trigger(row, event.id(), variables);
        return true;
      }
      long around = row.scopeKey();
      if (row.type() == ElementType.PROCESS) {
        around = run.instance(row.processInstanceKey()).parentElementInstanceKey();
      }
      if (around == 0) {
        return false;
      }
      row = run.element(around);
    }
  }

  /** The event that names the code, before one that catches every error. */
  private FlowElement.@Nullable BoundaryEvent catching(ElementInstanceRow row, String errorCode) {
    ExecutableProcess graph = definitions.graph(row.processDefinitionKey());
    if (!(graph.element(row.elementId()) instanceof FlowElement.Guarded guarded)
        || !ElementInstances.goesOn(row)) {
      return null;
    }
    FlowElement.BoundaryEvent every = null;
    for (String id : CatchEvents.boundaryEventIds(guarded, row)) {
      FlowElement.BoundaryEvent event = (FlowElement.BoundaryEvent) graph.element(id);
      if (event.trigger() instanceof Trigger.Error error) {
        Expression code = error.errorCode();
        if (code == null) {
          every = event;
        } else if (names(code, errorCode, row)) {
          return event;
        }
      }
    }
    return every;
  }

  /** A code that cannot be evaluated names nothing; the error then goes further. */
  private boolean names(Expression code, String errorCode, ElementInstanceRow row) {
    try {
      return errorCode.equals(expressions.textOrNull(code, scopes.seenFrom(row.key())));
    } catch (TroubleException e) {
      return false;
    }
  }
}
