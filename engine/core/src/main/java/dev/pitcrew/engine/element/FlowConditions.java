package dev.pitcrew.engine.element;

import dev.pitcrew.engine.expression.Variables;
import dev.pitcrew.engine.model.SequenceFlow;
import dev.pitcrew.engine.state.IncidentType;
import dev.pitcrew.engine.step.Expressions;
import dev.pitcrew.engine.step.TroubleException;
import java.util.List;

/** Which of the flows that leave a gateway may be taken. */
final class FlowConditions {

  private final Expressions expressions;

  FlowConditions(Expressions expressions) {
    this.expressions = expressions;
  }

  /** One without a condition is taken where it is the only one. */
  boolean hold(SequenceFlow flow, List<SequenceFlow> flows, Variables variables) {
    return flow.condition() == null
        ? flows.size() == 1
        : expressions.truth(flow.condition(), variables);
  }

  static TroubleException noneHolds() {
    return new TroubleException(
        IncidentType.CONDITION_ERROR,
        "Expected at least one condition to evaluate to true, or to have a default flow");
  }
}
