package dev.pitcrew.engine.conformance.scenario;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Pieces of BPMN, as short as they can be said. Sequence flows need not be repeated in elements.
 */
public final class Xml {

  private static final Pattern ASSOCIATION = Pattern.compile("<association [^>]*/>");

  private Xml() {}

  public static final String MESSAGE = "<messageEventDefinition messageRef='m'/>";
  public static final String SIGNAL = "<signalEventDefinition signalRef='s'/>";
  public static final String ERROR = "<errorEventDefinition errorRef='bad'/>";
  public static final String ANY_ERROR = "<errorEventDefinition/>";
  public static final String ESCALATION = "<escalationEventDefinition escalationRef='up'/>";
  public static final String ANY_ESCALATION = "<escalationEventDefinition/>";
  public static final String COMPENSATION = "<compensateEventDefinition/>";
  public static final String TERMINATE = "<terminateEventDefinition/>";
  public static final String MINUTE = timer("timeDuration", "PT1M");

  /** A condition on the variable {@code x}. */
  public static final String CONDITION = condition("=x > 1", "");

  /** What the events above refer to. */
  public static final String DEFINITIONS =
      """
      <message id='m' name='m'><extensionElements><zeebe:subscription correlationKey='="k"'/></extensionElements></message>
      <signal id='s' name='s'/><error id='bad' errorCode='bad'/><escalation id='up' escalationCode='up'/>
      """;

  public static String condition(String expression, String filter) {
    return "<conditionalEventDefinition>%s<condition xsi:type='tFormalExpression'>%s</condition></conditionalEventDefinition>"
        .formatted(extensions(filter), expression.replace("<", "&lt;").replace(">", "&gt;"));
  }

  public static String timer(String kind, String definition) {
    return "<timerEventDefinition><%s>%s</%s></timerEventDefinition>"
        .formatted(kind, definition, kind);
  }

  /** A deployable process {@code p}. */
  public static Resource process(String content) {
    return process("p", content);
  }

  public static Resource process(String id, String content) {
    // Associations have to stand behind all else.
    List<String> last = ASSOCIATION.matcher(content).results().map(MatchResult::group).toList();
    return Resource.of(
        id + ".bpmn",
        "<process id='%s' isExecutable='true'>%s%s</process>%s"
            .formatted(
                id,
                ASSOCIATION.matcher(content).replaceAll(""),
                String.join("", last),
                DEFINITIONS));
  }

  /** Between a start and an end event. */
  public static Resource only(String id, String element) {
    return process(start("s1", "") + element + end("e", "") + flow("s1", id, "e"));
  }

  /** The same, where the element is guarded by a boundary event {@code b}. */
  public static Resource guarded(String id, String elementAndEvent) {
    return process(
        start("s1", "")
            + elementAndEvent
            + end("e", "")
            + end("be", "")
            + flow("s1", id, "e")
            + flow("b", "be"));
  }

  /** A sub-process of one element. */
  public static String subOf(String id, String innerId, String inner) {
    return sub(id, start("s2", "") + inner + end("e2", "") + flow("s2", innerId, "e2"));
  }

  private static String element(String name, String id, String attributes, String content) {
    return "<%s id='%s' %s>%s</%s>".formatted(name, id, attributes, content, name);
  }

  public static String start(String id, String content) {
    return element("startEvent", id, "", content);
  }

  /** Of an event sub-process. */
  public static String start(String id, boolean interrupting, String content) {
    return element("startEvent", id, "isInterrupting='" + interrupting + "'", content);
  }

  public static String end(String id, String content) {
    return element("endEvent", id, "", content);
  }

  public static String catching(String id, String content) {
    return element("intermediateCatchEvent", id, "", content);
  }

  public static String throwing(String id, String content) {
    return element("intermediateThrowEvent", id, "", content);
  }

  public static String boundary(String id, String at, boolean interrupting, String content) {
    return element(
        "boundaryEvent",
        id,
        "attachedToRef='%s' cancelActivity='%s'".formatted(at, interrupting),
        content);
  }

  public static String job(String id, String type) {
    return job(id, type, "");
  }

  /** {@code more} stands behind the extension elements. */
  public static String job(String id, String type, String more) {
    return element("serviceTask", id, "", extensions(type(type)) + more);
  }

  public static String type(String type) {
    return "<zeebe:taskDefinition type='%s'/>".formatted(type);
  }

  public static String extensions(String content) {
    return content.isEmpty() ? "" : "<extensionElements>" + content + "</extensionElements>";
  }

  public static String any(String name, String id, String content) {
    return element(name, id, "", content);
  }

  public static String any(String name, String id, String attributes, String content) {
    return element(name, id, attributes, content);
  }

  public static String manual(String id) {
    return element("manualTask", id, "", "");
  }

  public static String sub(String id, String content) {
    return element("subProcess", id, "", ordered(content));
  }

  public static String eventSub(String id, String content) {
    return element("subProcess", id, "triggeredByEvent='true'", ordered(content));
  }

  /** Associations have to stand behind all else in their scope, and stay there. */
  private static String ordered(String content) {
    StringBuilder last = new StringBuilder();
    ASSOCIATION
        .matcher(content)
        .results()
        .forEach(one -> last.append(one.group().replace("/>", "></association>")));
    return ASSOCIATION.matcher(content).replaceAll("") + last;
  }

  public static String call(String id, String process) {
    return element(
        "callActivity",
        id,
        "",
        extensions("<zeebe:calledElement processId='%s'/>".formatted(process)));
  }

  public static String listeners(String... eventsAndTypes) {
    StringBuilder all = new StringBuilder("<zeebe:executionListeners>");
    for (String one : eventsAndTypes) {
      String[] parts = one.split(" ", 2);
      all.append(
          "<zeebe:executionListener eventType='%s' type='%s'/>".formatted(parts[0], parts[1]));
    }
    return all.append("</zeebe:executionListeners>").toString();
  }

  public static String taskListeners(String... eventsAndTypes) {
    StringBuilder all = new StringBuilder("<zeebe:taskListeners>");
    for (String one : eventsAndTypes) {
      String[] parts = one.split(" ", 2);
      all.append("<zeebe:taskListener eventType='%s' type='%s'/>".formatted(parts[0], parts[1]));
    }
    return all.append("</zeebe:taskListeners>").toString();
  }

  public static String mappings(String... sourcesAndTargets) {
    StringBuilder all = new StringBuilder("<zeebe:ioMapping>");
    for (String one : sourcesAndTargets) {
      String[] parts = one.split("\\|");
      all.append("<zeebe:%s source='%s' target='%s'/>".formatted(parts[0], parts[1], parts[2]));
    }
    return all.append("</zeebe:ioMapping>").toString();
  }

  public static String loop(boolean sequential, String attributes, String condition) {
    return "<multiInstanceLoopCharacteristics isSequential='%s'>%s%s</multiInstanceLoopCharacteristics>"
        .formatted(
            sequential,
            extensions(
                "<zeebe:loopCharacteristics inputCollection='=items' inputElement='item' %s/>"
                    .formatted(attributes)),
            condition.isEmpty()
                ? ""
                : "<completionCondition xsi:type='tFormalExpression'>%s</completionCondition>"
                    .formatted(condition.replace("<", "&lt;").replace(">", "&gt;")));
  }

  /** Joins the elements one after the other. */
  public static String flow(String... ids) {
    StringBuilder all = new StringBuilder();
    for (int i = 1; i < ids.length; i++) {
      all.append(
          "<sequenceFlow id='%s-%s' sourceRef='%s' targetRef='%s'/>"
              .formatted(ids[i - 1], ids[i], ids[i - 1], ids[i]));
    }
    return all.toString();
  }

  public static String flowIf(String condition, String from, String to) {
    return "<sequenceFlow id='%s-%s' sourceRef='%s' targetRef='%s'><conditionExpression xsi:type='tFormalExpression'>%s</conditionExpression></sequenceFlow>"
        .formatted(from, to, from, to, condition.replace("<", "&lt;").replace(">", "&gt;"));
  }
}
