package dev.pitcrew.engine.parse;

import dev.pitcrew.engine.expression.Expression;
import dev.pitcrew.engine.model.Trigger;
import dev.pitcrew.engine.model.Trigger.TimerKind;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.Event;
import io.camunda.zeebe.model.bpmn.instance.TimerEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeProperties;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeProperty;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/** Reads what timer events wait for. */
final class TimerReader {

  /**
   * The extension property by which an event, or what it stands in, says whose clocks are meant.
   * Other engines pass over it and stay with UTC.
   */
  private static final String TIME_ZONE = "pitcrew:timeZone";

  private final ExpressionReader expressions;
  private final Faults faults;

  TimerReader(ExpressionReader expressions, Faults faults) {
    this.expressions = expressions;
    this.faults = faults;
  }

  Trigger read(Event event, TimerEventDefinition timer) {
    if (timer.getTimeDate() != null) {
      return read(event, TimerKind.DATE, timer.getTimeDate().getTextContent());
    }
    if (timer.getTimeDuration() != null) {
      return read(event, TimerKind.DURATION, timer.getTimeDuration().getTextContent());
    }
    if (timer.getTimeCycle() != null) {
      return read(event, TimerKind.CYCLE, timer.getTimeCycle().getTextContent());
    }
    return new Trigger.None();
  }

  private Trigger read(Event event, TimerKind kind, String text) {
    String id = event.getId();
    String what = "the time of the timer";
    Expression definition = expressions.any(id, what, expressions.required(id, what, text));
    if (definition.isStatic() && !definition.source().isEmpty()) {
      StaticTimes.checkTimer(id, kind, definition.source(), faults);
    }
    return new Trigger.Timer(kind, definition, timeZone(event));
  }

  private @Nullable String timeZone(Event event) {
    for (ModelElementInstance at = event; at != null; at = at.getParentElement()) {
      if (at instanceof BaseElement element) {
        ZeebeProperties properties = Extensions.find(element, ZeebeProperties.class);
        if (properties != null) {
          for (ZeebeProperty property : properties.getProperties()) {
            if (TIME_ZONE.equals(property.getName())) {
              return checked(event.getId(), property.getValue());
            }
          }
        }
      }
    }
    return null;
  }

  private @Nullable String checked(String id, @Nullable String value) {
    try {
      return ZoneId.of(value == null ? "" : value.strip()).getId();
    } catch (DateTimeException e) {
      faults.add(
          id,
          "Expected the property '%s' to be a time zone like 'Europe/Berlin', but found '%s'."
              .formatted(TIME_ZONE, value));
      return null;
    }
  }
}
