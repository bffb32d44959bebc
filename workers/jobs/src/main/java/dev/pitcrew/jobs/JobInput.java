package dev.pitcrew.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A job as its work sees it.
 *
 * @param variables the job's variables; numbers are exact
 * @param task the user task that is listened to, absent for a job of the process's own
 * @param headers what the model says to the worker beside the variables
 * @param retries how many tries are left, this one counted
 */
public record JobInput(
    long jobKey,
    long processInstanceKey,
    long elementInstanceKey,
    String processId,
    JsonNode variables,
    @Nullable ListenedTask task,
    Map<String, String> headers,
    int retries) {

  /** How many tries a job has that says nothing else. */
  public static final int RETRIES_USUAL = 3;

  public JobInput {
    headers = Map.copyOf(headers);
  }

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
    this(
        jobKey,
        processInstanceKey,
        elementInstanceKey,
        processId,
        variables,
        null,
        Map.of(),
        RETRIES_USUAL);
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

  /** A header of the model, when it is there and not blank. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  /** A job whose variables are JSON text. */
  public static JobInput parse(
      long jobKey,
      long processInstanceKey,
      long elementInstanceKey,
      String processId,
      String json) {
    return parse(jobKey, processInstanceKey, elementInstanceKey, processId, json, null);
  }

  public static JobInput parse(
      long jobKey,
      long processInstanceKey,
      long elementInstanceKey,
      String processId,
      String json,
      @Nullable ListenedTask task) {
    return new JobInput(
        jobKey,
        processInstanceKey,
        elementInstanceKey,
        processId,
        Variables.tree(json),
        task,
        Map.of(),
        RETRIES_USUAL);
  }

  /** The same with these headers. */
  public JobInput withHeaders(Map<String, String> others) {
    return new JobInput(
        jobKey,
        processInstanceKey,
        elementInstanceKey,
        processId,
        variables,
        task,
        others,
        retries);
  }

  /** The same with so many tries left. */
  public JobInput withRetries(int left) {
    return new JobInput(
        jobKey, processInstanceKey, elementInstanceKey, processId, variables, task, headers, left);
  }
}
