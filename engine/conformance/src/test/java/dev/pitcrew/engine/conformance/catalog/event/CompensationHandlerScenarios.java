package dev.pitcrew.engine.conformance.catalog.event;

import static dev.pitcrew.engine.conformance.scenario.Xml.*;

import dev.pitcrew.engine.conformance.catalog.Feature;
import dev.pitcrew.engine.conformance.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;

/** Compensation handlers, one by one. */
public final class CompensationHandlerScenarios {

  private CompensationHandlerScenarios() {}

  public static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    compensation(all);
    return all;
  }

  private static String undone(String task, String handler) {
    return boundary("on-" + task, task, true, COMPENSATION)
        + any("serviceTask", handler, "isForCompensation='true'", extensions(type(handler)))
        + "<association id='as"
        + task
        + "' associationDirection='One' sourceRef='on-"
        + task
        + "' targetRef='"
        + handler
        + "'/>";
  }

  private static void compensation(List<Scenario> all) {
    String work =
        start("s1", "") + job("a", "a") + undone("a", "ua") + job("b", "b") + undone("b", "ub");
    all.add(
        Scenario.of(
                "what has completed is undone",
                Feature.COMPENSATION_BOUNDARY,
                Feature.COMPENSATION_THROW,
                Feature.COMPENSATION_RULES)
            .deploy(
                process(
                    work
                        + throwing("th", COMPENSATION)
                        + end("e", "")
                        + flow("s1", "a", "b", "th", "e")))
            .create("{\"x\":1}")
            .complete("a")
            .complete("b")
            .complete("ua", "{\"undone\":\"a\"}")
            .complete("ub"));
    all.add(
        Scenario.of("an end event undoes", Feature.COMPENSATION_END)
            .deploy(process(work + end("e", COMPENSATION) + flow("s1", "a", "b", "e")))
            .create("{}")
            .complete("a")
            .complete("b")
            .complete("ub")
            .complete("ua"));
    all.add(
        Scenario.of(
                "one activity is undone", Feature.COMPENSATION_THROW, Feature.COMPENSATION_RULES)
            .deploy(
                process(
                    work
                        + throwing("th", "<compensateEventDefinition activityRef='a'/>")
                        + end("e", "")
                        + flow("s1", "a", "b", "th", "e")))
            .create("{}")
            .complete("a")
            .complete("b")
            .complete("ua"));
    all.add(
        Scenario.of("there is nothing to undo", Feature.COMPENSATION_THROW)
            .deploy(
                process(
                    start("s1", "")
                        + throwing("th", COMPENSATION)
                        + end("e", "")
                        + flow("s1", "th", "e")))
            .create("{}"));
    all.add(
        Scenario.of(
                "an end event of a sub-process undoes what is in it",
                Feature.COMPENSATION_END,
                Feature.COMPENSATION_RULES)
            .deploy(
                process(
                    start("s1", "")
                        + job("o", "o")
                        + undone("o", "uo")
                        + sub(
                            "sub",
                            start("s2", "")
                                + job("a", "a")
                                + undone("a", "ua")
                                + end("e2", COMPENSATION)
                                + flow("s2", "a", "e2"))
                        + end("e", "")
                        + flow("s1", "o", "sub", "e")))
            .create("{}")
            .complete("o")
            .complete("a")
            .complete("ua", "{\"undone\":1}"));
    all.add(
        Scenario.of("an end event waits for a handler that fails", Feature.COMPENSATION_END)
            .deploy(process(work + end("e", COMPENSATION) + flow("s1", "a", "b", "e")))
            .create("{}")
            .complete("a")
            .complete("b")
            .fail("ub", 0, "{}")
            .complete("ua")
            .retries("ub", 1)
            .resolve()
            .complete("ub"));
  }
}
