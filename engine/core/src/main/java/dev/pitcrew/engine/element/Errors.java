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
import java.util.ArrayList;
import java.util.List;
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

  /**
   * Throws the error out of the element instance.
   *
   * @return null where it is caught; else why it is not, for the incident
   */
  public @Nullable String throwFrom(
      ElementInstanceRow thrower,
      String errorCode,
      @Nullable String errorMessage,
      Map<String, String> variables) {
    List<String> available = new ArrayList<>();
    ElementInstanceRow row = thrower;
    while (true) {
      FlowElement.BoundaryEvent event = catching(row, errorCode, available);
      if (event != null) {
        triggers.trigger(row, event.id(), variables);
        return null;
      }
      long around = row.scopeKey();
      if (row.type() == ElementType.PROCESS) {
        around = run.instance(row.processInstanceKey()).parentElementInstanceKey();
      }
      if (around == 0) {
        return uncaught(errorCode, errorMessage, available);
      }
      row = run.element(around);
    }
  }

  /** The event that names the code, before one that catches every error. */
  private FlowElement.@Nullable BoundaryEvent catching(
      ElementInstanceRow row, String errorCode, List<String> available) {
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
        } else {
          String caught = caughtCode(code, row);
          if (errorCode.equals(caught)) {
            return event;
          }
          available.add(String.valueOf(caught));
        }
      }
    }
    return every;
  }

  /** A code that cannot be evaluated names nothing; the error then goes further. */
  private @Nullable String caughtCode(Expression code, ElementInstanceRow row) {
    try {
      return expressions.textOrNull(code, scopes.seenFrom(row.key()));
    } catch (TroubleException e) {
      return null;
    }
  }

  private static String uncaught(
      String errorCode, @Nullable String errorMessage, List<String> available) {
    return "Expected to throw an error event with the code '%s'%s, but it was not caught. %s"
        .formatted(
            errorCode,
            errorMessage == null || errorMessage.isBlank()
                ? ""
                : " with message '%s'".formatted(errorMessage),
            available.isEmpty()
                ? "No error events are available in the scope."
                : "Available error events are [%s]".formatted(String.join(", ", available)));
  }
}
