package dev.pitcrew.engine.conformance.catalog.rule;

import static dev.pitcrew.engine.conformance.scenario.Dmn.dmn;
import static dev.pitcrew.engine.conformance.scenario.Dmn.evaluated;
import static dev.pitcrew.engine.conformance.scenario.Dmn.shown;
import static dev.pitcrew.engine.conformance.scenario.Dmn.table;
import static dev.pitcrew.engine.conformance.scenario.Xml.*;

import dev.pitcrew.engine.conformance.catalog.Feature;
import dev.pitcrew.engine.conformance.scenario.Resource;
import dev.pitcrew.engine.conformance.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;

/** Decisions: hit policies, boxed expressions, requirements. */
public final class DecisionScenarios {

  public static final Resource GRAPH =
      dmn(
          """
          <inputData id='in' name='n'/>
          <decision id='base' name='Base'><variable id='bv' name='base'/><informationRequirement id='q0'><requiredInput href='#in'/></informationRequirement><literalExpression id='bl'><text>assert(n, n != 13) + 1</text></literalExpression></decision>
          <decision id='size' name='Size'><variable id='v' name='size'/><informationRequirement id='q1'><requiredDecision href='#base'/></informationRequirement>
            <decisionTable id='dt' hitPolicy='FIRST'><input id='i1' label='b'><inputExpression id='ie1'><text>base</text></inputExpression></input><output id='o1' name='out'/>
            <rule id='r1'><inputEntry id='a1'><text>&gt; 5</text></inputEntry><outputEntry id='b1'><text>"big"</text></outputEntry></rule>
            <rule id='r2'><inputEntry id='a2'><text>-</text></inputEntry><outputEntry id='b2'><text>"small"</text></outputEntry></rule></decisionTable></decision>
          <decision id='top' name='Top'><variable id='tv' name='top'/><informationRequirement id='q2'><requiredDecision href='#size'/></informationRequirement><informationRequirement id='q3'><requiredDecision href='#base'/></informationRequirement><literalExpression id='tl'><text>size + string(base)</text></literalExpression></decision>
          """);

  private DecisionScenarios() {}

  public static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    policies(all);
    boxed(all);
    graphs(all);
    return all;
  }

  private static Scenario asked(Scenario scenario) {
    return scenario
        .step("evaluate 1", hand -> evaluated(hand, "{\"n\":1}"))
        .step("evaluate 10", hand -> evaluated(hand, "{\"n\":10}"))
        .step("evaluate nothing", hand -> evaluated(hand, "{\"n\":-5}"))
        .step("evaluate text", hand -> evaluated(hand, "{\"n\":\"x\"}"))
        .step("evaluate without", hand -> evaluated(hand, "{}"));
  }

  private static void policies(List<Scenario> all) {
    for (String policy :
        List.of("UNIQUE", "FIRST", "ANY", "PRIORITY", "RULE ORDER", "OUTPUT ORDER", "COLLECT")) {
      all.add(
          asked(
              Scenario.of("a decision with hit policy " + policy, Feature.DMN)
                  .deploy(table(policy))));
    }
    for (String aggregation : List.of("SUM", "MIN", "MAX", "COUNT")) {
      all.add(
          asked(
              Scenario.of("a decision that collects " + aggregation, Feature.DMN)
                  .deploy(table("COLLECT", aggregation))));
    }
    all.add(
        Scenario.of("a decision with two inputs and two outputs", Feature.DMN)
            .deploy(
                dmn(
                    """
                    <decision id='size' name='Size'><decisionTable id='dt' hitPolicy='FIRST'>
                      <input id='i1' label='N'><inputExpression id='ie1'><text>n</text></inputExpression></input>
                      <input id='i2' label='C'><inputExpression id='ie2'><text>c</text></inputExpression></input>
                      <output id='o1' name='a' label='A'/><output id='o2' name='b' label='B'/>
                      <rule id='r1'><inputEntry id='a1'><text>[1..5]</text></inputEntry><inputEntry id='a2'><text>"x","y"</text></inputEntry><outputEntry id='b1'><text>n * 2</text></outputEntry><outputEntry id='b2'><text>{k: c}</text></outputEntry></rule>
                      <rule id='r2'><inputEntry id='a3'><text>-</text></inputEntry><inputEntry id='a4'><text>not("x")</text></inputEntry><outputEntry id='b3'><text>null</text></outputEntry><outputEntry id='b4'><text>[n, c]</text></outputEntry></rule>
                    </decisionTable></decision>
                    """))
            .step("evaluate 3 x", hand -> evaluated(hand, "{\"n\":3,\"c\":\"x\"}"))
            .step("evaluate 9 y", hand -> evaluated(hand, "{\"n\":9,\"c\":\"y\"}"))
            .step("evaluate 9 x", hand -> evaluated(hand, "{\"n\":9,\"c\":\"x\"}"))
            .step("evaluate null", hand -> evaluated(hand, "{\"n\":null,\"c\":null}")));
  }

  private static void boxed(List<Scenario> all) {
    record Boxed(String name, String xml) {}
    for (Boxed one :
        List.of(
            new Boxed(
                "literal expression",
                "<literalExpression id='le'><text>n + 0.10</text></literalExpression>"),
            new Boxed(
                "context",
                "<context id='cx'><contextEntry><variable id='x1' name='a'/><literalExpression"
                    + " id='l1'><text>n</text></literalExpression></contextEntry><contextEntry><variable"
                    + " id='x2' name='b'/><literalExpression id='l2'><text>a *"
                    + " 2</text></literalExpression></contextEntry></context>"),
            new Boxed(
                "list",
                "<list id='li'><literalExpression"
                    + " id='l1'><text>n</text></literalExpression><literalExpression"
                    + " id='l2'><text>\"x\"</text></literalExpression></list>"),
            new Boxed(
                "relation",
                "<relation id='re'><column id='c1' name='a'/><column id='c2' name='b'/><row"
                    + " id='w1'><literalExpression"
                    + " id='l1'><text>n</text></literalExpression><literalExpression"
                    + " id='l2'><text>2</text></literalExpression></row></relation>"))) {
      all.add(
          Scenario.of("a decision as a " + one.name(), Feature.DMN)
              .deploy(
                  dmn(
                      "<decision id='size' name='Size'><variable id='v' name='size'/>"
                          + one.xml()
                          + "</decision>"))
              .step("evaluate 1", hand -> evaluated(hand, "{\"n\":1}"))
              .step("evaluate text", hand -> evaluated(hand, "{\"n\":\"x\"}"))
              .step("evaluate without", hand -> evaluated(hand, "{}")));
    }
    all.add(
        Scenario.of("a decision has a function within its value", Feature.DMN)
            .deploy(
                dmn(
                    """
                    <decision id='size' name='Size'><variable id='v' name='size'/><context id='c1'>
                      <contextEntry id='e1'><variable id='v1' name='twice'/><functionDefinition id='f1'><formalParameter id='p1' name='x'/><literalExpression id='l1'><text>x * 2</text></literalExpression></functionDefinition></contextEntry>
                      <contextEntry id='e2'><variable id='v2' name='four'/><literalExpression id='l2'><text>twice(n)</text></literalExpression></contextEntry></context></decision>
                    <decision id='other' name='Other'><variable id='ov' name='other'/><informationRequirement id='q1'><requiredDecision href='#size'/></informationRequirement><literalExpression id='ol'><text>size.four + 1</text></literalExpression></decision>
                    <decision id='listed' name='Listed'><variable id='lv' name='listed'/><literalExpression id='ll'><text>[n, function(x) x, [1..3]]</text></literalExpression></decision>
                    <decision id='zoned' name='Zoned'><variable id='zv' name='zoned'/><literalExpression id='zl'><text>[time("08:00:00@Europe/Berlin"), date and time("2026-03-29T01:30:00@Europe/Berlin"), date and time("2026-03-29T01:30:00+02:00"), date and time("2026-03-29T01:30:00Z"), date and time("2026-03-29T01:30:00"), date and time("2026-03-29T01:30:05.5"), time("08:00:00"), time("08:00:00.25Z"), time("08:00:00+01:00"), duration("P1DT2H"), duration("-PT90M"), duration("P14M"), duration("P0D"), date("2026-03-29"), 1 / 3, 1000000000000000000000, 0.10]</text></literalExpression></decision>
                    <decision id='called' name='Called'><variable id='cv' name='called'/><literalExpression id='cl'><text>function(x) x</text></literalExpression></decision>
                    <decision id='ranged' name='Ranged'><variable id='rv' name='ranged'/><literalExpression id='rl'><text>{r: [1..3], n: n}</text></literalExpression></decision>
                    """))
            .step("evaluate 1", hand -> evaluated(hand, "{\"n\":2}"))
            .step("evaluate other", hand -> evaluated(hand, "other", "{\"n\":2}"))
            .step("evaluate listed", hand -> evaluated(hand, "listed", "{\"n\":2}"))
            .step("evaluate zoned", hand -> evaluated(hand, "zoned", "{}"))
            .step("evaluate called", hand -> evaluated(hand, "called", "{\"n\":2}"))
            .step("evaluate ranged", hand -> evaluated(hand, "ranged", "{\"n\":2}")));
    all.add(
        Scenario.of("a decision invokes business knowledge", Feature.DMN)
            .deploy(
                dmn(
                    """
                    <businessKnowledgeModel id='bkm' name='twice'><variable id='bv' name='twice'/><encapsulatedLogic id='el'><formalParameter id='fp' name='x'/><literalExpression id='bl'><text>x * 2</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>
                    <decision id='size' name='Size'><variable id='v' name='size'/><knowledgeRequirement id='kr'><requiredKnowledge href='#bkm'/></knowledgeRequirement><invocation id='in'><literalExpression id='il'><text>twice</text></literalExpression><binding><parameter id='pa' name='x'/><literalExpression id='pl'><text>n + 1</text></literalExpression></binding></invocation></decision>
                    <decision id='other' name='Other'><variable id='ov' name='other'/><knowledgeRequirement id='kr2'><requiredKnowledge href='#bkm'/></knowledgeRequirement><literalExpression id='ol'><text>twice(n)</text></literalExpression></decision>
                    """))
            .step("evaluate 1", hand -> evaluated(hand, "{\"n\":1}"))
            .step("evaluate other", hand -> evaluated(hand, "other", "{\"n\":1}"))
            .step("evaluate text", hand -> evaluated(hand, "{\"n\":\"x\"}")));
    all.add(
        Scenario.of("business knowledge requires other, and fails", Feature.DMN)
            .deploy(
                dmn(
                    """
                    <businessKnowledgeModel id='twice' name='twice'><variable id='tv' name='twice'/><encapsulatedLogic id='te'><formalParameter id='tp' name='x' typeRef='number'/><literalExpression id='tl'><text>assert(x, x &lt; 100) * 2</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>
                    <businessKnowledgeModel id='more' name='more'><variable id='mv' name='more'/><encapsulatedLogic id='me'><formalParameter id='mp' name='y'/><literalExpression id='ml'><text>twice(y) + twice(y + 1)</text></literalExpression></encapsulatedLogic><knowledgeRequirement id='mk'><requiredKnowledge href='#twice'/></knowledgeRequirement></businessKnowledgeModel>
                    <decision id='size' name='Size'><variable id='v' name='size'/><knowledgeRequirement id='kr'><requiredKnowledge href='#more'/></knowledgeRequirement><invocation id='in'><literalExpression id='il'><text>more</text></literalExpression><binding><parameter id='pa' name='y'/><literalExpression id='pl'><text>n</text></literalExpression></binding></invocation></decision>
                    <decision id='other' name='Other'><variable id='ov' name='other'/><knowledgeRequirement id='kr2'><requiredKnowledge href='#twice'/></knowledgeRequirement><literalExpression id='ol'><text>for i in [1, n] return twice(i)</text></literalExpression></decision>
                    """))
            .step("evaluate 1", hand -> evaluated(hand, "{\"n\":1}"))
            .step("evaluate 100", hand -> evaluated(hand, "{\"n\":100}"))
            .step("evaluate other", hand -> evaluated(hand, "other", "{\"n\":2}"))
            .step("evaluate other with 100", hand -> evaluated(hand, "other", "{\"n\":100}")));
  }

  private static void graphs(List<Scenario> all) {
    all.add(
        Scenario.of("decisions require each other", Feature.DMN)
            .deploy(GRAPH)
            .step("evaluate top", hand -> evaluated(hand, "top", "{\"n\":10}"))
            .step("evaluate size", hand -> evaluated(hand, "size", "{\"n\":1}"))
            .step("evaluate base", hand -> evaluated(hand, "base", "{\"n\":1}"))
            .step("one that fails", hand -> evaluated(hand, "top", "{\"n\":13}"))
            .step(
                "by key",
                hand ->
                    shown(
                        hand.client()
                            .newEvaluateDecisionCommand()
                            .decisionKey(hand.deployed("decision top v1"))
                            .variables("{\"n\":2}")
                            .send()
                            .join())));
    all.add(
        Scenario.of("decisions have versions", Feature.DMN, Feature.DEPLOYMENT)
            .deploy(GRAPH)
            .deploy(GRAPH)
            .deploy(table("FIRST"))
            .step("evaluate", hand -> evaluated(hand, "size", "{\"n\":1}"))
            .step("evaluate what the new one lacks", hand -> evaluated(hand, "top", "{\"n\":1}")));
    all.add(
        Scenario.of("decisions that are not there", Feature.DMN)
            .step("by id", hand -> evaluated(hand, "none", "{}"))
            .act(
                "by key",
                hand -> hand.client().newEvaluateDecisionCommand().decisionKey(7).send().join())
            .deploy(table("FIRST"))
            .step("wrong variables", hand -> evaluated(hand, "size", "[1]")));
    for (String broken :
        List.of(
            "<decision id='size' name='Size'/>",
            "<decision id='size' name='Size'><literalExpression id='le'><text>1"
                + " +</text></literalExpression></decision>",
            "<decision id='size' name='Size'><informationRequirement id='q'><requiredDecision"
                + " href='#size'/></informationRequirement><literalExpression"
                + " id='le'><text>1</text></literalExpression></decision>",
            "<decision id='size' name='Size'><decisionTable id='dt' hitPolicy='UNIQUE'><output"
                + " id='o1' name='a'/><rule id='r1'><outputEntry"
                + " id='b1'><text>(</text></outputEntry></rule></decisionTable></decision>")) {
      all.add(
          Scenario.of(
                  "a decision that cannot be read, " + Integer.toHexString(broken.hashCode()),
                  Feature.DMN,
                  Feature.DEPLOYMENT)
              .notTaken(dmn(broken))
              .step("evaluate", hand -> evaluated(hand, "size", "{}")));
    }
  }
}
