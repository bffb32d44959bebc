package dev.pitcrew.app.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.response.Variable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a case knows, as the API tells it. */
record CaseVariables(JsonNode intake, JsonNode invoice, JsonNode coding) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static CaseVariables read(CamundaClient client, long processInstanceKey) {
    return new CaseVariables(
        variable(client, processInstanceKey, "intake"),
        variable(client, processInstanceKey, "invoice"),
        variable(client, processInstanceKey, "coding"));
  }

  private static JsonNode variable(CamundaClient client, long processInstanceKey, String name) {
    Optional<Variable> found =
        client
            .newVariableSearchRequest()
            .filter(
                f ->
                    f.processInstanceKey(processInstanceKey)
                        .scopeKey(processInstanceKey)
                        .name(name))
            .page(p -> p.limit(1))
            .send()
            .join()
            .items()
            .stream()
            .findFirst();
    if (found.isEmpty()) {
      return JSON.createObjectNode();
    }
    try {
      String value =
          client.newVariableGetRequest(found.get().getVariableKey()).send().join().getValue();
      return JSON.readTree(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The engine keeps variables as JSON.", e);
    }
  }

  /** A variable of the case that is text; absent where it is not there. */
  static Optional<String> text(CamundaClient client, long processInstanceKey, String name) {
    return Optional.ofNullable(variable(client, processInstanceKey, name).textValue());
  }

  Optional<String> fileName() {
    return Optional.ofNullable(intake.path("fileName").textValue());
  }

  /** What was read otherwise, and what is true. */
  Map<String, Correction> corrections(Map<String, String> truth) {
    Map<String, Correction> corrections = new LinkedHashMap<>();
    truth.forEach(
        (name, value) -> {
          String read = invoice.path("fields").path(name).path("value").asText("");
          if (!read.equals(value)) {
            corrections.put(name, new Correction(read, value));
          }
        });
    return corrections;
  }

  /** The invoice with corrected fields, whose source is then the person. */
  JsonNode corrected(Map<String, Correction> corrections) {
    ObjectNode corrected = invoice.deepCopy();
    ObjectNode fields = corrected.withObject("/fields");
    corrections.forEach(
        (name, correction) ->
            fields
                .withObject("/" + name)
                .put("value", correction.to())
                .put("confidence", 1)
                .put("source", "person"));
    return corrected;
  }

  /** The proposed coding, completed with one account and VAT code for what nobody knew. */
  JsonNode coded(String account, String vatCode) {
    ObjectNode coded = coding.deepCopy();
    for (JsonNode line : coded.path("lines")) {
      if (line.path("account").asText("").isEmpty()) {
        ((ObjectNode) line).put("account", account).put("source", "person");
      }
      if (line.path("vatCode").asText("").isEmpty()) {
        ((ObjectNode) line).put("vatCode", vatCode).put("source", "person");
      }
    }
    return coded.put("complete", true);
  }

  /** One corrected field, as the task's variable has it. */
  record Correction(String from, String to) {}
}
