package dev.pitcrew.engine.parse;

import dev.pitcrew.engine.model.Activity;
import dev.pitcrew.engine.model.ElementType;
import dev.pitcrew.engine.model.ExecutionListeners;
import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.model.Mapping;
import dev.pitcrew.engine.model.MultiInstance;
import dev.pitcrew.engine.model.Node;
import dev.pitcrew.engine.model.Trigger;
import io.camunda.zeebe.model.bpmn.instance.AdHocSubProcess;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.EndEvent;
import io.camunda.zeebe.model.bpmn.instance.EventBasedGateway;
import io.camunda.zeebe.model.bpmn.instance.ExclusiveGateway;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.InclusiveGateway;
import io.camunda.zeebe.model.bpmn.instance.IntermediateCatchEvent;
import io.camunda.zeebe.model.bpmn.instance.IntermediateThrowEvent;
import io.camunda.zeebe.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import io.camunda.zeebe.model.bpmn.instance.ParallelGateway;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeIoMapping;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeLoopCharacteristics;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeMapping;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one flow node: what all have in common, then what its kind has. */
final class NodeReader {

  /** What no variable can be called, for no expression could name it. */
  private static final Set<String> KEYWORDS =
      Set.of(
          "null",
          "true",
          "false",
          "function",
          "if",
          "then",
          "else",
          "for",
          "between",
          "instance",
          "of",
          "not");

  private static final Pattern PATH =
      Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*(\\.[a-zA-Z_][a-zA-Z0-9_]*)*");

  private static final String INPUT = "input";

  private final Flows flows;
  private final ExpressionReader expressions;
  private final Faults faults;
  private final TaskReader tasks;
  private final AdHocReader adHocs;
  private final EventReader events;
  private final CompensationReader compensations;
  private final ExecutionListenerReader listeners;
  private final Map<String, List<String>> boundaryEvents;

  NodeReader(Process process, Flows flows, ExpressionReader expressions, Faults faults) {
    this.flows = flows;
    this.expressions = expressions;
    this.faults = faults;
    JobReader jobs = new JobReader(expressions, faults);
    this.listeners = new ExecutionListenerReader(expressions, jobs, faults);
    this.compensations = new CompensationReader(process, faults);
    this.events = new EventReader(expressions, faults, jobs, compensations);
    this.tasks = new TaskReader(expressions, faults, jobs, events);
    this.adHocs = new AdHocReader(expressions, faults, jobs);
    this.boundaryEvents =
        process.getModelInstance().getModelElementsByType(BoundaryEvent.class).stream()
            .filter(event -> event.getAttachedTo() != null && !faults.isUnsupported(event.getId()))
            .filter(event -> !CompensationReader.isCompensation(event))
            .collect(
                Collectors.groupingBy(
                    event -> event.getAttachedTo().getId(),
                    Collectors.mapping(BoundaryEvent::getId, Collectors.toList())));
  }

  FlowElement read(FlowNode node, String scopeId) {
    return switch (node) {
      case StartEvent event ->
          new FlowElement.StartEvent(
              node(event, ElementType.START_EVENT, scopeId),
              events.caught(event, event.getEventDefinitions(), startsInstances(event)));
      case BoundaryEvent event -> boundaryEvent(event, scopeId);
      case IntermediateCatchEvent event ->
          new FlowElement.CatchEvent(
              node(event, ElementType.INTERMEDIATE_CATCH_EVENT, scopeId),
              events.caught(event, event.getEventDefinitions(), false));
      case IntermediateThrowEvent event -> {
        Trigger thrown = events.thrown(event);
        yield new FlowElement.ThrowEvent(
            mapped(node(event, ElementType.INTERMEDIATE_THROW_EVENT, scopeId), thrown), thrown);
      }
      case EndEvent event -> {
        Trigger thrown = events.thrown(event);
        yield new FlowElement.EndEvent(
            mapped(node(event, ElementType.END_EVENT, scopeId), thrown), thrown);
      }
      case ExclusiveGateway gateway ->
          new FlowElement.ExclusiveGateway(
              node(gateway, ElementType.EXCLUSIVE_GATEWAY, scopeId),
              gateway.getDefault() == null ? null : gateway.getDefault().getId());
      case InclusiveGateway gateway ->
          new FlowElement.InclusiveGateway(
              node(gateway, ElementType.INCLUSIVE_GATEWAY, scopeId),
              gateway.getDefault() == null ? null : gateway.getDefault().getId());
      case ParallelGateway gateway ->
          new FlowElement.ParallelGateway(node(gateway, ElementType.PARALLEL_GATEWAY, scopeId));
      case EventBasedGateway gateway ->
          new FlowElement.EventBasedGateway(
              node(gateway, ElementType.EVENT_BASED_GATEWAY, scopeId));
      case SubProcess scope -> subProcess(scope, scopeId);
      case io.camunda.zeebe.model.bpmn.instance.Activity activity ->
          tasks.read(activity, type -> node(activity, type, scopeId), activity(activity));
      default ->
          throw new IllegalStateException(
              "Expected '%s' to be refused before it is read.".formatted(node.getId()));
    };
  }

  private FlowElement subProcess(SubProcess scope, String scopeId) {
    StartEvent start =
        scope.getChildElementsByType(StartEvent.class).stream().findFirst().orElse(null);
    // Without a start event it is refused; the validators say so.
    String startId = start == null ? "" : start.getId();
    List<String> eventSubProcessIds = eventSubProcessIds(scope);
    if (scope instanceof AdHocSubProcess adHoc) {
      return new FlowElement.AdHocSubProcess(
          node(adHoc, ElementType.AD_HOC_SUB_PROCESS, scopeId),
          activity(adHoc),
          adHocs.read(adHoc),
          eventSubProcessIds);
    }
    if (!scope.triggeredByEvent()) {
      return new FlowElement.SubProcess(
          node(scope, ElementType.SUB_PROCESS, scopeId),
          activity(scope),
          startId,
          eventSubProcessIds);
    }
    return new FlowElement.EventSubProcess(
        node(scope, ElementType.EVENT_SUB_PROCESS, scopeId),
        startId,
        start == null || start.isInterrupting(),
        eventSubProcessIds);
  }

  /** Else it starts a sub-process, within an instance that runs. */
  private static boolean startsInstances(StartEvent event) {
    return event.getParentElement() instanceof Process;
  }

  /** Those directly in the process or sub-process. */
  List<String> eventSubProcessIds(BaseElement scope) {
    return scope.getChildElementsByType(SubProcess.class).stream()
        .filter(SubProcess::triggeredByEvent)
        .map(SubProcess::getId)
        .filter(id -> !faults.isUnsupported(id))
        .toList();
  }

  private FlowElement.BoundaryEvent boundaryEvent(BoundaryEvent event, String scopeId) {
    var attachedTo = event.getAttachedTo();
    if (attachedTo != null && !attachedTo.getParentElement().equals(event.getParentElement())) {
      faults.add(
          event.getId(),
          "Expected a boundary event to stand beside its activity, but '%s' is in another scope."
              .formatted(attachedTo.getId()));
    }
    return new FlowElement.BoundaryEvent(
        node(event, ElementType.BOUNDARY_EVENT, scopeId),
        attachedTo == null ? "" : attachedTo.getId(),
        event.cancelActivity(),
        CompensationReader.isCompensation(event)
            ? compensations.caught(event)
            : events.caught(event, event.getEventDefinitions(), false));
  }

  /** As in Zeebe, which maps where something is done; what is passed over has to be right, too. */
  private static Node mapped(Node node, Trigger thrown) {
    return switch (thrown) {
      case Trigger.None none -> node.withoutInputs();
      case Trigger.Escalation escalation -> node.withoutInputs();
      case Trigger.Terminate terminate -> node.withoutMappings();
      case Trigger.Compensate compensate -> node.withoutMappings();
      case Trigger other -> node;
    };
  }

  private Node node(FlowNode node, ElementType type, String scopeId) {
    ZeebeIoMapping mapping = Extensions.find(node, ZeebeIoMapping.class);
    String id = node.getId();
    return new Node(
        id,
        node.getName(),
        type,
        scopeId,
        flows.to(id),
        flows.from(id),
        mapping == null ? List.of() : mappings(id, INPUT, mapping.getInputs()),
        mapping == null ? List.of() : mappings(id, "output", mapping.getOutputs()),
        listeners.read(node));
  }

  /** Those of an element that is no node. */
  ExecutionListeners listeners(BaseElement element) {
    return listeners.read(element);
  }

  private List<Mapping> mappings(
      String id, String kind, Collection<? extends ZeebeMapping> mappings) {
    return mappings.stream().map(mapping -> mapping(id, kind, mapping)).toList();
  }

  private Mapping mapping(String id, String kind, ZeebeMapping mapping) {
    String target = mapping.getTarget() == null ? "" : mapping.getTarget().strip();
    String fault =
        "Expected the target of an %s mapping to be a variable name or names with dots between, but found '%s'."
            .formatted(kind, target);
    if (!PATH.matcher(target).matches()) {
      faults.add(id, fault);
    } else if (KEYWORDS.contains(target)) {
      faults.addByLaterRule(id, fault);
    }
    String what = "the source of the %s mapping to '%s'".formatted(kind, target);
    String source = blankToNull(mapping.getSource());
    if (source == null && kind.equals(INPUT)) {
      // As in Zeebe 8.8: the variable is there, and it is null.
      source = "=null";
    }
    return new Mapping(expressions.any(id, what, expressions.required(id, what, source)), target);
  }

  private Activity activity(io.camunda.zeebe.model.bpmn.instance.Activity activity) {
    return new Activity(
        List.copyOf(boundaryEvents.getOrDefault(activity.getId(), List.of())),
        loop(activity),
        compensations.eventOn(activity),
        activity.isForCompensation());
  }

  private @Nullable MultiInstance loop(io.camunda.zeebe.model.bpmn.instance.Activity activity) {
    if (!(activity.getLoopCharacteristics() instanceof MultiInstanceLoopCharacteristics marker)) {
      return null;
    }
    ZeebeLoopCharacteristics loop = Extensions.find(marker, ZeebeLoopCharacteristics.class);
    if (loop == null) {
      // The validators say so.
      return null;
    }
    String id = activity.getId();
    var condition = marker.getCompletionCondition();
    return new MultiInstance(
        marker.isSequential(),
        expressions.dynamic(id, "the input collection", loop.getInputCollection()),
        blankToNull(loop.getInputElement()),
        blankToNull(loop.getOutputCollection()),
        expressions.optionalDynamic(id, "the output element", loop.getOutputElement()),
        condition == null
            ? null
            : expressions.optionalDynamic(
                id, "the completion condition", condition.getTextContent()));
  }

  static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
