package dev.pitcrew.engine.parse;

import dev.pitcrew.engine.expression.Expression;
import dev.pitcrew.engine.model.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.ConditionExpression;
import io.camunda.zeebe.model.bpmn.instance.ExclusiveGateway;
import io.camunda.zeebe.model.bpmn.instance.FlowElement;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.InclusiveGateway;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Reads the sequence flows of a process and of the sub-processes in it. */
final class FlowReader {

  private final ExpressionReader expressions;
  private final Faults faults;
  private final Flows flows;

  FlowReader(ExpressionReader expressions, Faults faults, Flows flows) {
    this.expressions = expressions;
    this.faults = faults;
    this.flows = flows;
  }

  Flows read(Collection<FlowElement> elements) {
    LinkReader.flows(elements).forEach(flows::add);
    for (FlowElement element : elements) {
      if (element instanceof io.camunda.zeebe.model.bpmn.instance.SequenceFlow flow) {
        read(flow);
      } else if (element instanceof SubProcess scope && !faults.isUnsupported(scope.getId())) {
        read(scope.getFlowElements());
      }
    }
    return flows;
  }

  private void read(io.camunda.zeebe.model.bpmn.instance.SequenceFlow flow) {
    FlowNode source = flow.getSource();
    FlowNode target = flow.getTarget();
    if (source == null || target == null) {
      faults.add(flow.getId(), "Expected a sequence flow to have a source and a target.");
      return;
    }
    if (!source.getParentElement().equals(flow.getParentElement())
        || !target.getParentElement().equals(flow.getParentElement())) {
      faults.add(
          flow.getId(),
          "Expected a sequence flow to stay in its process or sub-process, but it leads from '%s' to '%s'."
              .formatted(source.getId(), target.getId()));
    }
    flows.add(
        new SequenceFlow(flow.getId(), source.getId(), target.getId(), condition(flow, source)));
  }

  private @Nullable Expression condition(
      io.camunda.zeebe.model.bpmn.instance.SequenceFlow flow, FlowNode source) {
    ConditionExpression condition = flow.getConditionExpression();
    if (condition == null || isDefault(flow, source)) {
      // A default flow is taken when no condition holds; its own is not asked.
      return null;
    }
    if (!(source instanceof ExclusiveGateway || source instanceof InclusiveGateway)) {
      faults.add(
          source.getId(),
          "Conditional sequence flows are only supported at exclusive or inclusive gateway");
      return null;
    }
    return expressions.dynamic(
        flow.getId(),
        "the condition",
        expressions.required(flow.getId(), "the condition", condition.getTextContent()));
  }

  private static boolean isDefault(
      io.camunda.zeebe.model.bpmn.instance.SequenceFlow flow, FlowNode source) {
    return source instanceof ExclusiveGateway exclusive && flow.equals(exclusive.getDefault())
        || source instanceof InclusiveGateway inclusive && flow.equals(inclusive.getDefault());
  }
}
