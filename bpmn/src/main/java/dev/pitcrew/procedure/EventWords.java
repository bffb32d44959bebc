package dev.pitcrew.procedure;

import io.camunda.zeebe.model.bpmn.instance.CompensateEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.ErrorEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.EscalationEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.EventDefinition;
import io.camunda.zeebe.model.bpmn.instance.MessageEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.SignalEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.TerminateEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.TimerEventDefinition;
import java.util.Collection;
import java.util.stream.Collectors;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/** What an event waits for or says. */
final class EventWords {

  private EventWords() {}

  /** Of all definitions; empty for an event that says nothing. */
  static String of(Collection<EventDefinition> definitions) {
    return definitions.stream().map(EventWords::of).collect(Collectors.joining(", "));
  }

  private static String of(EventDefinition definition) {
    return switch (definition) {
      case TimerEventDefinition timer -> timer(timer);
      case MessageEventDefinition message ->
          "message "
              + (message.getMessage() == null ? "" : Words.plain(message.getMessage().getName()));
      case ErrorEventDefinition error ->
          "error "
              + (error.getError() == null
                  ? "of any kind"
                  : Words.plain(error.getError().getErrorCode()));
      case EscalationEventDefinition escalation ->
          "escalation "
              + (escalation.getEscalation() == null
                  ? "of any kind"
                  : Words.plain(escalation.getEscalation().getEscalationCode()));
      case SignalEventDefinition signal ->
          "signal " + (signal.getSignal() == null ? "" : Words.plain(signal.getSignal().getName()));
      case CompensateEventDefinition ignored -> "taking back what was done";
      case TerminateEventDefinition ignored -> "everything else is stopped";
      default -> definition.getElementType().getTypeName();
    };
  }

  private static String timer(TimerEventDefinition timer) {
    if (timer.getTimeDate() != null) {
      return "at " + expression(timer.getTimeDate());
    }
    if (timer.getTimeDuration() != null) {
      return "after " + expression(timer.getTimeDuration());
    }
    return CycleWords.of(timer, expression(timer.getTimeCycle()));
  }

  private static String expression(@Nullable ModelElementInstance element) {
    return element == null ? "" : Words.plain(element.getTextContent());
  }
}
