package dev.pitcrew.engine.conformance.catalog;

import static dev.pitcrew.engine.conformance.catalog.TaskScenarios.only;
import static dev.pitcrew.engine.conformance.scenario.Xml.*;

import dev.pitcrew.engine.conformance.scenario.Resource;
import dev.pitcrew.engine.conformance.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;

/** Decisions, and models that neither engine takes. */
final class RefusalScenarios {

  private RefusalScenarios() {}

  static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    refused(
        all,
        "a complex gateway",
        Feature.COMPLEX_GATEWAY,
        only("x", any("complexGateway", "x", "")));
    refused(
        all,
        "a transaction",
        Feature.TRANSACTION,
        only("x", any("transaction", "x", start("s2", "") + end("e2", "") + flow("s2", "e2"))));
    refused(
        all,
        "a cancel end event",
        Feature.TRANSACTION,
        process(start("s1", "") + end("e", "<cancelEventDefinition/>") + flow("s1", "e")));
    refused(
        all,
        "an event with two definitions",
        Feature.MULTIPLE_EVENT,
        only("c", catching("c", MESSAGE + SIGNAL)));
    refused(
        all,
        "a task without a job type",
        Feature.BAD_MODELS,
        only("t", any("serviceTask", "t", "")));
    refused(all, "a process without a start event", Feature.BAD_MODELS, process(end("e", "")));
    refused(
        all, "an expression that cannot be read", Feature.BAD_MODELS, only("t", job("t", "=1 +")));
    refused(
        all,
        "a message without a key",
        Feature.BAD_MODELS,
        Resource.of(
            "p.bpmn",
            "<process id='p' isExecutable='true'>"
                + start("s1", "")
                + catching("c", "<messageEventDefinition messageRef='n'/>")
                + end("e", "")
                + flow("s1", "c", "e")
                + "</process><message id='n' name='n'/>"));
    refused(
        all,
        "an error without a code that is thrown",
        Feature.BAD_MODELS,
        process(start("s1", "") + end("e", ANY_ERROR) + flow("s1", "e")));
    for (String policy : List.of("UNIQUE", "FIRST", "ANY", "RULE ORDER", "COLLECT")) {
      all.add(
          Scenario.of("a decision with hit policy " + policy, Feature.DMN)
              .deploy(table(policy))
              .step("evaluate 1", hand -> evaluated(hand, "{\"n\":1}"))
              .step("evaluate 10", hand -> evaluated(hand, "{\"n\":10}"))
              .step("evaluate nothing", hand -> evaluated(hand, "{\"n\":-5}"))
              .step("evaluate text", hand -> evaluated(hand, "{\"n\":\"x\"}")));
    }
    all.add(
        Scenario.of("a business rule task asks a decision", Feature.RULE_TASK_DECISION, Feature.DMN)
            .deploy(
                table("FIRST"),
                only(
                    "t",
                    any(
                        "businessRuleTask",
                        "t",
                        extensions(
                            "<zeebe:calledDecision decisionId='size' resultVariable='r'/>"))))
            .create("{\"n\":10}")
            .create("{}"));
    all.add(
        Scenario.of("a decision that is not there", Feature.RULE_TASK_DECISION, Feature.INCIDENTS)
            .deploy(
                only(
                    "t",
                    any(
                        "businessRuleTask",
                        "t",
                        extensions(
                            "<zeebe:calledDecision decisionId='size' resultVariable='r'/>"))))
            .create("{\"n\":10}")
            .deploy(table("UNIQUE"))
            .resolve());
    return all;
  }

  private static void refused(List<Scenario> all, String name, Feature feature, Resource resource) {
    all.add(Scenario.of(name + " is refused", feature).refused(resource));
  }

  private static Resource table(String policy) {
    return new Resource(
        "size.dmn",
        """
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="sizes" name="Sizes" namespace="http://example.org">
          <decision id="size" name="Size"><decisionTable id="dt" hitPolicy="%s">
            <input id="i1" label="n"><inputExpression id="ie1" typeRef="number"><text>n</text></inputExpression></input>
            <output id="o1" name="out" typeRef="string"/>
            <rule id="r1"><inputEntry id="a1"><text>&gt; 0</text></inputEntry><outputEntry id="b1"><text>"some"</text></outputEntry></rule>
            <rule id="r2"><inputEntry id="a2"><text>&gt; 5</text></inputEntry><outputEntry id="b2"><text>"many"</text></outputEntry></rule>
          </decisionTable></decision>
        </definitions>
        """
            .formatted(policy));
  }

  private static String evaluated(
      dev.pitcrew.engine.conformance.scenario.Hand hand, String variables) {
    var answer =
        hand.client()
            .newEvaluateDecisionCommand()
            .decisionId("size")
            .variables(variables)
            .send()
            .join();
    return "ok %s failed=%s rules=%s"
        .formatted(
            answer.getDecisionOutput(),
            answer.getFailedDecisionId(),
            answer.getEvaluatedDecisions().stream()
                .flatMap(d -> d.getMatchedRules().stream())
                .map(r -> r.getRuleId())
                .toList());
  }
}
