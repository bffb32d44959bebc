package dev.pitcrew.engine.conformance.catalog.event;

import static dev.pitcrew.engine.conformance.scenario.Xml.*;

import dev.pitcrew.engine.conformance.catalog.Feature;
import dev.pitcrew.engine.conformance.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;

/** Compensation: what is undone, in which order, and from where. */
public final class CompensationScenarios {

  private CompensationScenarios() {}

  public static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    compensations(all);
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
}
