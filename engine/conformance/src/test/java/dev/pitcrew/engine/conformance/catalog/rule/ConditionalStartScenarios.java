package dev.pitcrew.engine.conformance.catalog.rule;

import static dev.pitcrew.engine.conformance.scenario.Xml.*;

import dev.pitcrew.engine.conformance.catalog.Feature;
import dev.pitcrew.engine.conformance.scenario.Hand;
import dev.pitcrew.engine.conformance.scenario.Resource;
import dev.pitcrew.engine.conformance.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;

/** Instances that begin because a condition holds. */
public final class ConditionalStartScenarios {

  private static final String CONDITIONS = "components/modeler/bpmn/conditional-events";

  private ConditionalStartScenarios() {}

  public static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    conditionalStarts(all);
    return all;
  }

  private static String evaluated(Hand hand, String variables) {
    var command = hand.client().newEvaluateConditionalCommand().variables(variables);
    return "ok " + command.send().join().getProcessInstances().size();
  }

  private static void conditionalStarts(List<Scenario> all) {
    Resource two =
        process(
            start("s1", condition("=x > 1", ""))
                + start("s2", condition("=y", ""))
                + job("t", "work")
                + end("e", "")
                + flow("s1", "t", "e")
                + flow("s2", "t"));
    all.add(
        Scenario.of(
                "a condition begins an instance", Feature.CONDITION_START, Feature.CONDITION_RULES)
            .deploy(two, process("q", start("s1", "") + end("e", "") + flow("s1", "e")))
            .step("nothing holds", hand -> evaluated(hand, "{\"x\":1}"))
            .step("one holds", hand -> evaluated(hand, "{\"x\":2,\"y\":\"no\"}"))
            .step("both hold", hand -> evaluated(hand, "{\"x\":2,\"y\":true}"))
            .complete("work")
            .byDocumentation(
                CONDITIONS,
                "reply 2 to nothing holds: ok 0",
                "reply 3 to one holds: ok 1",
                "reply 4 to both hold: ok 2",
                "element p/s1 is COMPLETED",
                "element p#2/s1 is COMPLETED",
                "element p#3/s2 is COMPLETED",
                "variable p.x = 2",
                "element p is COMPLETED"));
    all.add(
        Scenario.of("only the newest version begins by a condition", Feature.CONDITION_START)
            .deploy(process(start("s1", condition("=x > 1", "")) + end("e", "") + flow("s1", "e")))
            .deploy(
                process(start("s1", condition("=x > 5", "")) + end("e2", "") + flow("s1", "e2")))
            .step("2", hand -> evaluated(hand, "{\"x\":2}"))
            .step("6", hand -> evaluated(hand, "{\"x\":6}"))
            .byDocumentation(
                CONDITIONS,
                "reply 3 to 2: ok 0",
                "reply 4 to 6: ok 1",
                "element p/e2 is COMPLETED"));
    all.add(
        Scenario.of("a condition is asked of one definition", Feature.CONDITION_START)
            .deploy(
                process(start("s1", condition("=x > 1", "")) + end("e", "") + flow("s1", "e")),
                process("q", start("s1", condition("=x > 1", "")) + end("e", "") + flow("s1", "e")))
            .step(
                "q alone",
                hand ->
                    "ok "
                        + hand.client()
                            .newEvaluateConditionalCommand()
                            .variables("{\"x\":2}")
                            .processDefinitionKey(hand.deployed("process q v1"))
                            .send()
                            .join()
                            .getProcessInstances()
                            .size())
            .step(
                "none",
                hand ->
                    "ok "
                        + hand.client()
                            .newEvaluateConditionalCommand()
                            .variables("{\"x\":2}")
                            .processDefinitionKey(7)
                            .send()
                            .join())
            .byDocumentation(
                CONDITIONS,
                "reply 2 to q alone: ok 1",
                "reply 3 to none: NOT_FOUND",
                "element q is COMPLETED"));
  }
}
