package dev.pitcrew.engine.conformance.catalog;

import static dev.pitcrew.engine.conformance.catalog.TaskScenarios.only;
import static dev.pitcrew.engine.conformance.scenario.Xml.*;

import dev.pitcrew.engine.conformance.scenario.Acts;
import dev.pitcrew.engine.conformance.scenario.Resource;
import dev.pitcrew.engine.conformance.scenario.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Models that are refused at deployment, many in one play; where Zeebe takes one, so do we. */
final class RefusedModels {

  private static final String REST = end("e", "") + flow("s1", "t", "e");

  private RefusedModels() {}

  /** What looks as wrong as the others, but both take it. */
  private static final Set<String> TAKEN =
      Set.of(
          "two timers",
          "at a manual task",
          "without a way on",
          "no retries",
          "header without a key",
          "duration that begins a process",
          "throw event of a timer",
          "throw event of an error",
          "terminate on the way",
          "a default with a condition",
          "mapping without a source",
          "mapping of a text",
          "mapping of an empty text",
          "a result variable that is no name",
          "a handler that nothing asks");

  static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    add(all, "tasks", tasks());
    add(all, "timers", timers());
    add(all, "events", events());
    add(all, "boundary events", boundaries());
    add(all, "scopes", scopes());
    add(all, "gateways and flows", gateways());
    add(all, "loops", loops());
    add(all, "expressions", expressions());
    add(all, "user tasks", userTasks());
    add(all, "compensation", compensation());
    Scenario taken =
        Scenario.of(
            "models that never work",
            Feature.STANDARD_LOOP,
            Feature.INSTANTIATING_RECEIVE,
            Feature.BAD_MODELS);
    neverWork().forEach(taken::refused);
    all.add(taken);
    Scenario named = Scenario.of("models that are refused for another element", Feature.BAD_MODELS);
    otherNames().forEach(named::refused);
    all.add(named);
    return all;
  }

  private static void add(List<Scenario> all, String name, Map<String, Resource> models) {
    Scenario scenario = Scenario.of("models that are refused: " + name, Feature.BAD_MODELS);
    Scenario taken = Scenario.of("models that look wrong: " + name, Feature.DEPLOYMENT);
    models.forEach(
        (what, model) -> {
          if (TAKEN.contains(what)) {
            taken.step(what, Acts.refused(model));
          } else {
            scenario.refused(what, model);
          }
        });
    all.add(scenario);
    if (!taken.steps().isEmpty()) {
      all.add(taken);
    }
  }

  private static Map<String, Resource> map(Object... namesAndModels) {
    Map<String, Resource> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndModels.length; i += 2) {
      Object model = namesAndModels[i + 1];
      map.put(
          (String) namesAndModels[i],
          model instanceof Resource resource ? resource : process((String) model));
    }
    return map;
  }

  private static Resource one(String name, String content) {
    return only("t", any(name, "t", content));
  }

  private static String taskOf(String type, String retries) {
    return extensions("<zeebe:taskDefinition type='%s' retries='%s'/>".formatted(type, retries));
  }

  private static Map<String, Resource> tasks() {
    return map(
        "send task without a type", one("sendTask", ""),
        "script task without a script", one("scriptTask", ""),
        "script without a variable",
            one("scriptTask", extensions("<zeebe:script expression='=1'/>")),
        "script without an expression",
            one("scriptTask", extensions("<zeebe:script resultVariable='r'/>")),
        "script and a type",
            one(
                "scriptTask",
                extensions(type("x") + "<zeebe:script expression='=1' resultVariable='r'/>")),
        "rule task without a decision", one("businessRuleTask", ""),
        "decision without a variable",
            one("businessRuleTask", extensions("<zeebe:calledDecision decisionId='d'/>")),
        "decision without an id",
            one("businessRuleTask", extensions("<zeebe:calledDecision resultVariable='r'/>")),
        "decision and a type",
            one(
                "businessRuleTask",
                extensions(
                    type("x") + "<zeebe:calledDecision decisionId='d' resultVariable='r'/>")),
        "an empty type", one("serviceTask", taskOf("", "3")),
        "no retries", one("serviceTask", taskOf("x", "0")),
        "call without a process", one("callActivity", ""),
        "call of an empty id",
            one("callActivity", extensions("<zeebe:calledElement processId=''/>")),
        "call bound to a tag that is not told",
            one(
                "callActivity",
                extensions("<zeebe:calledElement processId='c' bindingType='versionTag'/>")),
        "receive task without a message", one("receiveTask", ""),
        "header without a key",
            one(
                "serviceTask",
                extensions(
                    type("x")
                        + "<zeebe:taskHeaders><zeebe:header value='v'/></zeebe:taskHeaders>")),
        "linked resource without an id",
            one(
                "serviceTask",
                extensions(
                    type("x")
                        + "<zeebe:linkedResources><zeebe:linkedResource resourceType='RPA'"
                        + " linkName='l'/></zeebe:linkedResources>")));
  }

  private static String startBy(String kind, String definition) {
    return start("s1", timer(kind, definition)) + end("e", "") + flow("s1", "e");
  }

  private static Resource caught(String kind, String definition) {
    return one("intermediateCatchEvent", timer(kind, definition));
  }

  private static Resource atTask(boolean interrupting, String trigger) {
    return process(
        start("s1", "")
            + job("t", "work")
            + boundary("b", "t", interrupting, trigger)
            + end("be", "")
            + flow("b", "be")
            + REST);
  }

  private static Map<String, Resource> timers() {
    return map(
        "timer without a definition", one("intermediateCatchEvent", "<timerEventDefinition/>"),
        "cycle on the way", caught("timeCycle", "R/PT1M"),
        "cycle that interrupts", atTask(true, timer("timeCycle", "R/PT1M")),
        "duration that begins a process", startBy("timeDuration", "PT1M"),
        "duration that is none", caught("timeDuration", "1 minute"),
        "empty duration", caught("timeDuration", ""),
        "date that is none", caught("timeDate", "tomorrow"),
        "date without a zone", caught("timeDate", "2030-01-01T00:00:00"),
        "cycle that is none", atTask(false, timer("timeCycle", "often")),
        "cron with five fields", atTask(false, timer("timeCycle", "0 0 * * *")),
        "cycle without an interval", atTask(false, timer("timeCycle", "R3")),
        "date in an expression that fails", startBy("timeDate", "=1"));
  }

  private static Map<String, Resource> events() {
    return map(
        "message event without a message",
            one("intermediateCatchEvent", "<messageEventDefinition/>"),
        "message without a name",
            Resource.of(
                "p.bpmn",
                "<process id='p' isExecutable='true'>"
                    + start("s1", "")
                    + catching("t", "<messageEventDefinition messageRef='n'/>")
                    + REST
                    + "</process><message id='n'><extensionElements><zeebe:subscription"
                    + " correlationKey='=1'/></extensionElements></message>"),
        "signal event without a signal", one("intermediateCatchEvent", "<signalEventDefinition/>"),
        "signal without a name",
            Resource.of(
                "p.bpmn",
                "<process id='p' isExecutable='true'>"
                    + start("s1", "")
                    + catching("t", "<signalEventDefinition signalRef='n'/>")
                    + REST
                    + "</process><signal id='n'/>"),
        "catch event of nothing", one("intermediateCatchEvent", ""),
        "catch event of an error", one("intermediateCatchEvent", ERROR),
        "throw event of a timer", one("intermediateThrowEvent", MINUTE),
        "throw event of an error", one("intermediateThrowEvent", ERROR),
        "message throw without a type", one("intermediateThrowEvent", MESSAGE),
        "message end without a type", start("s1", "") + end("t", MESSAGE) + flow("s1", "t"),
        "end event of a timer", start("s1", "") + end("t", MINUTE) + flow("s1", "t"),
        "escalation end without a code",
            start("s1", "") + end("t", ANY_ESCALATION) + flow("s1", "t"),
        "two none start events",
            start("s1", "") + start("s2", "") + end("e", "") + flow("s1", "e") + flow("s2", "e"),
        "two start events of a signal",
            start("s1", SIGNAL)
                + start("s2", SIGNAL)
                + end("e", "")
                + flow("s1", "e")
                + flow("s2", "e"),
        "flow out of an end event",
            start("s1", "") + manual("t") + end("e", "") + flow("s1", "t", "e") + flow("e", "t"),
        "terminate on the way", one("intermediateThrowEvent", TERMINATE));
  }

  private static Map<String, Resource> boundaries() {
    String two = end("be", "") + flow("b", "be") + flow("b2", "be") + REST;
    return map(
        "error that does not interrupt", atTask(false, ERROR),
        "nothing at a task", atTask(true, ""),
        "flow into a boundary event",
            start("s1", "")
                + job("t", "work")
                + boundary("b", "t", true, MESSAGE)
                + end("be", "")
                + flow("b", "be")
                + flow("t", "b")
                + REST,
        "two of the same message",
            start("s1", "")
                + job("t", "work")
                + boundary("b", "t", true, MESSAGE)
                + boundary("b2", "t", true, MESSAGE)
                + two,
        "two of the same signal",
            start("s1", "")
                + job("t", "work")
                + boundary("b", "t", true, SIGNAL)
                + boundary("b2", "t", true, SIGNAL)
                + two,
        "two of the same error",
            start("s1", "")
                + job("t", "work")
                + boundary("b", "t", true, ERROR)
                + boundary("b2", "t", true, ERROR)
                + two,
        "two of any error",
            start("s1", "")
                + job("t", "work")
                + boundary("b", "t", true, ANY_ERROR)
                + boundary("b2", "t", true, ANY_ERROR)
                + two,
        "two of the same escalation",
            start("s1", "")
                + call("t", "c")
                + boundary("b", "t", true, ESCALATION)
                + boundary("b2", "t", false, ESCALATION)
                + two,
        "two of any escalation",
            start("s1", "")
                + call("t", "c")
                + boundary("b", "t", true, ANY_ESCALATION)
                + boundary("b2", "t", false, ANY_ESCALATION)
                + two,
        "two timers",
            start("s1", "")
                + job("t", "work")
                + boundary("b", "t", true, MINUTE)
                + boundary("b2", "t", true, MINUTE)
                + two,
        "at a manual task",
            start("s1", "")
                + manual("t")
                + boundary("b", "t", true, MESSAGE)
                + end("be", "")
                + flow("b", "be")
                + REST,
        "without a way on",
            start("s1", "") + job("t", "work") + boundary("b", "t", true, MESSAGE) + REST);
  }

  private static Resource inSub(String content) {
    return only("t", sub("t", content));
  }

  private static Resource withEventSub(String content) {
    return process(start("s1", "") + manual("t") + REST + eventSub("es", content));
  }

  private static Map<String, Resource> scopes() {
    return map(
        "sub-process without a start event", inSub(end("e2", "")),
        "sub-process with two start events",
            inSub(
                start("s2", "")
                    + start("s3", "")
                    + end("e2", "")
                    + flow("s2", "e2")
                    + flow("s3", "e2")),
        "sub-process that begins by a message",
            inSub(start("s2", MESSAGE) + end("e2", "") + flow("s2", "e2")),
        "sub-process that begins by a timer",
            inSub(start("s2", MINUTE) + end("e2", "") + flow("s2", "e2")),
        "empty sub-process", inSub(""),
        "event sub-process without a start event", withEventSub(end("e2", "")),
        "event sub-process that nothing begins",
            withEventSub(start("s2", "") + end("e2", "") + flow("s2", "e2")),
        "event sub-process with two start events",
            withEventSub(
                start("s2", MESSAGE)
                    + start("s3", SIGNAL)
                    + end("e2", "")
                    + flow("s2", "e2")
                    + flow("s3", "e2")),
        "event sub-process of an error that does not interrupt",
            withEventSub(start("s2", false, ERROR) + end("e2", "") + flow("s2", "e2")),
        "event sub-process with a cycle that interrupts",
            withEventSub(
                start("s2", true, timer("timeCycle", "R/PT1M")) + end("e2", "") + flow("s2", "e2")),
        "two event sub-processes of a message",
            start("s1", "")
                + manual("t")
                + REST
                + eventSub("es", start("s2", MESSAGE) + end("e2", "") + flow("s2", "e2"))
                + eventSub("fs", start("s3", MESSAGE) + end("e3", "") + flow("s3", "e3")),
        "two event sub-processes of an error",
            start("s1", "")
                + manual("t")
                + REST
                + eventSub("es", start("s2", ERROR) + end("e2", "") + flow("s2", "e2"))
                + eventSub("fs", start("s3", ERROR) + end("e3", "") + flow("s3", "e3")),
        "process without anything", "");
  }

  private static Map<String, Resource> gateways() {
    String gateway = start("s1", "") + any("exclusiveGateway", "t", "");
    return map(
        "two flows without conditions",
            gateway + end("e", "") + end("e2", "") + flow("s1", "t", "e") + flow("t", "e2"),
        "a default that is not one of its flows",
            start("s1", "")
                + any("exclusiveGateway", "t", "default='s1-t'", "")
                + end("e", "")
                + end("e2", "")
                + flow("s1", "t")
                + flowIf("=x", "t", "e")
                + flowIf("=y", "t", "e2"),
        "a default with a condition",
            start("s1", "")
                + any("exclusiveGateway", "t", "default='t-e'", "")
                + end("e", "")
                + end("e2", "")
                + flow("s1", "t")
                + flowIf("=x", "t", "e")
                + flowIf("=y", "t", "e2"),
        "an inclusive gateway with two flows without conditions",
            start("s1", "")
                + any("inclusiveGateway", "t", "")
                + end("e", "")
                + end("e2", "")
                + flow("s1", "t", "e")
                + flow("t", "e2"),
        "a condition behind a task",
            start("s1", "") + manual("t") + end("e", "") + flow("s1", "t") + flowIf("=x", "t", "e"),
        "a condition that is no expression",
            gateway
                + end("e", "")
                + end("e2", "")
                + flow("s1", "t")
                + flowIf("x", "t", "e")
                + flowIf("=y", "t", "e2"),
        "a condition that cannot be read",
            gateway
                + end("e", "")
                + end("e2", "")
                + flow("s1", "t")
                + flowIf("=x >", "t", "e")
                + flowIf("=y", "t", "e2"),
        "an event-based gateway with one way",
            start("s1", "")
                + any("eventBasedGateway", "t", "")
                + catching("c", MESSAGE)
                + end("e", "")
                + flow("s1", "t", "c", "e"),
        "an event-based gateway that leads to a task",
            start("s1", "")
                + any("eventBasedGateway", "t", "")
                + catching("c", MESSAGE)
                + manual("m2")
                + end("e", "")
                + flow("s1", "t", "c", "e")
                + flow("t", "m2", "e"),
        "an event-based gateway that leads to a receive task",
            start("s1", "")
                + any("eventBasedGateway", "t", "")
                + catching("c", SIGNAL)
                + any("receiveTask", "m2", "messageRef='m'", "")
                + end("e", "")
                + flow("s1", "t", "c", "e")
                + flow("t", "m2", "e"),
        "an event behind an event-based gateway with another way in",
            start("s1", "")
                + any("parallelGateway", "f", "")
                + any("eventBasedGateway", "t", "")
                + catching("c", MESSAGE)
                + catching("d", SIGNAL)
                + end("e", "")
                + flow("s1", "f", "t", "c", "e")
                + flow("t", "d", "e")
                + flow("f", "d"),
        "an event-based gateway with a message twice",
            start("s1", "")
                + any("eventBasedGateway", "t", "")
                + catching("c", MESSAGE)
                + catching("d", MESSAGE)
                + end("e", "")
                + flow("s1", "t", "c", "e")
                + flow("t", "d", "e"));
  }

  private static Resource looped(String characteristics) {
    return only("t", any("serviceTask", "t", extensions(type("x")) + characteristics));
  }

  private static String multi(String extensions) {
    return "<multiInstanceLoopCharacteristics>"
        + extensions(extensions)
        + "</multiInstanceLoopCharacteristics>";
  }

  private static Map<String, Resource> loops() {
    return map(
        "loop without a collection", looped("<multiInstanceLoopCharacteristics/>"),
        "loop over an empty collection expression",
            looped(multi("<zeebe:loopCharacteristics inputCollection=''/>")),
        "loop over a text", looped(multi("<zeebe:loopCharacteristics inputCollection='items'/>")),
        "loop over what cannot be read",
            looped(multi("<zeebe:loopCharacteristics inputCollection='=items +'/>")),
        "output collection without an element",
            looped(
                multi(
                    "<zeebe:loopCharacteristics inputCollection='=items' outputCollection='o'/>")),
        "output element without a collection",
            looped(
                multi("<zeebe:loopCharacteristics inputCollection='=items' outputElement='=o'/>")),
        "output element that is a text",
            looped(
                multi(
                    "<zeebe:loopCharacteristics inputCollection='=items' outputCollection='o'"
                        + " outputElement='o'/>")));
  }

  private static Resource mapped(String mapping) {
    return one(
        "serviceTask",
        extensions(type("x") + "<zeebe:ioMapping>" + mapping + "</zeebe:ioMapping>"));
  }

  private static Map<String, Resource> expressions() {
    return map(
        "mapping without a target", mapped("<zeebe:input source='=a'/>"),
        "mapping without a source", mapped("<zeebe:input target='a'/>"),
        "mapping to an empty target", mapped("<zeebe:input source='=a' target=''/>"),
        "mapping to what is no name", mapped("<zeebe:input source='=a' target='a b'/>"),
        "mapping to a part of nothing", mapped("<zeebe:output source='=a' target='a.'/>"),
        "mapping to a number", mapped("<zeebe:output source='=a' target='1'/>"),
        "mapping to a keyword", mapped("<zeebe:output source='=a' target='null'/>"),
        "mapping that cannot be read", mapped("<zeebe:input source='=a +' target='a'/>"),
        "mapping of a text", mapped("<zeebe:input source='a' target='a'/>"),
        "mapping of an empty text", mapped("<zeebe:input source='' target='a'/>"),
        "a type that cannot be read",
            one("serviceTask", extensions("<zeebe:taskDefinition type='=a +'/>")),
        "retries that cannot be read", one("serviceTask", taskOf("x", "=1 +")),
        "a script that cannot be read",
            one("scriptTask", extensions("<zeebe:script expression='=1 +' resultVariable='r'/>")),
        "a script that is a text",
            one("scriptTask", extensions("<zeebe:script expression='1' resultVariable='r'/>")),
        "a result variable that is no name",
            one("scriptTask", extensions("<zeebe:script expression='=1' resultVariable='a b'/>")));
  }

  private static Resource user(String content) {
    return one("userTask", extensions("<zeebe:userTask/>" + content));
  }

  private static Map<String, Resource> userTasks() {
    return map(
        "priority above 100", user("<zeebe:priorityDefinition priority='101'/>"),
        "priority below 0", user("<zeebe:priorityDefinition priority='-1'/>"),
        "priority that is no number", user("<zeebe:priorityDefinition priority='high'/>"),
        "due date that is none", user("<zeebe:taskSchedule dueDate='soon'/>"),
        "due date that cannot be read", user("<zeebe:taskSchedule dueDate='=1 +'/>"),
        "assignee that cannot be read", user("<zeebe:assignmentDefinition assignee='=1 +'/>"),
        "groups that cannot be read", user("<zeebe:assignmentDefinition candidateGroups='=1 +'/>"),
        "a form's key", user("<zeebe:formDefinition formKey='k'/>"),
        "a form's id and reference",
            user("<zeebe:formDefinition formId='f' externalReference='r'/>"),
        "an empty form", user("<zeebe:formDefinition/>"),
        "a reference of a task as a job",
            one("userTask", extensions("<zeebe:formDefinition externalReference='r'/>")),
        "an empty form of a task as a job", one("userTask", extensions("<zeebe:formDefinition/>")),
        "a form's id and key of a task as a job",
            one("userTask", extensions("<zeebe:formDefinition formId='f' formKey='k'/>")),
        "a form bound to a tag that is not told",
            user("<zeebe:formDefinition formId='f' bindingType='versionTag'/>"),
        "due date of a task as a job that is none",
            one("userTask", extensions("<zeebe:taskSchedule dueDate='soon'/>")),
        "a listener of no event",
            user("<zeebe:taskListeners><zeebe:taskListener type='l'/></zeebe:taskListeners>"),
        "a listener without a type",
            user(
                "<zeebe:taskListeners><zeebe:taskListener"
                    + " eventType='creating'/></zeebe:taskListeners>"));
  }

  private static Map<String, Resource> compensation() {
    String work = start("s1", "") + job("t", "work") + REST;
    String handler = any("serviceTask", "u", "isForCompensation='true'", extensions(type("undo")));
    String to = "<association id='as' sourceRef='b' targetRef='u' associationDirection='One'/>";
    return map(
        "nothing undoes", work + boundary("b", "t", true, COMPENSATION),
        "a handler with a way on",
            work + boundary("b", "t", true, COMPENSATION) + handler + to + flow("u", "e"),
        "a handler with a way in",
            work + boundary("b", "t", true, COMPENSATION) + handler + to + flow("t", "u"),
        "a handler that nothing asks", work + handler,
        "an event with a way on",
            work + boundary("b", "t", true, COMPENSATION) + handler + to + flow("b", "e"),
        "an activity that is not there",
            start("s1", "")
                + throwing("t", "<compensateEventDefinition activityRef='none'/>")
                + REST,
        "a handler with a boundary event",
            work
                + boundary("b", "t", true, COMPENSATION)
                + handler
                + to
                + boundary("c", "u", true, MESSAGE)
                + end("ce", "")
                + flow("c", "ce"));
  }

  private static Map<String, Resource> neverWork() {
    return map(
        "retries that are no number", one("serviceTask", taskOf("x", "many")),
        "retries that are no whole number", one("serviceTask", taskOf("x", "1.5")),
        "retries below zero", one("serviceTask", taskOf("x", "-1")),
        "standard loop marker",
            one("serviceTask", extensions(type("x")) + "<standardLoopCharacteristics/>"),
        "instantiating receive task",
            only("t", any("receiveTask", "t", "messageRef='m' instantiate='true'", "")),
        "a loop of an event sub-process",
            withEventSub(
                multi("<zeebe:loopCharacteristics inputCollection='=items'/>")
                    + start("s2", MESSAGE)
                    + end("e2", "")
                    + flow("s2", "e2")),
        "start event of an error", start("t", ERROR) + end("e", "") + flow("t", "e"),
        "start event of an escalation", start("t", ESCALATION) + end("e", "") + flow("t", "e"),
        "flow into an event sub-process",
            start("s1", "")
                + manual("t")
                + REST
                + eventSub("es", start("s2", MESSAGE) + end("e2", "") + flow("s2", "e2"))
                + flow("t", "es"),
        "boundary event at an event sub-process",
            start("s1", "")
                + manual("t")
                + REST
                + eventSub("es", start("s2", MESSAGE) + end("e2", "") + flow("s2", "e2"))
                + boundary("b", "es", true, SIGNAL)
                + end("be", "")
                + flow("b", "be"));
  }

  private static Map<String, Resource> otherNames() {
    return map(
        "two start events of a message",
            start("s1", MESSAGE)
                + start("s2", MESSAGE)
                + end("e", "")
                + flow("s1", "e")
                + flow("s2", "e"),
        "flow into a start event",
            start("s1", "") + manual("t") + end("e", "") + flow("s1", "t", "e") + flow("t", "s1"),
        "escalation at a task", atTask(true, ESCALATION),
        "boundary event without a host",
            start("s1", "")
                + job("t", "work")
                + any("boundaryEvent", "b", MESSAGE)
                + end("be", "")
                + flow("b", "be")
                + REST,
        "at a gateway",
            start("s1", "")
                + any("exclusiveGateway", "t", "")
                + boundary("b", "t", true, MESSAGE)
                + end("be", "")
                + flow("b", "be")
                + REST,
        "event sub-process of a compensation",
            withEventSub(start("s2", COMPENSATION) + end("e2", "") + flow("s2", "e2")),
        "a key that cannot be read",
            Resource.of(
                "p.bpmn",
                "<process id='p' isExecutable='true'>"
                    + start("s1", "")
                    + catching("t", "<messageEventDefinition messageRef='n'/>")
                    + REST
                    + "</process><message id='n' name='n'><extensionElements><zeebe:subscription"
                    + " correlationKey='=1 +'/></extensionElements></message>"));
  }
}
