package dev.pitcrew.engine.element;

import dev.pitcrew.engine.expression.Variables;
import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.model.SequenceFlow;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.step.Expressions;
import dev.pitcrew.engine.step.Scopes;
import dev.pitcrew.engine.step.StepRun;
import java.util.List;

/**
 * Does not wait: takes the first flow whose condition holds, in the order in which the parser gives
 * them, else its default.
 */
final class ExclusiveGatewayBehavior implements Behavior<FlowElement.ExclusiveGateway> {

  private final StepRun run;
  private final FlowConditions conditions;
  private final Scopes scopes;

  ExclusiveGatewayBehavior(StepRun run, Expressions expressions, Scopes scopes) {
    this.run = run;
    conditions = new FlowConditions(expressions);
    this.scopes = scopes;
  }

  /** As in Zeebe it has not been activated as long as it finds no way. */
  @Override
  public boolean activate(FlowElement.ExclusiveGateway element, ElementInstanceRow row) {
    run.choose(row.key(), chosen(element, row));
    return true;
  }

  @Override
  public List<SequenceFlow> outgoing(FlowElement.ExclusiveGateway element, ElementInstanceRow row) {
    List<SequenceFlow> known = run.takeChosen(row.key());
    return known == null ? chosen(element, row) : known;
  }

  private List<SequenceFlow> chosen(FlowElement.ExclusiveGateway element, ElementInstanceRow row) {
    List<SequenceFlow> flows = element.node().outgoing();
    if (flows.isEmpty()) {
      return flows;
    }
    Variables variables = scopes.seenFrom(row.key());
    SequenceFlow otherwise = null;
    for (SequenceFlow flow : flows) {
      if (flow.id().equals(element.defaultFlowId())) {
        otherwise = flow;
      } else if (conditions.hold(flow, flows, variables)) {
        return List.of(flow);
      }
    }
    if (otherwise == null) {
      throw FlowConditions.noneHolds();
    }
    return List.of(otherwise);
  }
}
