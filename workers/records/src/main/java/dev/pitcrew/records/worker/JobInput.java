package dev.pitcrew.records.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A job as its work sees it.
 *
 * @param variables the job's variables; numbers are exact
 */
public record JobInput(
    long jobKey,
    long processInstanceKey,
    long elementInstanceKey,
    String processId,
    JsonNode variables) {

  /** The value at a path of names, when it is there and not null. */
  public Optional<JsonNode> at(String... path) {
    var node = variables;
    for (var name : path) {
      node = node.path(name);
    }
    return node.isMissingNode() || node.isNull() ? Optional.empty() : Optional.of(node);
  }

  /** The text at a path, when it is there and not blank. */
  public Optional<String> text(String... path) {
    return at(path).map(JsonNode::asText).map(String::strip).filter(text -> !text.isEmpty());
  }

  /** The text at a path the contract promises. */
  public String requiredText(String... path) {
    return text(path)
        .orElseThrow(
            () ->
                new ContractBroken(
                    "Expected to find variable %s, but it is missing."
                        .formatted(String.join(".", path))));
  }

  /** The object at a path the contract promises. */
  public <T> T required(Class<T> type, String... path) {
    return optional(type, path)
        .orElseThrow(
            () ->
                new ContractBroken(
                    "Expected to find variable %s, but it is missing."
                        .formatted(String.join(".", path))));
  }

  public <T> Optional<T> optional(Class<T> type, String... path) {
    return at(path).map(node -> Variables.convert(node, type, String.join(".", path)));
  }

  static JobInput parse(
      long jobKey,
      long processInstanceKey,
      long elementInstanceKey,
      String processId,
      String json) {
    try {
      return new JobInput(
          jobKey,
          processInstanceKey,
          elementInstanceKey,
          processId,
          Variables.MAPPER.readTree(json));
    } catch (JsonProcessingException e) {
      throw new ContractBroken("Expected to read the job's variables, but they are not JSON.");
    }
  }
}
