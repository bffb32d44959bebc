package dev.pitcrew.procedure;

import io.camunda.zeebe.model.bpmn.instance.Activity;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.Gateway;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The steps of a process in the order in which a person reads them, each with its number; those of
 * a sub-process follow it with numbers of their own ({@code 3.1}).
 */
final class Outline {

  private final Map<String, String> numbers = new LinkedHashMap<>();
  private final Map<String, FlowNode> steps = new LinkedHashMap<>();
  private final Map<String, List<BoundaryEvent>> edges = new LinkedHashMap<>();

  private Outline() {}

  /** Of the elements directly in a process. */
  static Outline of(Collection<FlowNode> nodes) {
    var outline = new Outline();
    outline.number(nodes, "");
    return outline;
  }

  /** Steps by their number, as they are read. */
  Map<String, FlowNode> steps() {
    return steps;
  }

  Optional<String> number(FlowNode node) {
    return Optional.ofNullable(numbers.get(node.getId()));
  }

  /** What may happen on the edge of a step. */
  List<BoundaryEvent> edges(FlowNode node) {
    return edges.getOrDefault(node.getId(), List.of());
  }

  /** Where a flow leads, past gateways that only bring ways together. */
  static FlowNode target(SequenceFlow flow) {
    FlowNode node = flow.getTarget();
    while (isMerge(node)) {
      node = node.getOutgoing().iterator().next().getTarget();
    }
    return node;
  }

  private static boolean isMerge(FlowNode node) {
    return node instanceof Gateway && node.getOutgoing().size() == 1;
  }

  /** Whether a person reads about it as a step of its own. */
  private static boolean isStep(FlowNode node) {
    return !(node instanceof BoundaryEvent) && !(node instanceof StartEvent) && !isMerge(node);
  }

  private void number(Collection<FlowNode> nodes, String prefix) {
    var inScope = new LinkedHashMap<String, FlowNode>();
    nodes.forEach(node -> inScope.put(node.getId(), node));
    nodes.stream()
        .filter(BoundaryEvent.class::isInstance)
        .map(BoundaryEvent.class::cast)
        .forEach(
            event ->
                edges
                    .computeIfAbsent(event.getAttachedTo().getId(), id -> new ArrayList<>())
                    .add(event));
    int count = 0;
    for (FlowNode node : inOrder(inScope.values())) {
      if (!isStep(node)) {
        continue;
      }
      String number = prefix + ++count;
      numbers.put(node.getId(), number);
      steps.put(number, node);
      if (node instanceof SubProcess part) {
        number(children(part), number + ".");
      }
    }
  }

  static Collection<FlowNode> children(SubProcess part) {
    return part.getFlowElements().stream()
        .filter(FlowNode.class::isInstance)
        .map(FlowNode.class::cast)
        .toList();
  }

  /** Along the flows: first what follows a step, then what may happen on its edge. */
  private Set<FlowNode> inOrder(Collection<FlowNode> nodes) {
    var ordered = new LinkedHashSet<FlowNode>();
    var waiting = new ArrayDeque<FlowNode>();
    nodes.stream().filter(StartEvent.class::isInstance).forEach(waiting::add);
    nodes.stream()
        .filter(node -> node.getIncoming().isEmpty() && !(node instanceof StartEvent))
        .filter(node -> !(node instanceof BoundaryEvent) && !isCompensation(node))
        .forEach(waiting::add);
    while (!waiting.isEmpty()) {
      FlowNode node = waiting.removeFirst();
      if (!ordered.add(node)) {
        continue;
      }
      var next = new ArrayList<FlowNode>();
      flows(node).forEach(flow -> next.add(flow.getTarget()));
      next.reversed().forEach(waiting::addFirst);
      edges(node).forEach(waiting::addLast);
    }
    nodes.stream()
        .filter(node -> !ordered.contains(node))
        .sorted(Comparator.comparing(FlowNode::getId))
        .forEach(ordered::add);
    return ordered;
  }

  /** The usual way comes last: what is said of the exceptions stands before it. */
  static List<SequenceFlow> flows(FlowNode node) {
    return List.copyOf(node.getOutgoing());
  }

  private static boolean isCompensation(FlowNode node) {
    return node instanceof Activity activity && activity.isForCompensation();
  }
}
