package dev.pitcrew.engine.element;

import dev.pitcrew.engine.expression.Variables;
import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.model.SequenceFlow;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.step.Expressions;
import dev.pitcrew.engine.step.Scopes;
import dev.pitcrew.engine.step.StepRun;
import java.util.ArrayList;
import java.util.List;

/**
 * Does not wait, for what it waits for comes before it: see {@link InclusiveJoins}. Takes every
 * flow whose condition holds, else its default.
 */
final class InclusiveGatewayBehavior implements Behavior<FlowElement.InclusiveGateway> {

  private final StepRun run;
  private final FlowConditions conditions;
  private final Scopes scopes;

  InclusiveGatewayBehavior(StepRun run, Expressions expressions, Scopes scopes) {
    this.run = run;
    conditions = new FlowConditions(expressions);
    this.scopes = scopes;
  }

  /** As in Zeebe it has not been activated as long as it finds no way. */
  @Override
  public boolean activate(FlowElement.InclusiveGateway element, ElementInstanceRow row) {
    run.choose(row.key(), chosen(element, row));
    return true;
  }

  @Override
  public List<SequenceFlow> outgoing(FlowElement.InclusiveGateway element, ElementInstanceRow row) {
    List<SequenceFlow> known = run.takeChosen(row.key());
    return known == null ? chosen(element, row) : known;
  }

  private List<SequenceFlow> chosen(FlowElement.InclusiveGateway element, ElementInstanceRow row) {
    List<SequenceFlow> flows = element.node().outgoing();
    Variables variables = scopes.seenFrom(row.key());
    List<SequenceFlow> taken = new ArrayList<>();
    SequenceFlow otherwise = null;
    for (SequenceFlow flow : flows) {
      if (flow.id().equals(element.defaultFlowId())) {
        otherwise = flow;
      } else if (conditions.hold(flow, flows, variables)) {
        taken.add(flow);
      }
    }
    if (taken.isEmpty() && otherwise != null) {
      taken.add(otherwise);
    }
    if (taken.isEmpty() && !flows.isEmpty()) {
      throw FlowConditions.noneHolds();
    }
    return taken;
  }
}
