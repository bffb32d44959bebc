package dev.pitcrew.engine.conformance.catalog.refused;

import static dev.pitcrew.engine.conformance.catalog.refused.RefusedModels.map;
import static dev.pitcrew.engine.conformance.catalog.refused.RefusedModels.one;
import static dev.pitcrew.engine.conformance.scenario.Xml.*;

import dev.pitcrew.engine.conformance.scenario.Resource;
import java.util.Map;

/** Models that Zeebe takes, or refuses for another element. */
final class ContestedModels {

  private static final String REST = end("e", "") + flow("s1", "t", "e");

  private ContestedModels() {}

  private static String taskOf(String type, String retries) {
    return extensions("<zeebe:taskDefinition type='%s' retries='%s'/>".formatted(type, retries));
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

  private static Resource withEventSub(String content) {
    return process(start("s1", "") + manual("t") + REST + eventSub("es", content));
  }

  private static String multi(String extensions) {
    return "<multiInstanceLoopCharacteristics>"
        + extensions(extensions)
        + "</multiInstanceLoopCharacteristics>";
  }

  static Map<String, Resource> neverWork() {
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

  static Map<String, Resource> otherNames() {
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
