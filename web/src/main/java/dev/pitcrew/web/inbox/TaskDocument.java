package dev.pitcrew.web.inbox;

import dev.pitcrew.web.engine.Variables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A document that a task's variables name.
 *
 * @param id its name in the store
 * @param reference as the variable holds it
 */
public record TaskDocument(String id, String fileName, String contentType, JsonNode reference) {

  private static final int DEPTH_MAX = 8;
  private static final int SHOWN_MAX = 100;

  /** A claim may have hundreds of receipts, each with the pictures of its pages. */
  private static final int DOCUMENTS_MAX = 5_000;

  /** All of a task, each once, in the order of the variables' names. */
  public static List<TaskDocument> of(Variables variables) {
    return of(variables, SHOWN_MAX);
  }

  /** The one of this name; empty when the task's variables name no such document. */
  public static Optional<TaskDocument> find(Variables variables, String id) {
    return of(variables, DOCUMENTS_MAX).stream().filter(each -> each.id().equals(id)).findFirst();
  }

  private static List<TaskDocument> of(Variables variables, int most) {
    Map<String, TaskDocument> found = new LinkedHashMap<>();
    variables.values().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(variable -> collect(variable.getValue(), found, 0, most));
    return new ArrayList<>(found.values());
  }

  private static void collect(JsonNode node, Map<String, TaskDocument> found, int depth, int most) {
    if (depth > DEPTH_MAX || found.size() >= most) {
      return;
    }
    String id = Variables.text(node, "documentId");
    if (node.has("camunda.document.type") && !id.isEmpty()) {
      JsonNode metadata = node.path("metadata");
      String name = Variables.text(metadata, "fileName");
      found.putIfAbsent(
          id,
          new TaskDocument(
              id,
              name.isEmpty() ? "document" : name,
              Variables.text(metadata, "contentType"),
              node));
      return;
    }
    node.valueStream().forEach(child -> collect(child, found, depth + 1, most));
  }

  /** Whether a page may show it as a picture. */
  public boolean isPicture() {
    return contentType.equals("image/png") || contentType.equals("image/jpeg");
  }
}
