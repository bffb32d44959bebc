package dev.pitcrew.engine.element;

import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.step.Expressions;
import dev.pitcrew.engine.step.Scopes;
import java.util.Map;

/** Does not wait: evaluates its expression into its result variable. */
final class ScriptTaskBehavior implements Behavior<FlowElement.ScriptTask> {

  private final Expressions expressions;
  private final Scopes scopes;
  private final Mappings mappings;

  ScriptTaskBehavior(Expressions expressions, Scopes scopes, Mappings mappings) {
    this.expressions = expressions;
    this.scopes = scopes;
    this.mappings = mappings;
  }

  @Override
  public boolean activate(FlowElement.ScriptTask element, ElementInstanceRow row) {
    String json = expressions.value(element.script(), scopes.seenFrom(row.key())).json();
    mappings.results(element, row, Map.of(element.resultVariable(), json));
    return true;
  }
}
