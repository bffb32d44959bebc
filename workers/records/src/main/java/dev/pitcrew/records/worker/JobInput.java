package dev.pitcrew.records.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A job as its work sees it.
 *
 * @param variables the job's variables; numbers are exact
 * @param task the user task that is listened to, absent for a job of the process's own
 */
public record JobInput(
    long jobKey,
    long processInstanceKey,
    long elementInstanceKey,
    String processId,
    JsonNode variables,
    @Nullable ListenedTask task) {

  /**
   * A user task that somebody wants to complete.
   *
   * @param elementId of the user task in the model
   * @param assignee who has taken it, absent when nobody has
   */
  public record ListenedTask(long userTaskKey, String elementId, @Nullable String assignee) {}

  public JobInput(
      long jobKey,
      long processInstanceKey,
      long elementInstanceKey,
      String processId,
      JsonNode variables) {
    this(jobKey, processInstanceKey, elementInstanceKey, processId, variables, null);
  }

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
    return parse(jobKey, processInstanceKey, elementInstanceKey, processId, json, null);
  }

  static JobInput parse(
      long jobKey,
      long processInstanceKey,
      long elementInstanceKey,
      String processId,
      String json,
      @Nullable ListenedTask task) {
    try {
      return new JobInput(
          jobKey,
          processInstanceKey,
          elementInstanceKey,
          processId,
          Variables.MAPPER.readTree(json),
          task);
    } catch (JsonProcessingException e) {
      throw new ContractBroken("Expected to read the job's variables, but they are not JSON.");
    }
  }
}
