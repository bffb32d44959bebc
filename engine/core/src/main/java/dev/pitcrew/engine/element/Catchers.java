package dev.pitcrew.engine.element;

import dev.pitcrew.engine.expression.Expression;
import dev.pitcrew.engine.model.ElementType;
import dev.pitcrew.engine.model.ExecutableProcess;
import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.model.Trigger;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.ElementState;
import dev.pitcrew.engine.step.Definitions;
import dev.pitcrew.engine.step.Expressions;
import dev.pitcrew.engine.step.Scopes;
import dev.pitcrew.engine.step.TroubleException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds what catches an error or escalation at an element instance on its way out. Whoever names
 * its code goes before whoever catches every one; among these the event sub-processes in it go
 * before the boundary events at it.
 */
final class Catchers {

  /** An event that may catch something. */
  record Catcher(String eventId, boolean interrupting, Trigger trigger) {}

  /** What an event catches; {@code code} is absent where it catches every one. */
  record Caught(@Nullable Expression code) {}

  private final Definitions definitions;
  private final Expressions expressions;
  private final Scopes scopes;
  private final ElementInstances instances;

  Catchers(
      Definitions definitions, Expressions expressions, Scopes scopes, ElementInstances instances) {
    this.definitions = definitions;
    this.expressions = expressions;
    this.scopes = scopes;
    this.instances = instances;
  }

  /**
   * @param leaving what is in the instance and is left, if anything: it catches nothing that comes
   *     out of itself
   * @param caught what an event of the kind that is thrown catches; null for events of other kinds
   * @param available gets the codes that others would have caught
   */
  @Nullable Catcher find(
      ElementInstanceRow row,
      @Nullable ElementInstanceRow leaving,
      String thrownCode,
      Function<Trigger, @Nullable Caught> caught,
      List<String> available) {
    Catcher every = null;
    for (Catcher catcher : at(row, leaving)) {
      Caught what = caught.apply(catcher.trigger());
      if (what == null) {
        continue;
      }
      if (what.code() == null) {
        every = every == null ? catcher : every;
      } else {
        String code = code(what.code(), row);
        if (thrownCode.equals(code)) {
          return catcher;
        }
        available.add(String.valueOf(code));
      }
    }
    return every;
  }

  /**
   * Whether the instance is about to end with what is left: something else has interrupted it,
   * though its turn to be terminated has not come. Nothing that is thrown within matters any more.
   */
  static boolean isEnding(ElementInstanceRow row, @Nullable ElementInstanceRow leaving) {
    return row.state() == ElementState.TERMINATING
        || row.interruptingKey() != 0
            && (leaving == null || leaving.key() != row.interruptingKey());
  }

  private List<Catcher> at(ElementInstanceRow row, @Nullable ElementInstanceRow leaving) {
    ExecutableProcess graph = definitions.graph(row.processDefinitionKey());
    FlowElement element = graph.element(row.elementId());
    List<Catcher> found = new ArrayList<>();
    if (element instanceof FlowElement.Scope scope
        && row.type() != ElementType.MULTI_INSTANCE_BODY
        && ElementInstances.isOpen(row)) {
      for (String id : scope.eventSubProcessIds()) {
        if (leaving != null && id.equals(leaving.elementId())) {
          continue;
        }
        FlowElement.EventSubProcess inner = (FlowElement.EventSubProcess) graph.element(id);
        FlowElement.StartEvent start = (FlowElement.StartEvent) graph.element(inner.startEventId());
        found.add(new Catcher(start.id(), inner.interrupting(), start.trigger()));
      }
    }
    if (element instanceof FlowElement.Guarded guarded && instances.goesOn(row)) {
      for (String id : Waits.boundaryEventIds(guarded, row)) {
        FlowElement.BoundaryEvent event = (FlowElement.BoundaryEvent) graph.element(id);
        found.add(new Catcher(id, event.interrupting(), event.trigger()));
      }
    }
    return found;
  }

  /** A code that cannot be evaluated names nothing; what was thrown then goes further. */
  private @Nullable String code(Expression expression, ElementInstanceRow row) {
    try {
      return expressions.textOrNull(expression, scopes.seenFrom(row.key()));
    } catch (TroubleException e) {
      return null;
    }
  }
}
