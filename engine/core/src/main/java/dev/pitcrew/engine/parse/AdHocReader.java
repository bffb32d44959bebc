package dev.pitcrew.engine.parse;

import dev.pitcrew.engine.json.JsonText;
import dev.pitcrew.engine.model.AdHoc;
import dev.pitcrew.engine.model.ElementType;
import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.model.Node;
import io.camunda.zeebe.model.bpmn.instance.AdHocSubProcess;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.Documentation;
import io.camunda.zeebe.model.bpmn.instance.EndEvent;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeAdHoc;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeIoMapping;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeProperties;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeProperty;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what is particular to an ad-hoc sub-process. */
final class AdHocReader {

  private final ExpressionReader expressions;
  private final Faults faults;
  private final JobReader jobs;

  AdHocReader(ExpressionReader expressions, Faults faults, JobReader jobs) {
    this.expressions = expressions;
    this.faults = faults;
    this.jobs = jobs;
  }

  AdHoc read(AdHocSubProcess element) {
    String id = element.getId();
    checkEventSubProcesses(element);
    Map<String, FlowNode> begun = begun(element);
    ZeebeAdHoc settings = Extensions.find(element, ZeebeAdHoc.class);
    var condition = element.getCompletionCondition();
    boolean isJob = Extensions.find(element, ZeebeTaskDefinition.class) != null;
    return new AdHoc(
        innerInstanceId(id),
        Collections.unmodifiableSet(begun.keySet()),
        JsonText.array(begun.values().stream().map(this::described).toList()),
        settings == null
            ? null
            : expressions.optionalDynamic(
                id, "the active elements collection", settings.getActiveElementsCollection()),
        condition == null
            ? null
            : expressions.optionalDynamic(
                id, "the completion condition", condition.getTextContent()),
        element.isCancelRemainingInstances(),
        settings == null ? null : NodeReader.blankToNull(settings.getOutputCollection()),
        settings == null
            ? null
            : expressions.optionalDynamic(id, "the output element", settings.getOutputElement()),
        isJob ? jobs.read(element) : null);
  }

  /** As Zeebe names it; no id of a file has this character. */
  static String innerInstanceId(String adHocId) {
    return adHocId + "#innerInstance";
  }

  /** The scope around each element that is begun in the ad-hoc sub-process. */
  static FlowElement innerInstance(FlowElement.AdHocSubProcess adHoc) {
    return new FlowElement.AdHocInnerInstance(
        new Node(
            adHoc.adHoc().innerInstanceId(),
            adHoc.node().name(),
            ElementType.AD_HOC_SUB_PROCESS_INNER_INSTANCE,
            adHoc.id(),
            List.of(),
            List.of(),
            List.of(),
            List.of()),
        adHoc.id());
  }

  /** In the order of the file. */
  private Map<String, FlowNode> begun(AdHocSubProcess element) {
    List<String> targets =
        element.getChildElementsByType(SequenceFlow.class).stream()
            .filter(flow -> flow.getTarget() != null)
            .map(flow -> flow.getTarget().getId())
            .toList();
    return element.getFlowElements().stream()
        .filter(FlowNode.class::isInstance)
        .map(FlowNode.class::cast)
        .filter(node -> mayBegin(node) && !targets.contains(node.getId()))
        .filter(node -> !faults.isUnsupported(node.getId()))
        .collect(
            Collectors.toMap(
                FlowNode::getId, node -> node, (one, same) -> one, LinkedHashMap::new));
  }

  private static boolean mayBegin(FlowNode node) {
    return switch (node) {
      case StartEvent event -> false;
      case EndEvent event -> false;
      case BoundaryEvent event -> false;
      case SubProcess scope when scope.triggeredByEvent() -> false;
      // As in Zeebe also what undoes another of them.
      default -> true;
    };
  }

  private void checkEventSubProcesses(AdHocSubProcess element) {
    for (SubProcess inner : element.getChildElementsByType(SubProcess.class)) {
      if (inner.triggeredByEvent()
          && inner.getChildElementsByType(StartEvent.class).stream()
              .anyMatch(StartEvent::isInterrupting)) {
        faults.add(
            inner.getId(),
            "An interrupting event subprocess is not allowed inside an ad-hoc subprocess");
      }
    }
  }

  /** What there is to say about an element to whoever chooses it. */
  private String described(FlowNode node) {
    Map<String, String> members = new LinkedHashMap<>();
    members.put("elementId", JsonText.quote(node.getId()));
    putText(members, "elementName", node.getName());
    putText(
        members,
        "documentation",
        node.getDocumentations().stream()
            .findFirst()
            .map(Documentation::getTextContent)
            .orElse(null));
    ZeebeProperties properties = Extensions.find(node, ZeebeProperties.class);
    if (properties != null) {
      members.put("properties", JsonText.object(properties(properties)));
    }
    List<String> parameters = parameters(node);
    if (!parameters.isEmpty()) {
      members.put("parameters", JsonText.array(parameters));
    }
    return JsonText.object(members);
  }

  /** What its input mappings want an agent to bring. */
  private List<String> parameters(FlowNode node) {
    ZeebeIoMapping mapping = Extensions.find(node, ZeebeIoMapping.class);
    return mapping == null
        ? List.of()
        : mapping.getInputs().stream()
            .flatMap(input -> expressions.agentParameters(node.getId(), input.getSource()).stream())
            .toList();
  }

  private static Map<String, String> properties(ZeebeProperties properties) {
    Map<String, String> found = new LinkedHashMap<>();
    for (ZeebeProperty property : properties.getProperties()) {
      if (property.getName() != null && property.getValue() != null) {
        found.put(property.getName(), JsonText.quote(property.getValue()));
      }
    }
    return found;
  }

  private static void putText(Map<String, String> members, String name, @Nullable String text) {
    if (text != null && !text.isEmpty()) {
      members.put(name, JsonText.quote(text));
    }
  }
}
