package dev.pitcrew.engine.parse;

import dev.pitcrew.engine.model.Trigger.TimerKind;
import dev.pitcrew.engine.schedule.CronExpression;
import io.camunda.zeebe.model.bpmn.util.time.Interval;
import io.camunda.zeebe.model.bpmn.util.time.RepeatingInterval;
import java.time.DateTimeException;
import java.time.ZonedDateTime;

/** Checks times that stand in the model as static text. */
final class StaticTimes {

  private StaticTimes() {}

  static void checkDate(String id, String what, String text, Faults faults) {
    if (!isDate(text)) {
      faults.add(
          id,
          "Expected %s to be a time like '2026-11-21T08:00:00Z', but found '%s'."
              .formatted(what, text));
    }
  }

  static boolean isDate(String text) {
    try {
      ZonedDateTime.parse(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  static void checkTimer(String id, TimerKind kind, String text, Faults faults) {
    switch (kind) {
      case DATE -> checkDate(id, "the date of the timer", text, faults);
      case DURATION -> checkDuration(id, text, faults);
      case CYCLE -> checkCycle(id, text, faults);
    }
  }

  private static void checkDuration(String id, String text, Faults faults) {
    try {
      Interval.parse(text);
    } catch (DateTimeException | IllegalArgumentException e) {
      faults.add(
          id,
          "Expected the duration of the timer to be like 'PT15M' or 'P1D', but found '%s'."
              .formatted(text));
    }
  }

  private static void checkCycle(String id, String text, Faults faults) {
    if (text.startsWith("@") || text.contains(" ")) {
      checkCron(id, text, faults);
      return;
    }
    try {
      RepeatingInterval.parse(text);
    } catch (DateTimeException | IllegalArgumentException e) {
      faults.add(
          id,
          "Expected the cycle of the timer to be like 'R3/PT10S', but found '%s'.".formatted(text));
    }
  }

  private static void checkCron(String id, String text, Faults faults) {
    try {
      CronExpression.parse(text);
    } catch (DateTimeException e) {
      faults.add(
          id,
          "Expected the cycle of the timer to be like 'R3/PT10S' or like '0 0 8 * * MON-FRI', but found '%s': %s."
              .formatted(text, e.getMessage()));
    }
  }
}
