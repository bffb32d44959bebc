package dev.pitcrew.engine.parse;

import dev.pitcrew.engine.expression.Expression;
import dev.pitcrew.engine.model.Trigger;
import io.camunda.zeebe.model.bpmn.instance.CompensateEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.ConditionalEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.Error;
import io.camunda.zeebe.model.bpmn.instance.ErrorEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.Escalation;
import io.camunda.zeebe.model.bpmn.instance.EscalationEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.Event;
import io.camunda.zeebe.model.bpmn.instance.EventDefinition;
import io.camunda.zeebe.model.bpmn.instance.LinkEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.Message;
import io.camunda.zeebe.model.bpmn.instance.MessageEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.Signal;
import io.camunda.zeebe.model.bpmn.instance.SignalEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.TerminateEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.ThrowEvent;
import io.camunda.zeebe.model.bpmn.instance.TimerEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeSubscription;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Reads what events wait for or throw. */
final class EventReader {

  /** Stands where a fault was found. */
  private static final Trigger.Message NO_MESSAGE =
      new Trigger.Message(new Expression("", ""), null);

  private static final Trigger.Signal NO_SIGNAL = new Trigger.Signal(new Expression("", ""));

  private final ExpressionReader expressions;
  private final Faults faults;
  private final JobReader jobs;
  private final CompensationReader compensations;
  private final TimerReader timers;
  private final ConditionReader conditions;

  EventReader(
      ExpressionReader expressions,
      Faults faults,
      JobReader jobs,
      CompensationReader compensations) {
    this.expressions = expressions;
    this.faults = faults;
    this.jobs = jobs;
    this.compensations = compensations;
    this.timers = new TimerReader(expressions, faults);
    this.conditions = new ConditionReader(expressions, faults);
  }

  /**
   * @param isStart whether it starts a process: a message then needs no correlation key
   */
  Trigger caught(Event event, Collection<EventDefinition> definitions, boolean isStart) {
    // That there is one at most, and one at least where it is needed, has been checked.
    for (EventDefinition definition : definitions) {
      return switch (definition) {
        case MessageEventDefinition message ->
            message(event.getId(), message.getMessage(), isStart);
        case SignalEventDefinition signal -> signal(event.getId(), signal);
        case ConditionalEventDefinition condition -> conditions.read(event, condition);
        case TimerEventDefinition timer -> timers.read(event, timer);
        case ErrorEventDefinition error -> new Trigger.Error(errorCode(event.getId(), error));
        case EscalationEventDefinition escalation ->
            new Trigger.Escalation(escalationCode(event.getId(), escalation));
        case LinkEventDefinition link -> LinkReader.read(link);
        default -> new Trigger.None();
      };
    }
    return new Trigger.None();
  }

  Trigger thrown(ThrowEvent event) {
    for (EventDefinition definition : event.getEventDefinitions()) {
      return switch (definition) {
        case MessageEventDefinition message -> new Trigger.Job(jobs.read(event));
        case SignalEventDefinition signal -> signal(event.getId(), signal);
        case ErrorEventDefinition error -> new Trigger.Error(errorCode(event.getId(), error));
        case EscalationEventDefinition escalation ->
            new Trigger.Escalation(thrownCode(event.getId(), escalation));
        case CompensateEventDefinition compensate -> compensations.thrown(event, compensate);
        case LinkEventDefinition link -> LinkReader.read(link);
        case TerminateEventDefinition terminate -> new Trigger.Terminate();
        default -> new Trigger.None();
      };
    }
    return new Trigger.None();
  }

  /** What a receive task waits for is a message too. */
  Trigger.Message message(String id, @Nullable Message message, boolean isStart) {
    if (message == null) {
      faults.add(id, "Must reference a message");
      return NO_MESSAGE;
    }
    if (NodeReader.blankToNull(message.getName()) == null) {
      faults.add(message.getId(), "Name must be present and not empty");
      return NO_MESSAGE;
    }
    Expression name = expressions.any(id, "the name of the message", message.getName());
    return new Trigger.Message(name, isStart ? null : correlationKey(id, message));
  }

  private @Nullable Expression correlationKey(String id, Message message) {
    ZeebeSubscription subscription = Extensions.find(message, ZeebeSubscription.class);
    if (subscription == null) {
      faults.add(message.getId(), "Must have exactly one zeebe:subscription extension element");
      return null;
    }
    return expressions.dynamic(
        id, "the correlation key of the message", subscription.getCorrelationKey());
  }

  private Trigger.Signal signal(String id, SignalEventDefinition definition) {
    Signal signal = definition.getSignal();
    if (signal == null) {
      faults.add(id, "Must reference a signal");
      return NO_SIGNAL;
    }
    if (NodeReader.blankToNull(signal.getName()) == null) {
      faults.add(signal.getId(), "Name must be present and not empty");
      return NO_SIGNAL;
    }
    return new Trigger.Signal(expressions.any(id, "the name of the signal", signal.getName()));
  }

  private @Nullable Expression errorCode(String id, ErrorEventDefinition definition) {
    Error error = definition.getError();
    return error == null ? null : expressions.optional(id, "the error code", error.getErrorCode());
  }

  /** Other than what is caught, it has to name one. */
  private @Nullable Expression thrownCode(String id, EscalationEventDefinition definition) {
    Escalation escalation = definition.getEscalation();
    if (escalation != null && NodeReader.blankToNull(escalation.getEscalationCode()) == null) {
      faults.add(escalation.getId(), "EscalationCode must be present and not empty");
    }
    return escalationCode(id, definition);
  }

  private @Nullable Expression escalationCode(String id, EscalationEventDefinition definition) {
    Escalation escalation = definition.getEscalation();
    return escalation == null
        ? null
        : expressions.optional(id, "the escalation code", escalation.getEscalationCode());
  }
}
