package dev.pitcrew.engine.parse;

import io.camunda.zeebe.model.bpmn.instance.Activity;
import io.camunda.zeebe.model.bpmn.instance.AdHocSubProcess;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.BusinessRuleTask;
import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import io.camunda.zeebe.model.bpmn.instance.CatchEvent;
import io.camunda.zeebe.model.bpmn.instance.CompensateEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.ComplexGateway;
import io.camunda.zeebe.model.bpmn.instance.ConditionalEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.DataObject;
import io.camunda.zeebe.model.bpmn.instance.DataObjectReference;
import io.camunda.zeebe.model.bpmn.instance.DataStoreReference;
import io.camunda.zeebe.model.bpmn.instance.EndEvent;
import io.camunda.zeebe.model.bpmn.instance.ErrorEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.EscalationEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.Event;
import io.camunda.zeebe.model.bpmn.instance.EventBasedGateway;
import io.camunda.zeebe.model.bpmn.instance.EventDefinition;
import io.camunda.zeebe.model.bpmn.instance.ExclusiveGateway;
import io.camunda.zeebe.model.bpmn.instance.FlowElement;
import io.camunda.zeebe.model.bpmn.instance.InclusiveGateway;
import io.camunda.zeebe.model.bpmn.instance.IntermediateCatchEvent;
import io.camunda.zeebe.model.bpmn.instance.IntermediateThrowEvent;
import io.camunda.zeebe.model.bpmn.instance.LinkEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.ManualTask;
import io.camunda.zeebe.model.bpmn.instance.MessageEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.ParallelGateway;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.ReceiveTask;
import io.camunda.zeebe.model.bpmn.instance.ScriptTask;
import io.camunda.zeebe.model.bpmn.instance.SendTask;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.ServiceTask;
import io.camunda.zeebe.model.bpmn.instance.SignalEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.camunda.zeebe.model.bpmn.instance.Task;
import io.camunda.zeebe.model.bpmn.instance.TerminateEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.ThrowEvent;
import io.camunda.zeebe.model.bpmn.instance.TimerEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.Transaction;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.model.xml.instance.DomElement;

/** Refuses what this engine does not execute, before anything of it is read. */
final class SupportCheck {

  private static final Set<Class<?>> SUPPORTED =
      Set.of(
          AdHocSubProcess.class,
          BoundaryEvent.class,
          BusinessRuleTask.class,
          CallActivity.class,
          DataObject.class,
          DataObjectReference.class,
          DataStoreReference.class,
          EndEvent.class,
          EventBasedGateway.class,
          ExclusiveGateway.class,
          InclusiveGateway.class,
          IntermediateCatchEvent.class,
          IntermediateThrowEvent.class,
          ManualTask.class,
          ParallelGateway.class,
          ReceiveTask.class,
          ScriptTask.class,
          SendTask.class,
          SequenceFlow.class,
          ServiceTask.class,
          StartEvent.class,
          SubProcess.class,
          Task.class,
          UserTask.class);

  private static final Map<Class<?>, String> UNSUPPORTED =
      Map.of(
          ComplexGateway.class,
          "Complex gateways are not supported: use inclusive, exclusive or parallel gateways.",
          Transaction.class,
          "Transactions are not supported: use a sub-process.");

  private static final Map<String, String> UNSUPPORTED_EVENTS =
      Map.of("cancelEventDefinition", "Cancel events are not supported: use error events.");

  private static final Set<Class<?>> SUPPORTED_EVENTS =
      Set.of(
          MessageEventDefinition.class,
          TimerEventDefinition.class,
          ErrorEventDefinition.class,
          EscalationEventDefinition.class,
          LinkEventDefinition.class,
          SignalEventDefinition.class,
          CompensateEventDefinition.class,
          ConditionalEventDefinition.class,
          TerminateEventDefinition.class);

  private static final Set<String> SUPPORTED_EXTENSIONS =
      Set.of(
          "adHoc",
          "taskDefinition",
          "taskHeaders",
          "ioMapping",
          "subscription",
          "loopCharacteristics",
          "calledElement",
          "calledDecision",
          "formDefinition",
          "userTaskForm",
          "userTask",
          "assignmentDefinition",
          "priorityDefinition",
          "taskSchedule",
          "taskListeners",
          "jobPriorityDefinition",
          "linkedResources",
          "script",
          "properties",
          "versionTag",
          "conditionalFilter");

  private final Faults faults;

  SupportCheck(Faults faults) {
    this.faults = faults;
  }

  void check(Process process) {
    checkExtensions(process, process.getId());
    process.getFlowElements().forEach(this::check);
  }

  private void check(FlowElement element) {
    Class<?> type = element.getElementType().getInstanceType();
    if (!SUPPORTED.contains(type)) {
      faults.addUnsupported(
          element.getId(),
          UNSUPPORTED.getOrDefault(
              type, "Elements of type '%s' are not supported.".formatted(type.getSimpleName())));
      return;
    }
    checkExtensions(element, element.getId());
    switch (element) {
      case SubProcess scope -> checkSubProcess(scope);
      case Activity activity -> checkActivity(activity);
      case CatchEvent event ->
          checkEvent(event, event.getEventDefinitions(), event.getEventDefinitionRefs());
      case ThrowEvent event ->
          checkEvent(event, event.getEventDefinitions(), event.getEventDefinitionRefs());
      default -> {}
    }
  }

  private void checkSubProcess(SubProcess scope) {
    checkActivity(scope);
    if (scope.triggeredByEvent() && scope.getLoopCharacteristics() != null) {
      faults.addUnsupported(
          scope.getId(),
          "Event sub-processes with a multi-instance marker are not supported: a"
              + " non-interrupting one runs each time its start event happens.");
      return;
    }
    scope.getFlowElements().forEach(this::check);
  }

  private void checkActivity(Activity activity) {
    for (DomElement child : activity.getDomElement().getChildElements()) {
      if (child.getLocalName().equals("standardLoopCharacteristics")) {
        faults.addUnsupported(
            activity.getId(),
            "Loop markers are not supported: use a multi-instance marker or a gateway.");
      }
    }
    if (activity instanceof ReceiveTask task && task.instantiate()) {
      faults.addUnsupported(
          activity.getId(),
          "Instantiating receive tasks are not supported: use a message start event.");
    }
  }

  private void checkEvent(
      Event event,
      Collection<EventDefinition> definitions,
      Collection<EventDefinition> references) {
    if (definitions.size() + references.size() > 1) {
      faults.addUnsupported(
          event.getId(),
          "Events with more than one definition are not supported: use one event for each.");
      return;
    }
    if (!references.isEmpty()) {
      faults.addUnsupported(
          event.getId(),
          "Event definitions by reference are not supported: define it in the event.");
      return;
    }
    definitions.forEach(definition -> checkDefinition(event, definition));
  }

  private void checkDefinition(Event event, EventDefinition definition) {
    if (!SUPPORTED_EVENTS.contains(definition.getElementType().getInstanceType())) {
      String name = definition.getElementType().getTypeName();
      faults.addUnsupported(
          event.getId(),
          UNSUPPORTED_EVENTS.getOrDefault(
              name, "Events with '%s' are not supported.".formatted(name)));
    } else if (event instanceof StartEvent
        && event.getParentElement() instanceof Process
        && (definition instanceof ErrorEventDefinition
            || definition instanceof EscalationEventDefinition)) {
      faults.addUnsupported(
          event.getId(),
          "Start events must be none, message, timer, signal or conditional events here.");
    } else if (definition instanceof LinkEventDefinition && event instanceof StartEvent) {
      faults.addUnsupported(
          event.getId(),
          "Links can only be caught by an intermediate event: nothing leads to a start event.");
    } else if (definition instanceof CompensateEventDefinition
        && (event instanceof StartEvent || event instanceof IntermediateCatchEvent)) {
      faults.addUnsupported(
          event.getId(),
          "Compensation can only be caught by a boundary event: attach one to the activity and"
              + " lead it to what undoes it.");
    } else {
      checkExtensions(definition, event.getId());
    }
  }

  /** The model library breaks on events it does not know. */
  private void checkListeners(DomElement listeners, String id) {
    for (DomElement listener : listeners.getChildElements()) {
      if (listener.getLocalName().equals("executionListener")
          && ExecutionListenerReader.event(listener) == null) {
        faults.add(
            id,
            "Expected the event type of an execution listener to be start or end, but found '%s'."
                .formatted(listener.getAttribute("eventType")));
      }
    }
  }

  private void checkExtensions(BaseElement element, String id) {
    for (DomElement extension : Extensions.all(element)) {
      String name = extension.getLocalName();
      switch (name) {
        case "executionListeners" -> checkListeners(extension, id);
        case "publishMessage" ->
            faults.addUnsupported(
                id,
                "Messages published without a job worker are not supported yet: use a"
                    + " 'zeebe:taskDefinition'.");
        default -> {
          if (!SUPPORTED_EXTENSIONS.contains(name)) {
            faults.add(id, "The extension 'zeebe:%s' is not supported yet.".formatted(name));
          }
        }
      }
    }
  }
}
