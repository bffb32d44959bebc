package dev.pitcrew.engine.parse;

import dev.pitcrew.engine.model.ElementType;
import dev.pitcrew.engine.model.ExecutableProcess;
import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.model.Node;
import io.camunda.zeebe.model.bpmn.instance.AdHocSubProcess;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeFormDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeVersionTag;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one executable process. */
final class ProcessReader {

  private final Process process;
  private final Faults faults;
  private final Flows flows;
  private final NodeReader nodes;
  private final Map<String, FlowElement> elements = new LinkedHashMap<>();

  ProcessReader(Process process, ExpressionReader expressions, Faults faults, int reading) {
    this.process = process;
    this.faults = faults;
    this.flows =
        new FlowReader(expressions, faults, new Flows(reading)).read(process.getFlowElements());
    this.nodes = new NodeReader(process, flows, expressions, faults);
  }

  ExecutableProcess read() {
    elements.put(process.getId(), root());
    read(process.getFlowElements(), process.getId());
    Map<String, FlowElement> all = Collections.unmodifiableMap(elements);
    if (!faults.isOfDeployed()) {
      new StructureCheck(all, faults).check();
    }
    ZeebeVersionTag tag = Extensions.find(process, ZeebeVersionTag.class);
    return new ExecutableProcess(
        process.getId(),
        process.getName(),
        tag == null ? null : tag.getValue(),
        startFormId(),
        all,
        flows.all(),
        ProtectionReader.read(process));
  }

  private FlowElement.ProcessElement root() {
    Node node =
        new Node(
            process.getId(),
            process.getName(),
            ElementType.PROCESS,
            null,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            nodes.listeners(process));
    List<String> starts =
        process.getChildElementsByType(StartEvent.class).stream().map(StartEvent::getId).toList();
    return new FlowElement.ProcessElement(node, starts, nodes.eventSubProcessIds(process));
  }

  private void read(
      Collection<io.camunda.zeebe.model.bpmn.instance.FlowElement> found, String scopeId) {
    for (var element : found) {
      if (!(element instanceof FlowNode node) || faults.isUnsupported(element.getId())) {
        continue;
      }
      FlowElement read = nodes.read(node, scopeOf(node, scopeId));
      elements.put(node.getId(), read);
      if (read instanceof FlowElement.AdHocSubProcess adHoc) {
        FlowElement inner = AdHocReader.innerInstance(adHoc);
        elements.put(inner.id(), inner);
      }
      if (node instanceof SubProcess scope) {
        read(scope.getFlowElements(), scope.getId());
      }
    }
  }

  /** What is begun in an ad-hoc sub-process stands in a scope of its own. */
  private static String scopeOf(FlowNode node, String scopeId) {
    return node.getParentElement() instanceof AdHocSubProcess adHoc
            && !(node instanceof SubProcess scope && scope.triggeredByEvent())
        ? AdHocReader.innerInstanceId(adHoc.getId())
        : scopeId;
  }

  private @Nullable String startFormId() {
    return process.getChildElementsByType(StartEvent.class).stream()
        .filter(start -> start.getEventDefinitions().isEmpty())
        .map(start -> Extensions.find(start, ZeebeFormDefinition.class))
        .filter(form -> form != null && form.getFormId() != null)
        .map(ZeebeFormDefinition::getFormId)
        .findFirst()
        .orElse(null);
  }
}
