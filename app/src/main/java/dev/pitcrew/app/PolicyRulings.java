package dev.pitcrew.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pitcrew.jobs.Variables;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.cases.Case;
import dev.pitcrew.web.claims.RulingPort;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.response.Variable;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the policy said of a claim's lines, as its case holds it. */
final class PolicyRulings implements RulingPort {

  private final CamundaClient client;
  private final Records records;

  PolicyRulings(CamundaClient client, Records records) {
    this.client = client;
    this.records = records;
  }

  @Override
  public Map<Integer, Ruling> of(String claimId) {
    Optional<Long> instance = records.cases().find(claimId).map(Case::processInstanceKey);
    if (instance.isEmpty()) {
      return Map.of();
    }
    Map<Integer, Ruling> rulings = new LinkedHashMap<>();
    client
        .newVariableSearchRequest()
        .filter(f -> f.processInstanceKey(instance.get()).name("policy"))
        .withFullValues()
        .send()
        .join()
        .items()
        .stream()
        // What was said later, when it was matched again, holds.
        .sorted(Comparator.comparing(Variable::getVariableKey))
        .map(Variable::getValue)
        .map(PolicyRulings::read)
        .forEach(policy -> policy.forEach(each -> add(rulings, each)));
    return rulings;
  }

  private static void add(Map<Integer, Ruling> rulings, JsonNode each) {
    if (each.path("line").isInt()) {
      rulings.put(
          each.path("line").asInt(),
          new Ruling(each.path("result").asText(""), each.path("reason").asText("")));
    }
  }

  private static JsonNode read(String json) {
    try {
      return Variables.MAPPER.readTree(json);
    } catch (JsonProcessingException notJson) {
      return MissingNode.getInstance();
    }
  }
}
