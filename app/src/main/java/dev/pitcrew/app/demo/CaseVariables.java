package dev.pitcrew.app.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pitcrew.samples.Answer.CodedLine;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.response.Variable;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
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

  /** One variable of the instance itself; an empty object where it is not there. */
  static JsonNode variable(CamundaClient client, long processInstanceKey, String name) {
    Optional<Variable> found =
        client
            .newVariableSearchRequest()
            .filter(
                f ->
                    f.processInstanceKey(processInstanceKey)
                        .scopeKey(processInstanceKey)
                        .name(name))
            .page(p -> p.limit(1))
            .withFullValues()
            .send()
            .join()
            .items()
            .stream()
            .findFirst();
    if (found.isEmpty()) {
      return JSON.createObjectNode();
    }
    try {
      return JSON.readTree(found.get().getValue());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The engine keeps variables as JSON.", e);
    }
  }

  String fileName() {
    return intake.path("fileName").asText("");
  }

  String caseId() {
    return intake.path("caseId").asText("");
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

  /** The proposed coding; what nobody knew is taken from the answer. */
  JsonNode coded(List<CodedLine> answers) {
    ObjectNode coded = coding.deepCopy();
    for (JsonNode line : coded.path("lines")) {
      CodedLine answer =
          answers.stream()
              .filter(one -> one.line() == line.path("line").asInt())
              .findFirst()
              .orElse(new CodedLine(0, "6815", "1100", isTaxed() ? "V19" : "V0"));
      complete((ObjectNode) line, "account", answer.account());
      complete((ObjectNode) line, "costCentre", answer.costCentre());
      complete((ObjectNode) line, "vatCode", answer.vatCode());
    }
    return coded.put("complete", true);
  }

  private boolean isTaxed() {
    String tax = invoice.path("fields").path("tax").path("value").asText("");
    return tax.isEmpty() || new BigDecimal(tax).signum() != 0;
  }

  private static void complete(ObjectNode line, String name, String value) {
    if (line.path(name).asText("").isEmpty()) {
      line.put(name, value).put("source", "person");
    }
  }

  /** One corrected field, as the task's variable has it. */
  record Correction(String from, String to) {}
}
