package dev.pitcrew.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pitcrew.engine.expression.DecisionResult.DecisionType;
import dev.pitcrew.engine.expression.DecisionResult.EvaluatedDecision;
import dev.pitcrew.engine.expression.DecisionResult.EvaluatedInput;
import dev.pitcrew.engine.expression.DecisionResult.EvaluatedOutput;
import dev.pitcrew.engine.expression.DecisionResult.MatchedRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DmnLanguageTest {

  private static final Instant NOW = Instant.parse("2026-11-21T08:15:30Z");

  private final DmnLanguage language = new DmnLanguage();

  @Test
  void shouldTellInputsRulesAndOutputsWhenTableMatches() {
    // given
    DecisionModel model =
        language.parse(
            definitions(
                """
                <decision id="discount" name="Discount">
                  <extensionElements>
                    <zeebe:versionTag xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" value="v7"/>
                  </extensionElements>
                  <decisionTable id="t" hitPolicy="FIRST">
                    <input id="in1" label="Amount">
                      <inputExpression typeRef="number"><text>order.amount</text></inputExpression>
                    </input>
                    <input id="in2"><inputExpression><text>country</text></inputExpression></input>
                    <output id="out1" name="rate" label="Rate"/>
                    <output id="out2" name="reason"/>
                    <rule id="small"><inputEntry><text>&lt; 100</text></inputEntry>
                      <inputEntry><text></text></inputEntry>
                      <outputEntry><text>0</text></outputEntry>
                      <outputEntry><text>"small"</text></outputEntry></rule>
                    <rule id="large"><inputEntry><text>[100..1000.5]</text></inputEntry>
                      <inputEntry><text>"DE", "AT"</text></inputEntry>
                      <outputEntry><text>order.amount / 3</text></outputEntry>
                      <outputEntry><text>"large"</text></outputEntry></rule>
                  </decisionTable>
                </decision>
                """));

    // when
    DecisionResult result =
        evaluate(model, "discount", Map.of("order", "{\"amount\": 1000.00}", "country", "\"AT\""));

    // then
    assertThat(model.decisionRequirementsId()).isEqualTo("defs");
    assertThat(model.name()).isEqualTo("Definitions");
    assertThat(model.decisions())
        .containsExactly(new DecisionModel.Decision("discount", "Discount", "v7"));
    String json = "{\"rate\":333.3333333333333333333333333333333,\"reason\":\"large\"}";
    assertThat(result)
        .isEqualTo(
            new DecisionResult(
                json,
                null,
                null,
                List.of(
                    new EvaluatedDecision(
                        "discount",
                        "Discount",
                        DecisionType.DECISION_TABLE,
                        json,
                        List.of(
                            new EvaluatedInput("in1", "Amount", "1000"),
                            new EvaluatedInput("in2", "country", "\"AT\"")),
                        List.of(
                            new MatchedRule(
                                "large",
                                2,
                                List.of(
                                    new EvaluatedOutput(
                                        "out1", "Rate", "333.3333333333333333333333333333333"),
                                    new EvaluatedOutput("out2", "reason", "\"large\""))))))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hitPolicy=\"FIRST\" | 3 | 0.1",
        "hitPolicy=\"UNIQUE\" | 8 | 0.3",
        "hitPolicy=\"ANY\" | 8 | 0.3",
        "hitPolicy=\"PRIORITY\" | 3 | 0.2",
        "hitPolicy=\"OUTPUT ORDER\" | 3 | [0.2,0.1]",
        "hitPolicy=\"RULE ORDER\" | 3 | [0.1,0.2]",
        "hitPolicy=\"COLLECT\" | 3 | [0.1,0.2]",
        "hitPolicy=\"COLLECT\" aggregation=\"SUM\" | 3 | 0.3",
        "hitPolicy=\"COLLECT\" aggregation=\"MIN\" | 3 | 0.1",
        "hitPolicy=\"COLLECT\" aggregation=\"MAX\" | 3 | 0.2",
        "hitPolicy=\"COLLECT\" aggregation=\"COUNT\" | 3 | 2",
        "hitPolicy=\"COLLECT\" | 20 | null",
        "hitPolicy=\"UNIQUE\" | 20 | null",
      })
  void shouldApplyHitPolicyWhenRulesMatch(String policy, String x, String expected) {
    assertThat(evaluate(language.parse(table(policy)), "d", Map.of("x", x)).outputJson())
        .isEqualTo(expected);
  }

  @Test
  void shouldFailInTheDecisionWhenRulesContradictTheHitPolicy() {
    // when
    DecisionResult result =
        evaluate(language.parse(table("hitPolicy=\"UNIQUE\"")), "d", Map.of("x", "3"));

    // then
    assertThat(result.outputJson()).isNull();
    assertThat(result.failedDecisionId()).isEqualTo("d");
    assertThat(result.failure())
        .isEqualTo(
            "multiple values aren't allowed for UNIQUE hit policy. found: 'List(Map(out -> 0.1),"
                + " Map(out -> 0.2))'");
    assertThat(result.evaluated()).hasSize(1);
    assertThat(result.evaluated().getFirst().matchedRules()).hasSize(2);
  }

  @Test
  void shouldEvaluateWhatIsRequiredFirstWhenDecisionsDependOnEachOther() {
    // given
    DecisionModel model =
        language.parse(
            definitions(
                """
                <decision id="top" name="Top">
                  <variable name="top" typeRef="number"/>
                  <informationRequirement><requiredDecision href="#base"/></informationRequirement>
                  <knowledgeRequirement><requiredKnowledge href="#bkm"/></knowledgeRequirement>
                  <literalExpression><text>gross(base) + 1</text></literalExpression>
                </decision>
                <decision id="base" name="Base">
                  <literalExpression><text>net * 2</text></literalExpression>
                </decision>
                <businessKnowledgeModel id="bkm" name="gross">
                  <encapsulatedLogic>
                    <formalParameter name="n" typeRef="number"/>
                    <literalExpression><text>n * 1.19</text></literalExpression>
                  </encapsulatedLogic>
                </businessKnowledgeModel>
                <decision id="called" name="Called">
                  <knowledgeRequirement><requiredKnowledge href="#bkm"/></knowledgeRequirement>
                  <invocation><literalExpression><text>gross</text></literalExpression>
                    <binding><parameter name="n"/>
                      <literalExpression><text>net</text></literalExpression></binding>
                  </invocation>
                </decision>
                <decision id="boxed" name="Boxed">
                  <context>
                    <contextEntry><variable name="a"/>
                      <literalExpression><text>net</text></literalExpression></contextEntry>
                    <contextEntry><variable name="b"/>
                      <literalExpression><text>a + 1</text></literalExpression></contextEntry>
                  </context>
                </decision>
                """));
    Map<String, String> variables = Map.of("net", "10.10");

    // when
    DecisionResult top = evaluate(model, "top", variables);

    // then
    assertThat(top.outputJson()).isEqualTo("25.038");
    assertThat(top.evaluated())
        .extracting(EvaluatedDecision::decisionId, EvaluatedDecision::outputJson)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("base", "20.2"),
            org.assertj.core.groups.Tuple.tuple("bkm", "24.038"),
            org.assertj.core.groups.Tuple.tuple("top", "25.038"));
    assertThat(model.decisions())
        .extracting(DecisionModel.Decision::decisionId)
        .containsExactly("top", "base", "called", "boxed");
    assertThat(evaluate(model, "called", variables).outputJson()).isEqualTo("12.019");
    assertThat(evaluate(model, "called", variables).evaluated().getLast().type())
        .isEqualTo(DecisionType.INVOCATION);
    assertThat(evaluate(model, "boxed", variables).outputJson())
        .isEqualTo("{\"a\":10.1,\"b\":11.1}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LIST | <list><literalExpression><text>x</text></literalExpression><literalExpression><text>x + 1</text></literalExpression></list> | [1,2]",
        "RELATION | <relation><column name='a'/><column name='b'/><row><literalExpression><text>x</text></literalExpression><literalExpression><text>2</text></literalExpression></row></relation> | [{\"a\":1,\"b\":2}]",
        "LITERAL_EXPRESSION | <literalExpression><text>string(today())</text></literalExpression> | \"2026-11-21\"",
        "CONTEXT | <context><contextEntry><variable name='f'/><functionDefinition><formalParameter name='n'/><literalExpression><text>n * 0.1</text></literalExpression></functionDefinition></contextEntry><contextEntry><literalExpression><text>f(x)</text></literalExpression></contextEntry></context> | 0.1",
      })
  void shouldEvaluateWhenLogicIsNoTable(DecisionType type, String logic, String expected) {
    // when
    DecisionResult result =
        evaluate(
            language.parse(
                definitions("<decision id=\"d\" name=\"D\">%s</decision>".formatted(logic))),
            "d",
            Map.of("x", "1"));

    // then
    assertThat(result.failure()).isNull();
    assertThat(result.outputJson()).isEqualTo(expected);
    assertThat(result.evaluated()).extracting(EvaluatedDecision::type).containsExactly(type);
  }

  @Test
  void shouldNameTheRequiredDecisionWhenItFails() {
    // given
    DecisionModel model =
        language.parse(
            definitions(
                """
                <decision id="top" name="Top">
                  <informationRequirement><requiredDecision href="#base"/></informationRequirement>
                  <literalExpression><text>base</text></literalExpression></decision>
                <decision id="base" name="Base"><variable name="base" typeRef="number"/>
                  <literalExpression><text>assert(x, x != null)</text></literalExpression></decision>
                """));

    // when
    DecisionResult result = evaluate(model, "top", Map.of());

    // then
    assertThat(result.outputJson()).isNull();
    assertThat(result.failedDecisionId()).isEqualTo("base");
    assertThat(result.failure()).contains("The condition is not fulfilled");
  }

  @Test
  void shouldReadOnlyMentionedVariablesWhenEvaluating() {
    // given
    List<String> read = new ArrayList<>();
    DecisionModel model = language.parse(table("hitPolicy=\"FIRST\""));

    // when
    language.evaluate(
        model,
        "d",
        name -> {
          read.add(name);
          return name.equals("x") ? "3" : null;
        },
        NOW);

    // then
    assertThat(read).contains("x").doesNotContain("y").hasSizeLessThan(3);
  }

  @Test
  void shouldFailWithReasonWhenDecisionIsUnknownOrTakesTooLong() {
    // given
    DecisionModel model =
        language.parse(
            definitions(
                """
                <decision id="endless" name="e"><literalExpression>
                  <text>for i in 1..50000 return for j in 1..50000 return i</text>
                </literalExpression></decision>
                """));

    // when
    DecisionResult unknown = evaluate(model, "nowhere", Map.of());
    DecisionResult endless = evaluate(model, "endless", Map.of());

    // then
    assertThat(unknown)
        .isEqualTo(
            new DecisionResult(null, "no decision found with id 'nowhere'", "nowhere", List.of()));
    assertThat(endless)
        .isEqualTo(
            new DecisionResult(
                null,
                "failed to evaluate decision 'endless': it makes more than 64 MB of lists and texts",
                "endless",
                List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not xml",
        "<definitions/>",
        "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><d>&a;</d>",
        "<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\" id=\"x\" name=\"x\""
            + " namespace=\"n\"/>",
      })
  void shouldRefuseWhenResourceIsNoDmn(String xml) {
    assertThatThrownBy(() -> language.parse(xml)).isInstanceOf(InvalidExpressionException.class);
  }

  @Test
  void shouldTellEachExpressionWhenSomeDoNotParse() {
    assertThatThrownBy(
            () ->
                language.parse(
                    definitions(
                        """
                        <decision id="a" name="a"><literalExpression><text>1 +</text></literalExpression></decision>
                        <decision id="b" name="b"><literalExpression><text>[2</text></literalExpression></decision>
                        """)))
        .isInstanceOf(InvalidExpressionException.class)
        .hasMessageContaining("failed to parse expression '1 +'")
        .hasMessageContaining("failed to parse expression '[2'");
  }

  @Test
  void shouldRefuseWhenDecisionsRequireEachOtherAlongTooManyWays() {
    // given
    StringBuilder decisions = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      for (String side : List.of("l", "r")) {
        decisions.append("<decision id=\"%s%d\" name=\"x\">".formatted(side, i));
        if (i > 0) {
          for (String other : List.of("l", "r")) {
            decisions.append(
                "<informationRequirement><requiredDecision href=\"#%s%d\"/></informationRequirement>"
                    .formatted(other, i - 1));
          }
        }
        decisions.append("<literalExpression><text>1</text></literalExpression></decision>");
      }
    }

    // then
    assertThatThrownBy(() -> language.parse(definitions(decisions.toString())))
        .isInstanceOf(InvalidExpressionException.class)
        .hasMessage(
            "Expected decisions that require each other along at most 100,000 ways, but found more.");
  }

  @Test
  void shouldRefuseWhenDecisionsRequireEachOther() {
    assertThatThrownBy(
            () ->
                language.parse(
                    definitions(
                        """
                        <decision id="a" name="a">
                          <informationRequirement><requiredDecision href="#b"/></informationRequirement>
                          <literalExpression><text>1</text></literalExpression></decision>
                        <decision id="b" name="b">
                          <informationRequirement><requiredDecision href="#a"/></informationRequirement>
                          <literalExpression><text>1</text></literalExpression></decision>
                        """)))
        .isInstanceOf(InvalidExpressionException.class)
        .hasMessage("Invalid DMN model: Cyclic dependencies between decisions detected.");
  }

  private DecisionResult evaluate(
      DecisionModel model, String decisionId, Map<String, String> variables) {
    return language.evaluate(model, decisionId, variables::get, NOW);
  }

  /** Below 5 the first two rules match, from 7 to 9 the third. */
  private static String table(String policy) {
    return definitions(
        """
        <decision id="d" name="D">
          <decisionTable id="t" %s>
            <input id="i"><inputExpression><text>x</text></inputExpression></input>
            <output id="o" name="out"><outputValues><text>0.2, 0.1</text></outputValues></output>
            <rule id="r1"><inputEntry><text>&lt; 5</text></inputEntry><outputEntry><text>0.1</text></outputEntry></rule>
            <rule id="r2"><inputEntry><text>&lt; 5</text></inputEntry><outputEntry><text>0.2</text></outputEntry></rule>
            <rule id="r3"><inputEntry><text>[7..9]</text></inputEntry><outputEntry><text>0.1 + 0.2</text></outputEntry></rule>
          </decisionTable>
        </decision>
        """
            .formatted(policy));
  }

  private static String definitions(String content) {
    return """
        <?xml version="1.0" encoding="ISO-8859-1"?>
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="defs" name="Definitions" namespace="test">
        %s
        </definitions>
        """
        .formatted(content);
  }
}
