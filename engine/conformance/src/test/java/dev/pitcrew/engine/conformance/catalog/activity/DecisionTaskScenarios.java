package dev.pitcrew.engine.conformance.catalog.activity;

import static dev.pitcrew.engine.conformance.catalog.rule.DecisionScenarios.GRAPH;
import static dev.pitcrew.engine.conformance.scenario.Dmn.table;
import static dev.pitcrew.engine.conformance.scenario.Xml.*;

import dev.pitcrew.engine.conformance.catalog.Feature;
import dev.pitcrew.engine.conformance.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;

/** Business rule tasks that ask a decision. */
public final class DecisionTaskScenarios {

  private DecisionTaskScenarios() {}

  public static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    tasks(all);
    return all;
  }

  private static String asking(String attributes) {
    return any(
        "businessRuleTask",
        "t",
        extensions("<zeebe:calledDecision resultVariable='r' " + attributes + "/>"));
  }

  private static void tasks(List<Scenario> all) {
    all.add(
        Scenario.of("a business rule task asks a decision", Feature.RULE_TASK_DECISION, Feature.DMN)
            .deploy(table("FIRST"), only("t", asking("decisionId='size'")))
            .create("{\"n\":10}")
            .create("{}"));
    all.add(
        Scenario.of("a decision that is not there", Feature.RULE_TASK_DECISION, Feature.INCIDENTS)
            .deploy(only("t", asking("decisionId='size'")))
            .create("{\"n\":10}")
            .deploy(table("UNIQUE"))
            .resolve());
    all.add(
        Scenario.of(
                "a business rule task names its decision by an expression",
                Feature.RULE_TASK_DECISION,
                Feature.INCIDENTS)
            .deploy(GRAPH, only("t", asking("decisionId='=which'")))
            .create("{\"which\":\"top\",\"n\":10}")
            .create("{\"which\":\"none\"}")
            .create("{\"which\":7}")
            .create("{}"));
    all.add(
        Scenario.of(
                "a decision fails in a task",
                Feature.RULE_TASK_DECISION,
                Feature.INCIDENTS,
                Feature.DMN)
            .deploy(GRAPH, only("t", asking("decisionId='top'")))
            .create("{\"n\":13}")
            .set("{\"n\":1}")
            .resolve());
  }
}
