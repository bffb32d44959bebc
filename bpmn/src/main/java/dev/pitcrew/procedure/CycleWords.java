package dev.pitcrew.procedure;

import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.TimerEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeProperties;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeProperty;
import java.util.regex.Pattern;

/** How often a timer comes round: the plain kinds of cron in words, anything else as it stands. */
final class CycleWords {

  /** Second, minute, hour, day of the month, any month, day of the week. */
  private static final Pattern DAILY_OR_MONTHLY =
      Pattern.compile("0 (\\d{1,2}) (\\d{1,2}) (\\*|\\d{1,2}) \\* (\\*|[A-Za-z0-9,-]+)");

  private static final String TIME_ZONE = "pitcrew:timeZone";

  private CycleWords() {}

  static String of(TimerEventDefinition timer, String cycle) {
    var plain = DAILY_OR_MONTHLY.matcher(cycle);
    boolean anyDay = plain.matches() && (plain.group(3).equals("*") || plain.group(4).equals("*"));
    if (!anyDay) {
      return "each time of " + cycle;
    }
    var time = "%02d:%02d".formatted(number(plain.group(2)), number(plain.group(1)));
    var day = plain.group(3);
    var weekdays = plain.group(4);
    var days =
        day.equals("*")
            ? weekdays.equals("*") ? "each day" : "each " + weekdays
            : "on day %s of each month".formatted(day);
    return "%s at %s%s".formatted(days, time, zone(timer));
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }

  private static String zone(TimerEventDefinition timer) {
    var properties =
        timer.getParentElement() instanceof BaseElement event
            ? event.getSingleExtensionElement(ZeebeProperties.class)
            : null;
    return properties == null
        ? ""
        : properties.getProperties().stream()
            .filter(property -> TIME_ZONE.equals(property.getName()))
            .map(ZeebeProperty::getValue)
            .map(zone -> ", clocks of " + Words.plain(zone))
            .findFirst()
            .orElse("");
  }
}
