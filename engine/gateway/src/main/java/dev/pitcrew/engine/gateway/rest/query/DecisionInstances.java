package dev.pitcrew.engine.gateway.rest.query;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.gateway.json.GatewayJson;
import dev.pitcrew.engine.gateway.rest.search.Absent;
import dev.pitcrew.engine.gateway.rest.search.Comparisons;
import dev.pitcrew.engine.gateway.rest.search.Fields;
import dev.pitcrew.engine.gateway.rest.search.Flags;
import dev.pitcrew.engine.gateway.rest.search.RelatedFilters;
import dev.pitcrew.engine.gateway.rest.search.Roots;
import dev.pitcrew.engine.state.DecisionInstanceRow;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.store.Filter;
import dev.pitcrew.engine.store.Filter.Operator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
          .key("rootDecisionDefinitionKey", "rootDecisionDefinitionKey")
          .with(
              "state",
              Flags.named(
                  Tables.DECISION_INSTANCE,
                  "failed",
                  Map.of("EVALUATED", false, "FAILED", true),
                  "UNKNOWN",
                  "UNSPECIFIED"))
          .sort("state", "failed")
          .with("decisionEvaluationInstanceKey", DecisionInstances::instanceKeys)
          .sort("decisionEvaluationInstanceKey", "key")
          .with(
              "decisionRequirementsKey",
              RelatedFilters.referred(
                  Tables.DECISION_INSTANCE,
                  "decisionDefinitionKey",
                  Tables.DECISION_DEFINITION,
                  "decisionRequirementsKey"))
          .text("evaluationFailure", "failure")
          .time("evaluationDate", "evaluatedMillis")
          .key("processInstanceKey", "processInstanceKey")
          .key("processDefinitionKey", "processDefinitionKey")
          .key("elementInstanceKey", "elementInstanceKey")
          .text("tenantId", "tenantId");

  private DecisionInstances() {}

  /** The key of the evaluation, a dash, and the position within it. */
  private static List<Filter<DecisionInstanceRow>> instanceKeys(String name, JsonNode value) {
    return value.isObject()
        ? value.properties().stream()
            .filter(member -> Comparisons.isGiven(member.getValue()))
            .flatMap(member -> instanceKeys(name, member.getKey(), member.getValue()).stream())
            .toList()
        : List.of(InstanceKey.anyOf(List.of(value)));
  }

  private static List<Filter<DecisionInstanceRow>> instanceKeys(
      String name, String operator, JsonNode value) {
    if (operator.equals("$exists")) {
      return Comparisons.flag(value, name) ? List.of() : List.of(Absent.none());
    }
    return switch (Comparisons.operator(operator, name)) {
      case EQ -> List.of(InstanceKey.anyOf(List.of(value)));
      case IN -> List.of(InstanceKey.anyOf(Comparisons.elements(value, name)));
      case NEQ -> List.of(InstanceKey.of(value).isAnother());
      case NOT_IN ->
          Comparisons.elements(value, name).stream()
              .map(key -> InstanceKey.of(key).isAnother())
              .toList();
      default ->
          throw Wire.invalid(
              "Expected '%s' to be compared for equality, but it is with %s."
                  .formatted(name, operator));
    };
  }

  /** Names one decision of an evaluation. */
  record InstanceKey(long evaluationKey, int position) {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,18})-([0-9]{1,6})");

    static InstanceKey parse(String text) {
      Matcher parts = FORM.matcher(text);
      if (!parts.matches()) {
        throw Wire.invalid(
            "Expected a decision instance key as two numbers with a dash, but it is '%s'."
                .formatted(text));
      }
      return new InstanceKey(Long.parseLong(parts.group(1)), Integer.parseInt(parts.group(2)));
    }

    static InstanceKey of(JsonNode key) {
      return parse(key.asString(""));
    }

    static Filter<DecisionInstanceRow> anyOf(List<JsonNode> keys) {
      return new Filter.AnyOf<>(keys.stream().map(key -> of(key).filters()).toList());
    }

    Filter<DecisionInstanceRow> isAnother() {
      return new Filter.AnyOf<>(
          List.of(
              List.of(
                  Filter.of(
                      Tables.DECISION_INSTANCE, "evaluationKey", Operator.NEQ, evaluationKey)),
              List.of(Filter.of(Tables.DECISION_INSTANCE, "position", Operator.NEQ, position))));
    }

    List<Filter<DecisionInstanceRow>> filters() {
      return List.of(
          Filter.eq(Tables.DECISION_INSTANCE, "evaluationKey", evaluationKey),
          Filter.eq(Tables.DECISION_INSTANCE, "position", position));
    }
  }

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

    static Item of(DecisionInstanceRow row, Roots roots) {
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
          keyOrNone(row.rootDecisionDefinitionKey()),
          row.result(),
          keyOrNone(row.processInstanceKey()),
          roots.of(row.processInstanceKey()),
          keyOrNone(row.processDefinitionKey()),
          keyOrNone(row.elementInstanceKey()),
          row.tenantId());
    }
  }

  /** One instance with the reasons of its result. */
  record Whole(@JsonUnwrapped Item instance, List<Input> evaluatedInputs, List<Rule> matchedRules) {

    static Whole of(DecisionInstanceRow row, Roots roots) {
      return new Whole(
          Item.of(row, roots),
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
          rule.path("outputs").valueStream().map(output -> Output.of(output, rule)).toList());
    }
  }

  record Output(
      String outputId, String outputName, String outputValue, String ruleId, int ruleIndex) {
    static Output of(JsonNode output, JsonNode rule) {
      return new Output(
          output.path("id").asString(""),
          output.path("name").asString(""),
          output.path("value").toString(),
          rule.path("ruleId").asString(""),
          rule.path("ruleIndex").asInt());
    }
  }
}
