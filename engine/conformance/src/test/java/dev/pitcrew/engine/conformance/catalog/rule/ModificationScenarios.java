package dev.pitcrew.engine.conformance.catalog.rule;

import static dev.pitcrew.engine.conformance.scenario.Xml.*;

import dev.pitcrew.engine.conformance.catalog.Feature;
import dev.pitcrew.engine.conformance.scenario.Hand;
import dev.pitcrew.engine.conformance.scenario.Resource;
import dev.pitcrew.engine.conformance.scenario.Scenario;
import io.camunda.client.api.command.ModifyProcessInstanceCommandStep1;
import io.camunda.client.api.command.ModifyProcessInstanceCommandStep1.ModifyProcessInstanceCommandStep2;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Instances that are modified by hand. */
public final class ModificationScenarios {

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

  private ModificationScenarios() {}

  public static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    modifications(all);
    return all;
  }

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
