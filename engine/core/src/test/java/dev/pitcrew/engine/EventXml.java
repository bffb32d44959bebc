package dev.pitcrew.engine;

import dev.pitcrew.engine.expression.Expression;
import dev.pitcrew.engine.model.Trigger;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What events wait for and throw, as BPMN; remembers what they refer to. */
final class EventXml {

  /** By what stands in them, which is what events share. */
  private final Map<String, String> referred = new LinkedHashMap<>();

  private int definitions;

  String definition(Trigger trigger) {
    return switch (trigger) {
      case Trigger.None none -> "";
      case Trigger.Timer timer -> element("timer", "", timed(timer));
      case Trigger.Message message -> element("message", reference("message", message), "");
      case Trigger.Signal signal ->
          element(
              "signal",
              reference("signal", "name='%s'".formatted(escaped(signal.name().source())), ""),
              "");
      case Trigger.Error error ->
          element("error", coded("error", "errorCode", error.errorCode()), "");
      case Trigger.Escalation escalation ->
          element(
              "escalation", coded("escalation", "escalationCode", escalation.escalationCode()), "");
      case Trigger.Condition condition ->
          element("conditional", "", GraphXml.formal("condition", condition.condition().source()));
      case Trigger.Compensation compensation -> element("compensate", "", "");
      case Trigger.Compensate compensate ->
          element(
              "compensate",
              compensate.activityId() == null
                  ? ""
                  : "activityRef='%s'".formatted(compensate.activityId()),
              "");
      case Trigger.Job job -> element("message", "", "");
      case Trigger.Link link -> element("link", "name='%s'".formatted(link.name()), "");
      case Trigger.Terminate terminate -> element("terminate", "", "");
    };
  }

  private String element(String kind, String attributes, String content) {
    return "<%1$sEventDefinition id='definition%2$d' %3$s>%4$s</%1$sEventDefinition>"
        .formatted(kind, ++definitions, attributes, content);
  }

  private static String timed(Trigger.Timer timer) {
    String name =
        switch (timer.kind()) {
          case DATE -> "timeDate";
          case DURATION -> "timeDuration";
          case CYCLE -> "timeCycle";
        };
    return GraphXml.formal(name, timer.definition().source());
  }

  /** An attribute that names the message. */
  String reference(String kind, Trigger.Message message) {
    Expression key = message.correlationKey();
    return reference(
        kind,
        "name='%s'".formatted(escaped(message.name().source())),
        key == null
            ? ""
            : "<extensionElements><zeebe:subscription correlationKey='%s'/></extensionElements>"
                .formatted(escaped(key.source())));
  }

  private String coded(String kind, String attribute, @Nullable Expression code) {
    return code == null
        ? ""
        : reference(kind, "%s='%s'".formatted(attribute, escaped(code.source())), "");
  }

  private String reference(String kind, String attributes, String content) {
    String key = kind + " " + attributes + content;
    String id = kind + "-" + (referred.size() + 1);
    String before =
        referred.putIfAbsent(
            key, "<%s id='%s' %s>%s</%1$s>\n".formatted(kind, id, attributes, content));
    String found = before == null ? id : before.replaceAll("(?s)<\\S+ id='([^']+)'.*", "$1");
    return "%sRef='%s'".formatted(kind, found);
  }

  /** What stands beside the processes. */
  String referred() {
    return String.join("", referred.values());
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("'", "&apos;")
        .replace("\"", "&quot;");
  }
}
