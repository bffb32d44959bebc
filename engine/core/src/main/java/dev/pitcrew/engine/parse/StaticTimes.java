package dev.pitcrew.engine.parse;

import dev.pitcrew.engine.model.Trigger.TimerKind;
import io.camunda.zeebe.model.bpmn.util.time.Interval;
import io.camunda.zeebe.model.bpmn.util.time.RepeatingInterval;
import java.time.DateTimeException;
import java.time.ZonedDateTime;

/** Checks times that stand in the model as static text. */
final class StaticTimes {

  private StaticTimes() {}

  static void checkDate(String id, String what, String text, Faults faults) {
    try {
      ZonedDateTime.parse(text);
    } catch (DateTimeException e) {
      faults.add(
          id,
          "Expected %s to be a time like '2026-11-21T08:00:00Z', but found '%s'."
              .formatted(what, text));
    }
  }

  static void checkTimer(String id, TimerKind kind, String text, Faults faults) {
    try {
      switch (kind) {
        case DATE -> checkDate(id, "the date of the timer", text, faults);
        case DURATION -> Interval.parse(text);
        case CYCLE -> checkCycle(text);
      }
    } catch (DateTimeException | IllegalArgumentException e) {
      String example =
          kind == TimerKind.DURATION ? "'PT15M' or 'P1D'" : "'R3/PT10S' or '0 0 9 * * *'";
      faults.add(
          id,
          "Expected the %s of the timer to be like %s, but found '%s'."
              .formatted(kind == TimerKind.DURATION ? "duration" : "cycle", example, text));
    }
  }

  private static void checkCycle(String text) {
    // Anything else than an interval is a cron expression: six fields, or a word after '@'.
    if (text.startsWith("R")) {
      RepeatingInterval.parse(text);
    } else if (!text.startsWith("@") && text.split("\\s+").length != 6) {
      throw new IllegalArgumentException(text);
    }
  }
}
