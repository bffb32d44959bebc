package dev.pitcrew.engine.parse;

import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.model.SequenceFlow;
import dev.pitcrew.engine.model.Trigger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks what holds between elements, on the graph itself: the model library's validators rely on
 * lists of flows that a file may leave out.
 */
final class StructureCheck {

  private final Map<String, FlowElement> elements;
  private final Faults faults;

  StructureCheck(Map<String, FlowElement> elements, Faults faults) {
    this.elements = elements;
    this.faults = faults;
  }

  void check() {
    for (FlowElement element : elements.values()) {
      switch (element) {
        case FlowElement.ProcessElement process -> checkStarts(process);
        case FlowElement.Guarded guarded -> {
          checkBoundaryEvents(guarded);
          checkHandler(guarded);
        }
        case FlowElement.EventSubProcess scope -> checkUnconnected(scope);
        case FlowElement.ExclusiveGateway gateway ->
            checkConditions(
                gateway, gateway.defaultFlowId(), "Must have a condition or be default flow");
        case FlowElement.InclusiveGateway gateway ->
            checkConditions(gateway, gateway.defaultFlowId(), "Must have a condition");
        case FlowElement.EventBasedGateway gateway -> check(gateway);
        case FlowElement.StartEvent start -> checkNoIncoming(start, "Start");
        case FlowElement.BoundaryEvent event -> {
          checkNoIncoming(event, "Boundary");
          checkAttached(event);
          checkCompensation(event);
        }
        case FlowElement.EndEvent end -> {
          if (!end.node().outgoing().isEmpty()) {
            faults.add(
                end.id(), "End events must not have outgoing sequence flows to other elements.");
          }
        }
        default -> {}
      }
    }
  }

  private void checkConditions(FlowElement gateway, @Nullable String defaultId, String missing) {
    List<SequenceFlow> outgoing = gateway.node().outgoing();
    if (defaultId != null && outgoing.stream().noneMatch(flow -> flow.id().equals(defaultId))) {
      faults.add(gateway.id(), "Default flow must start at gateway");
    }
    if (outgoing.size() > 1) {
      for (SequenceFlow flow : outgoing) {
        if (flow.condition() == null && !flow.id().equals(defaultId)) {
          faults.add(flow.id(), missing);
        }
      }
    }
  }

  private void check(FlowElement.EventBasedGateway gateway) {
    List<SequenceFlow> outgoing = gateway.node().outgoing();
    if (outgoing.size() < 2) {
      faults.add(gateway.id(), "Event-based gateway must have at least 2 outgoing sequence flows.");
    }
    Set<String> targets = new HashSet<>();
    List<Trigger> caught = new ArrayList<>();
    for (SequenceFlow flow : outgoing) {
      FlowElement target = elements.get(flow.targetId());
      if (!(target instanceof FlowElement.CatchEvent event)
          || event.trigger() instanceof Trigger.Link) {
        if (!faults.isUnsupported(flow.targetId())) {
          faults.add(
              gateway.id(),
              "Event-based gateway must not have an outgoing sequence flow to other elements than"
                  + " message or timer intermediate catch events.");
        }
      } else if (event.node().incoming().size() > 1 || !targets.add(event.id())) {
        faults.add(
            gateway.id(),
            "Target elements of an event gateway must not have any additional incoming sequence"
                + " flows other than that from the event gateway.");
      } else {
        caught.add(event.trigger());
      }
    }
    checkDistinct(gateway.id(), caught);
  }

  private void checkStarts(FlowElement.ProcessElement process) {
    List<Trigger> caught = new ArrayList<>();
    for (String id : process.startEventIds()) {
      if (elements.get(id) instanceof FlowElement.StartEvent start) {
        caught.add(start.trigger());
      }
    }
    checkDistinct(process.id(), caught);
  }

  private void checkBoundaryEvents(FlowElement.Guarded guarded) {
    List<Trigger> caught = new ArrayList<>();
    for (String id : guarded.activity().boundaryEventIds()) {
      if (elements.get(id) instanceof FlowElement.BoundaryEvent event) {
        caught.add(event.trigger());
      }
    }
    if (guarded instanceof FlowElement.ReceiveTask task) {
      caught.add(task.message());
    }
    checkDistinct(guarded.id(), caught);
  }

  /** Only compensation begins it, and nothing follows it. */
  private void checkHandler(FlowElement.Guarded handler) {
    if (!handler.activity().isForCompensation()) {
      return;
    }
    if (!handler.node().incoming().isEmpty()) {
      faults.add(handler.id(), "A compensation handler should have no incoming sequence flows");
    }
    if (!handler.node().outgoing().isEmpty()) {
      faults.add(handler.id(), "A compensation handler should have no outgoing sequence flows");
    }
    if (!handler.activity().boundaryEventIds().isEmpty()
        || handler.activity().compensationEventId() != null) {
      faults.add(handler.id(), "A compensation handler should have no boundary events");
    }
  }

  private void checkCompensation(FlowElement.BoundaryEvent event) {
    if (event.trigger() instanceof Trigger.Compensation) {
      if (!event.node().outgoing().isEmpty()) {
        faults.add(
            event.id(),
            "Compensation boundary events must have a compensation association and no outgoing"
                + " sequence flows");
      }
      if (!event.interrupting()) {
        faults.add(event.id(), "Non-Interrupting event of this type is not allowed");
      }
    }
  }

  /** Of two that catch the same, it would be open which one does. */
  private void checkDistinct(String id, List<Trigger> caught) {
    Set<String> messages = new HashSet<>();
    Set<String> signals = new HashSet<>();
    Set<String> errors = new HashSet<>();
    Set<String> escalations = new HashSet<>();
    for (Trigger trigger : caught) {
      switch (trigger) {
        case Trigger.Message message -> {
          String name = message.name().source();
          if (!messages.add(name)) {
            faults.add(
                id,
                "Multiple message event definitions with the same name '%s' are not allowed."
                    .formatted(name));
          }
        }
        case Trigger.Signal signal -> {
          String name = signal.name().source();
          if (!signals.add(name)) {
            faults.add(
                id,
                "Multiple signal event definitions with the same name '%s' are not allowed."
                    .formatted(name));
          }
        }
        case Trigger.Error error -> {
          String code = error.errorCode() == null ? "" : error.errorCode().source();
          if (!errors.add(code)) {
            faults.add(
                id,
                code.isEmpty()
                    ? "The same scope can not contain more than one error catch event without error"
                        + " code. An error catch event without error code catches all errors."
                    : "Multiple error catch events with the same error code '%s' are not supported on the same scope."
                        .formatted(code));
          }
        }
        case Trigger.Escalation escalation -> {
          String code =
              escalation.escalationCode() == null ? "" : escalation.escalationCode().source();
          if (!escalations.add(code)) {
            faults.add(
                id,
                code.isEmpty()
                    ? "The same scope can not contain more than one escalation catch event without"
                        + " escalation code. An escalation catch event without escalation code"
                        + " catches all escalations."
                    : "Multiple escalation catch events with the same escalation code '%s' are not supported on the same scope."
                        .formatted(code));
          }
        }
        default -> {}
      }
    }
  }

  private void checkUnconnected(FlowElement.EventSubProcess scope) {
    if (!scope.node().incoming().isEmpty() || !scope.node().outgoing().isEmpty()) {
      faults.add(
          scope.id(),
          "Event sub-processes must not have incoming or outgoing sequence flows: their start event"
              + " begins them.");
    }
  }

  private void checkNoIncoming(FlowElement element, String kind) {
    if (!element.node().incoming().isEmpty()) {
      faults.add(element.id(), "%s events must not have incoming sequence flows.".formatted(kind));
    }
  }

  private void checkAttached(FlowElement.BoundaryEvent event) {
    FlowElement guarded = elements.get(event.attachedToId());
    if (!(guarded instanceof FlowElement.Guarded) && !faults.isUnsupported(event.attachedToId())) {
      faults.add(event.id(), "Must be attached to an activity");
    } else if (event.trigger() instanceof Trigger.Escalation
        && guarded != null
        && !(guarded instanceof FlowElement.SubProcess)
        && !(guarded instanceof FlowElement.AdHocSubProcess)
        && !(guarded instanceof FlowElement.CallActivity)) {
      faults.add(
          guarded.id(),
          "An escalation boundary event should only be attached to a subprocess, or a call"
              + " activity.");
    }
  }
}
