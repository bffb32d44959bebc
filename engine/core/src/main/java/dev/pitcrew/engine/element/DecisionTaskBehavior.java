package dev.pitcrew.engine.element;

import dev.pitcrew.engine.expression.DecisionResult;
import dev.pitcrew.engine.expression.Variables;
import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.state.DecisionDefinitionRow;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.IncidentType;
import dev.pitcrew.engine.step.Definitions;
import dev.pitcrew.engine.step.Expressions;
import dev.pitcrew.engine.step.Scopes;
import dev.pitcrew.engine.step.TroubleException;
import java.util.Map;

/** Does not wait: evaluates a deployed decision into its result variable. */
final class DecisionTaskBehavior implements Behavior<FlowElement.DecisionTask> {

  private final Missing missing;
  private final Definitions definitions;
  private final Expressions expressions;
  private final Scopes scopes;
  private final Mappings mappings;
  private final Decisions decisions;

  DecisionTaskBehavior(
      Missing missing,
      Definitions definitions,
      Expressions expressions,
      Scopes scopes,
      Mappings mappings,
      Decisions decisions) {
    this.missing = missing;
    this.definitions = definitions;
    this.expressions = expressions;
    this.scopes = scopes;
    this.mappings = mappings;
    this.decisions = decisions;
  }

  @Override
  public boolean activate(FlowElement.DecisionTask element, ElementInstanceRow row) {
    Variables variables = scopes.seenFrom(row.key());
    String decisionId = expressions.text(element.decisionId(), variables);
    DecisionDefinitionRow decision =
        definitions.decision(
            decisionId, element.binding(), element.versionTag(), row.processDefinitionKey());
    if (decision == null) {
      throw new TroubleException(
          IncidentType.CALLED_DECISION_ERROR,
          missing.decision(decisionId, element.binding(), element.versionTag(), row));
    }
    DecisionResult result = decisions.evaluate(decision, variables, row).result();
    if (result.outputJson() == null) {
      throw new TroubleException(
          IncidentType.DECISION_EVALUATION_ERROR,
          "Expected to evaluate decision '%s', but %s".formatted(decisionId, result.failure()));
    }
    mappings.results(element, row, Map.of(element.resultVariable(), result.outputJson()));
    return true;
  }
}
