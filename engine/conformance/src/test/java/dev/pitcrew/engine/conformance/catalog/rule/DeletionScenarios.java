package dev.pitcrew.engine.conformance.catalog.rule;

import static dev.pitcrew.engine.conformance.catalog.rule.FormScenarios.form;
import static dev.pitcrew.engine.conformance.scenario.Acts.deleted;
import static dev.pitcrew.engine.conformance.scenario.Xml.*;

import dev.pitcrew.engine.conformance.catalog.Feature;
import dev.pitcrew.engine.conformance.scenario.Dmn;
import dev.pitcrew.engine.conformance.scenario.Resource;
import dev.pitcrew.engine.conformance.scenario.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Deleting what was deployed. */
public final class DeletionScenarios {

  private DeletionScenarios() {}

  public static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    deletions(all);
    return all;
  }

  private static void deletions(List<Scenario> all) {
    Resource one = only("t", job("t", "work"));
    Resource two = only("u", job("u", "other"));
    all.add(
        Scenario.of("a process is deleted", Feature.DELETION)
            .deploy(one)
            .step("delete", deleted("process p v1"))
            .create("{}")
            .step("delete again", deleted("process p v1"))
            .deploy(one)
            .create("{}")
            .complete("work"));
    all.add(
        Scenario.of("the version before takes over from one that is deleted", Feature.DELETION)
            .deploy(one)
            .deploy(two)
            .step("delete v2", deleted("process p v2"))
            .create("{}")
            .complete("work")
            .deploy(two)
            .create("{}")
            .complete("other"));
    all.add(
        Scenario.of("an older version is deleted", Feature.DELETION)
            .deploy(one)
            .deploy(two)
            .step("delete v1", deleted("process p v1"))
            .step(
                "create v1",
                hand -> {
                  hand.client()
                      .newCreateInstanceCommand()
                      .bpmnProcessId("p")
                      .version(1)
                      .send()
                      .join();
                  return "ok";
                })
            .create("{}")
            .complete("other"));
    all.add(
        Scenario.of("a process with instances is not deleted", Feature.DELETION)
            .deploy(one)
            .create("{}")
            .step("delete", deleted("process p v1"))
            .complete("work")
            .step("delete when it has ended", deleted("process p v1"))
            .create("{}"));
    Resource begins = process(start("s1", MESSAGE) + end("e", "") + flow("s1", "e"));
    Resource beginsOtherwise = process(start("s1", MESSAGE) + end("e2", "") + flow("s1", "e2"));
    all.add(
        Scenario.of("start events pass to the version before", Feature.DELETION)
            .deploy(begins)
            .deploy(beginsOtherwise)
            .publish("m", "k", "{\"n\":1}")
            .step("delete v2", deleted("process p v2"))
            .publish("m", "k", "{\"n\":2}")
            .step("delete v1", deleted("process p v1"))
            .publish("m", "k", "{\"n\":3}"));
    all.add(
        Scenario.of("a timer passes to the version before", Feature.DELETION)
            .deploy(
                process(start("s1", timer("timeCycle", "R/PT1M")) + end("e", "") + flow("s1", "e")))
            .deploy(
                process(
                    start("s1", timer("timeCycle", "R/PT5M")) + end("e2", "") + flow("s1", "e2")))
            .step("delete v2", deleted("process p v2"))
            .pass(Duration.ofSeconds(61))
            .step("delete v1", deleted("process p v1"))
            .pass(Duration.ofSeconds(61)));
    all.add(
        Scenario.of("a signal passes to the version before", Feature.DELETION)
            .deploy(process(start("s1", SIGNAL) + end("e", "") + flow("s1", "e")))
            .deploy(process(start("s1", SIGNAL) + end("e2", "") + flow("s1", "e2")))
            .step("delete v2", deleted("process p v2"))
            .broadcast("s", "{}")
            .step("delete v1", deleted("process p v1"))
            .broadcast("s", "{}"));
    all.add(
        Scenario.of("what a call names is deleted", Feature.DELETION, Feature.INCIDENTS)
            .deploy(process("child", start("cs", "") + end("ce", "") + flow("cs", "ce")))
            .deploy(only("c", call("c", "child")))
            .create("{}")
            .step("delete", deleted("process child v1"))
            .create("{}"));
    all.add(
        Scenario.of("decisions and forms are deleted", Feature.DELETION, Feature.DMN)
            .deploy(Dmn.table("FIRST"), form("one"))
            .step("evaluate", hand -> Dmn.evaluated(hand, "{\"n\":10}"))
            .step("delete the requirements", deleted("requirements sizes v1"))
            .step("evaluate", hand -> Dmn.evaluated(hand, "{\"n\":10}"))
            .step("delete a decision alone", deleted("decision size v1"))
            .step("delete the form", deleted("form f v1"))
            .step("delete the form again", deleted("form f v1"))
            .deploy(
                only(
                    "t",
                    any(
                        "userTask",
                        "t",
                        extensions("<zeebe:userTask/><zeebe:formDefinition formId='f'/>"))))
            .create("{}"));
    all.add(
        Scenario.of("what was never deployed is not deleted", Feature.DELETION)
            .step("delete", hand -> hand.side().delete(7)));
  }
}
