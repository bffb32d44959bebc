package dev.pitcrew.engine.conformance.catalog;

import static dev.pitcrew.engine.conformance.scenario.Xml.*;

import dev.pitcrew.engine.conformance.scenario.Hand;
import dev.pitcrew.engine.conformance.scenario.Resource;
import dev.pitcrew.engine.conformance.scenario.Scenario;
import io.camunda.client.api.command.ModifyProcessInstanceCommandStep1;
import io.camunda.client.api.command.ModifyProcessInstanceCommandStep1.ModifyProcessInstanceCommandStep2;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** What is undone, and what people change in running instances. */
final class UndoScenarios {

  private UndoScenarios() {}

  static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    compensations(all);
    modifications(all);
    return all;
  }

  /** An activity {@code id} that is undone by {@code u-id}. */
  private static String undone(String id, String element) {
    return element
        + boundary("b-" + id, id, true, COMPENSATION)
        + any("serviceTask", "u-" + id, "isForCompensation='true'", extensions(type("undo-" + id)))
        + "<association id='as-%s' sourceRef='b-%s' targetRef='u-%s' associationDirection='One'/>"
            .formatted(id, id, id);
  }

  private static void compensations(List<Scenario> all) {
    all.add(
        Scenario.of("an activity that ran twice is undone twice", Feature.COMPENSATION_RULES)
            .deploy(
                process(
                    start("s1", "")
                        + any("exclusiveGateway", "j", "")
                        + undone("a", job("a", "a"))
                        + any("exclusiveGateway", "x", "default='x-j'", "")
                        + throwing("th", COMPENSATION)
                        + end("e", "")
                        + flow("s1", "j", "a", "x", "j")
                        + flowIf("=enough", "x", "th")
                        + flow("th", "e")))
            .create("{\"enough\":false}")
            .complete("a", "{\"v\":1}")
            .complete("a", "{\"v\":2,\"enough\":true}")
            .complete("undo-a")
            .complete("undo-a"));
    for (boolean sequential : new boolean[] {true, false}) {
      all.add(
          Scenario.of(
                  "a loop is undone once, " + (sequential ? "in turn" : "all at once"),
                  Feature.COMPENSATION_RULES)
              .deploy(
                  process(
                      start("s1", "")
                          + undone("a", job("a", "a", loop(sequential, "", "")))
                          + throwing("th", COMPENSATION)
                          + end("e", "")
                          + flow("s1", "a", "th", "e")))
              .create("{\"items\":[1,2]}")
              .complete("a")
              .complete("a")
              .complete("undo-a", "{\"done\":1}"));
    }
    all.add(
        Scenario.of("a call is undone, not what it called", Feature.COMPENSATION_RULES)
            .deploy(
                process(
                    "child",
                    start("cs", "")
                        + undone("ct", job("ct", "cwork"))
                        + end("ce", "")
                        + flow("cs", "ct", "ce")),
                process(
                    start("s1", "")
                        + undone("c", call("c", "child"))
                        + end("e", COMPENSATION)
                        + flow("s1", "c", "e")))
            .create("{}")
            .complete("cwork", "{\"v\":1}")
            .complete("undo-c"));
    String inner =
        start("s2", "")
            + undone("a", job("a", "a"))
            + undone("b", job("b", "b"))
            + end("e2", "")
            + flow("s2", "a", "b", "e2");
    all.add(
        Scenario.of("what is in a sub-process is undone from outside", Feature.COMPENSATION_RULES)
            .deploy(
                process(
                    start("s1", "")
                        + undone("sub", sub("sub", inner))
                        + end("e", COMPENSATION)
                        + flow("s1", "sub", "e")))
            .create("{}")
            .complete("a")
            .complete("b")
            .complete("undo-sub")
            .complete("undo-a")
            .complete("undo-b"));
    all.add(
        Scenario.of("what is in a sub-process is undone from within", Feature.COMPENSATION_RULES)
            .deploy(
                process(
                    start("s1", "")
                        + undone("o", job("o", "o"))
                        + sub(
                            "sub",
                            start("s2", "")
                                + undone("a", job("a", "a"))
                                + end("e2", COMPENSATION)
                                + flow("s2", "a", "e2"))
                        + end("e", "")
                        + flow("s1", "o", "sub", "e")))
            .create("{}")
            .complete("o")
            .complete("a")
            .complete("undo-a"));
    all.add(
        Scenario.of("what was interrupted is not undone", Feature.COMPENSATION_RULES)
            .deploy(
                process(
                    start("s1", "")
                        + sub("sub", inner)
                        + boundary("be", "sub", true, MESSAGE)
                        + end("e", "")
                        + end("ce", COMPENSATION)
                        + flow("s1", "sub", "e")
                        + flow("be", "ce")))
            .create("{}")
            .complete("a")
            .publish("m", "k", "{}")
            .complete("undo-a"));
    all.add(
        Scenario.of("an event sub-process undoes", Feature.COMPENSATION_RULES)
            .deploy(
                process(
                    start("s1", "")
                        + undone("a", job("a", "a"))
                        + job("b", "b")
                        + end("e", "")
                        + flow("s1", "a", "b", "e")
                        + eventSub(
                            "es",
                            start("s3", true, MESSAGE)
                                + throwing("th", COMPENSATION)
                                + end("e3", "")
                                + flow("s3", "th", "e3"))))
            .create("{}")
            .complete("a")
            .publish("m", "k", "{}")
            .complete("undo-a"));
    all.add(
        Scenario.of(
                "an undoing fails, and is tried again",
                Feature.COMPENSATION_RULES,
                Feature.INCIDENTS)
            .deploy(
                process(
                    start("s1", "")
                        + undone("a", job("a", "a"))
                        + throwing("th", COMPENSATION)
                        + end("e", "")
                        + flow("s1", "a", "th", "e")))
            .create("{}")
            .complete("a")
            .fail("undo-a", 0, "{}")
            .retries("undo-a", 1)
            .resolve()
            .complete("undo-a"));
    all.add(
        Scenario.of(
                "an instance is canceled while it undoes",
                Feature.COMPENSATION_RULES,
                Feature.CANCEL)
            .deploy(
                process(
                    start("s1", "")
                        + undone("a", job("a", "a"))
                        + undone("b", job("b", "b"))
                        + end("e", COMPENSATION)
                        + flow("s1", "a", "b", "e")))
            .create("{}")
            .complete("a")
            .complete("b")
            .complete("undo-b")
            .cancel());
    for (String kind :
        List.of("userTask", "scriptTask", "subProcess", "callActivity", "manualTask")) {
      String handler =
          switch (kind) {
            case "userTask" -> extensions("<zeebe:userTask/>");
            case "scriptTask" -> extensions("<zeebe:script expression='=1' resultVariable='r'/>");
            case "subProcess" ->
                start("s2", "") + job("i", "inner") + end("e2", "") + flow("s2", "i", "e2");
            case "callActivity" -> extensions("<zeebe:calledElement processId='child'/>");
            default -> "";
          };
      all.add(
          Scenario.of("a %s undoes".formatted(kind), Feature.COMPENSATION_BOUNDARY)
              .deploy(
                  process(
                      "child",
                      start("cs", "")
                          + job("ct", "inner")
                          + end("ce", "")
                          + flow("cs", "ct", "ce")),
                  process(
                      start("s1", "")
                          + job("a", "a")
                          + boundary("ba", "a", true, COMPENSATION)
                          + any(kind, "u", "isForCompensation='true'", handler)
                          + "<association id='as' sourceRef='ba' targetRef='u'"
                          + " associationDirection='One'/>"
                          + throwing("th", COMPENSATION)
                          + end("e", "")
                          + flow("s1", "a", "th", "e")))
              .create("{}")
              .complete("a", "{\"v\":1}")
              .complete("inner", "{\"w\":1}")
              .step(
                  "complete the task",
                  hand -> hand.side().userTasks().complete(hand.userTask("u"), "{\"y\":1}")));
    }
  }

  private static final Resource WIDE =
      process(
          start("s1", "")
              + any("parallelGateway", "f", "")
              + job("a", "a")
              + boundary("ba", "a", false, MESSAGE)
              + sub(
                  "sub",
                  start("s2", "")
                      + job("b", "b")
                      + end("e2", "")
                      + flow("s2", "b", "e2")
                      + eventSub(
                          "es",
                          start("s3", false, SIGNAL)
                              + job("h", "h")
                              + end("e3", "")
                              + flow("s3", "h", "e3")))
              + job("l", "l", loop(false, "", ""))
              + any("parallelGateway", "j", "")
              + any("eventBasedGateway", "g", "")
              + catching("c1", MESSAGE)
              + catching("c2", MINUTE)
              + end("e", "")
              + end("be", "")
              + flow("s1", "f", "a", "j", "g", "c1", "e")
              + flow("g", "c2", "e")
              + flow("f", "sub", "j")
              + flow("f", "l", "j")
              + flow("ba", "be"));

  private static Scenario modified(
      Scenario scenario,
      String name,
      BiFunction<ModifyProcessInstanceCommandStep1, Hand, ModifyProcessInstanceCommandStep2> how) {
    return scenario.act(
        name,
        hand ->
            how.apply(hand.client().newModifyProcessInstanceCommand(hand.instance()), hand)
                .send()
                .join());
  }

  private static void modifications(List<Scenario> all) {
    Scenario refused =
        Scenario.of("modifications that are refused", Feature.MODIFICATION)
            .deploy(WIDE)
            .create("{\"items\":[1,2]}");
    for (String id : List.of("none", "s1", "ba", "s1-f", "c1", "s3")) {
      modified(refused, "activate " + id, (m, h) -> m.activateElement(id));
    }
    modified(refused, "terminate what is not there", (m, h) -> m.terminateElement(7));
    modified(refused, "within what is not there", (m, h) -> m.activateElement("b", 7));
    modified(
        refused,
        "within what does not hold it",
        (m, h) -> m.activateElement("a", h.element("sub")));
    modified(refused, "a loop's child", (m, h) -> m.activateElement("l", h.element("l")));
    modified(
        refused,
        "variables for another scope",
        (m, h) -> m.activateElement("b").withVariables("{\"x\":1}", "a"));
    modified(
        refused,
        "variables for no scope",
        (m, h) -> m.activateElement("b").withVariables("{\"x\":1}", "none"));
    modified(refused, "wrong variables", (m, h) -> m.activateElement("b").withVariables("[1]"));
    modified(
        refused,
        "one good, one bad",
        (m, h) -> m.activateElement("a").and().activateElement("none"));
    all.add(refused.complete("a"));
    Scenario many =
        Scenario.of("elements are activated everywhere", Feature.MODIFICATION)
            .deploy(WIDE)
            .create("{\"items\":[1,2]}");
    modified(many, "a again", (m, h) -> m.activateElement("a").withVariables("{\"v\":1}", "a"));
    modified(
        many,
        "b in the sub-process that is there",
        (m, h) -> m.activateElement("b", h.element("sub")).withVariables("{\"v\":2}", "sub"));
    modified(many, "b in a new one", (m, h) -> m.activateElement("b", h.instance()));
    modified(many, "the loop again", (m, h) -> m.activateElement("l"));
    modified(many, "an end event", (m, h) -> m.activateElement("e"));
    all.add(many.complete("a").complete("a").complete("b"));
    Scenario ends =
        Scenario.of("elements are terminated", Feature.MODIFICATION)
            .deploy(WIDE)
            .create("{\"items\":[1,2]}")
            .fail("a", 0, "{}");
    modified(ends, "one with an incident", (m, h) -> m.terminateElement(h.element("a")));
    modified(ends, "a scope", (m, h) -> m.terminateElement(h.element("sub")));
    modified(ends, "one child of a loop", (m, h) -> m.terminateElement(h.element("l")));
    all.add(ends.complete("l").complete("l"));
    Scenario guarded =
        Scenario.of(
                "an event sub-process is activated",
                Feature.MODIFICATION,
                Feature.EVENT_SUB_PROCESS)
            .deploy(WIDE)
            .create("{\"items\":[]}");
    modified(guarded, "h", (m, h) -> m.activateElement("h"));
    all.add(guarded.complete("h").complete("b").complete("a"));
    Scenario race =
        Scenario.of(
                "an event-based gateway is activated", Feature.MODIFICATION, Feature.EVENT_BASED)
            .deploy(WIDE)
            .create("{\"items\":[]}");
    modified(
        race,
        "the gateway instead of a",
        (m, h) -> m.activateElement("g").and().terminateElement(h.element("a")));
    all.add(race.publish("m", "k", "{\"n\":1}").complete("b"));
    all.add(
        Scenario.of("a called instance is modified", Feature.MODIFICATION, Feature.CALL_ACTIVITY)
            .deploy(
                process(
                    "child",
                    start("cs", "")
                        + job("ct", "ct")
                        + job("cu", "cu")
                        + end("ce", "")
                        + flow("cs", "ct", "cu", "ce")),
                process(start("s1", "") + call("c", "child") + end("e", "") + flow("s1", "c", "e")))
            .create("{}")
            .act(
                "cu instead of ct",
                hand ->
                    hand.client()
                        .newModifyProcessInstanceCommand(hand.element("child"))
                        .activateElement("cu")
                        .and()
                        .terminateElement(hand.element("ct"))
                        .send()
                        .join())
            .complete("cu", "{\"v\":1}"));
  }
}
