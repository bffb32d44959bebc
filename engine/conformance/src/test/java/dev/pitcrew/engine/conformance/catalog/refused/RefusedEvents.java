package dev.pitcrew.engine.conformance.catalog.refused;

import static dev.pitcrew.engine.conformance.catalog.refused.RefusedModels.map;
import static dev.pitcrew.engine.conformance.catalog.refused.RefusedModels.one;
import static dev.pitcrew.engine.conformance.scenario.Xml.*;

import dev.pitcrew.engine.conformance.scenario.Resource;
import java.util.Map;

/** Models that are wrong: events and what they are attached to. */
final class RefusedEvents {

  private static final String REST = end("e", "") + flow("s1", "t", "e");

  private RefusedEvents() {}

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

  static Map<String, Resource> timers() {
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

  static Map<String, Resource> events() {
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

  static Map<String, Resource> boundaries() {
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

  static Map<String, Resource> compensation() {
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
}
