package dev.pitcrew.engine.conformance.scenario;

import dev.pitcrew.engine.conformance.side.Json;
import io.camunda.client.api.response.EvaluateDecisionResponse;

/** Decisions, and how the answer to one is told. */
public final class Dmn {

  private Dmn() {}

  public static Resource dmn(String content) {
    return new Resource(
        "size.dmn",
        "<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\""
            + " xmlns:zeebe=\"http://camunda.org/schema/zeebe/1.0\" id=\"sizes\" name=\"Sizes\""
            + " namespace=\"http://example.org\">"
            + content
            + "</definitions>");
  }

  public static Resource table(String policy) {
    return table(policy, "");
  }

  public static Resource table(String policy, String aggregation) {
    return dmn(
        "<decision id='size' name='Size'><decisionTable id='dt' hitPolicy='%s' %s>"
                .formatted(policy, aggregation.isEmpty() ? "" : "aggregation='" + aggregation + "'")
            + "<input id='i1' label='n'><inputExpression id='ie1'"
            + " typeRef='number'><text>n</text></inputExpression></input>"
            + (aggregation.isEmpty()
                ? "<output id='o1' name='out'"
                    + " typeRef='string'><outputValues><text>\"many\",\"some\"</text></outputValues></output>"
                    + rule(1, "&gt; 0", "\"some\"")
                    + rule(2, "&gt; 5", "\"many\"")
                : "<output id='o1' name='out' typeRef='number'/>"
                    + rule(1, "&gt; 0", "1.5")
                    + rule(2, "&gt; 5", "n")
                    + rule(3, "&gt; 7", "2"))
            + "</decisionTable></decision>");
  }

  private static String rule(int number, String input, String output) {
    return "<rule id='r%d'><inputEntry id='a%d'><text>%s</text></inputEntry><outputEntry id='b%d'><text>%s</text></outputEntry></rule>"
        .formatted(number, number, input, number, output);
  }

  /** A decision {@code d} that always says the same. */
  public static Resource tagged(String tag, String output) {
    return new Resource(
        "d.dmn",
        """
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="ds" name="Ds" namespace="http://example.org">
          <decision id="d" name="D"><extensionElements><zeebe:versionTag value="%s"/></extensionElements><variable id="v1" name="d"/><literalExpression id="le"><text>%s</text></literalExpression></decision>
        </definitions>
        """
            .formatted(tag, output));
  }

  public static String evaluated(Hand hand, String variables) {
    return evaluated(hand, "size", variables);
  }

  public static String evaluated(Hand hand, String decisionId, String variables) {
    return shown(
        hand.client()
            .newEvaluateDecisionCommand()
            .decisionId(decisionId)
            .variables(variables)
            .send()
            .join());
  }

  public static String shown(EvaluateDecisionResponse answer) {
    return "ok %s failed=%s of %s %s v%d: %s"
        .formatted(
            Json.sorted(answer.getDecisionOutput()),
            answer.getFailedDecisionId(),
            answer.getDecisionId(),
            answer.getDecisionName(),
            answer.getDecisionVersion(),
            answer.getEvaluatedDecisions().stream()
                .map(
                    d ->
                        "%s %s %s in=%s rules=%s"
                            .formatted(
                                d.getDecisionId(),
                                d.getDecisionType(),
                                Json.sorted(d.getDecisionOutput()),
                                d.getEvaluatedInputs().stream()
                                    .map(
                                        i ->
                                            i.getInputName() + "=" + Json.sorted(i.getInputValue()))
                                    .toList(),
                                d.getMatchedRules().stream()
                                    .map(
                                        r ->
                                            r.getRuleIndex()
                                                + r.getRuleId()
                                                + r.getEvaluatedOutputs().stream()
                                                    .map(
                                                        o ->
                                                            o.getOutputName()
                                                                + "="
                                                                + Json.sorted(o.getOutputValue()))
                                                    .toList())
                                    .toList()))
                .toList());
  }
}
