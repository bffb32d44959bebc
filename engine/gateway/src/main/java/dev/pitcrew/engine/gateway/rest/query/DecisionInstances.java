package dev.pitcrew.engine.gateway.rest.query;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.pitcrew.engine.gateway.json.GatewayJson;
import dev.pitcrew.engine.gateway.json.Wire;
import dev.pitcrew.engine.gateway.rest.search.Fields;
import dev.pitcrew.engine.gateway.rest.search.Flags;
import dev.pitcrew.engine.state.DecisionInstanceRow;
import dev.pitcrew.engine.state.Tables;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the API shows of evaluated decisions. */
final class DecisionInstances {

  static final Fields<DecisionInstanceRow> FIELDS =
      Fields.of(Tables.DECISION_INSTANCE)
          .key("decisionEvaluationKey", "evaluationKey")
          .text("decisionDefinitionId", "decisionDefinitionId")
          .key("decisionDefinitionKey", "decisionDefinitionKey")
          .text("decisionDefinitionName", "decisionName")
          .number("decisionDefinitionVersion", "decisionVersion")
          .text("decisionDefinitionType", "decisionType")
          .with(
              "state",
              Flags.named(
                  Tables.DECISION_INSTANCE, "failed", Map.of("EVALUATED", false, "FAILED", true)))
          .text("evaluationFailure", "failure")
          .time("evaluationDate", "evaluatedMillis")
          .key("processInstanceKey", "processInstanceKey")
          .key("processDefinitionKey", "processDefinitionKey")
          .key("elementInstanceKey", "elementInstanceKey")
          .text("tenantId", "tenantId");

  private DecisionInstances() {}

  static String instanceKey(DecisionInstanceRow row) {
    return row.evaluationKey() + "-" + row.position();
  }

  record Item(
      String decisionEvaluationInstanceKey,
      @Nullable String decisionEvaluationKey,
      String state,
      @Nullable String evaluationDate,
      @Nullable String evaluationFailure,
      String decisionDefinitionId,
      @Nullable String decisionDefinitionKey,
      String decisionDefinitionName,
      int decisionDefinitionVersion,
      String decisionDefinitionType,
      String rootDecisionDefinitionKey,
      String result,
      String processInstanceKey,
      @Nullable String rootProcessInstanceKey,
      String processDefinitionKey,
      String elementInstanceKey,
      String tenantId) {

    /** Clients take each key for a number, also where there is none. */
    private static String keyOrNone(long key) {
      return key == 0 ? "-1" : Long.toString(key);
    }

    static Item of(DecisionInstanceRow row, long rootDecisionDefinitionKey) {
      return new Item(
          instanceKey(row),
          Wire.key(row.evaluationKey()),
          row.failed() ? "FAILED" : "EVALUATED",
          Wire.time(row.evaluatedMillis()),
          row.failure(),
          row.decisionDefinitionId(),
          Wire.key(row.decisionDefinitionKey()),
          row.decisionName(),
          row.decisionVersion(),
          row.decisionType(),
          keyOrNone(rootDecisionDefinitionKey),
          row.result(),
          keyOrNone(row.processInstanceKey()),
          null,
          keyOrNone(row.processDefinitionKey()),
          keyOrNone(row.elementInstanceKey()),
          row.tenantId());
    }
  }

  /** One instance with the reasons of its result. */
  record Whole(@JsonUnwrapped Item instance, List<Input> evaluatedInputs, List<Rule> matchedRules) {

    static Whole of(DecisionInstanceRow row, long rootDecisionDefinitionKey) {
      return new Whole(
          Item.of(row, rootDecisionDefinitionKey),
          GatewayJson.MAPPER.readTree(row.inputs()).valueStream().map(Input::of).toList(),
          GatewayJson.MAPPER.readTree(row.matchedRules()).valueStream().map(Rule::of).toList());
    }
  }

  record Input(String inputId, String inputName, String inputValue) {
    static Input of(JsonNode input) {
      return new Input(
          input.path("id").asString(""),
          input.path("name").asString(""),
          input.path("value").toString());
    }
  }

  record Rule(String ruleId, int ruleIndex, List<Output> evaluatedOutputs) {
    static Rule of(JsonNode rule) {
      return new Rule(
          rule.path("ruleId").asString(""),
          rule.path("ruleIndex").asInt(),
          rule.path("outputs").valueStream().map(Output::of).toList());
    }
  }

  record Output(String outputId, String outputName, String outputValue) {
    static Output of(JsonNode output) {
      return new Output(
          output.path("id").asString(""),
          output.path("name").asString(""),
          output.path("value").toString());
    }
  }
}
