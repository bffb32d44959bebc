package dev.pitcrew.web.inbox;

import static dev.pitcrew.web.engine.Variables.text;

import dev.pitcrew.web.engine.Variables;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A form's schema as far as the server has to understand it: which keys it fills, and of what. */
final class TaskForm {

  private static final int DEPTH_MAX = 10;
  private static final int ROWS_MAX = 1_000;
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Set<String> FILLED =
      Set.of(
          "textfield",
          "textarea",
          "number",
          "checkbox",
          "select",
          "radio",
          "datetime",
          "checklist",
          "taglist");

  /** What is filled in, by its key. */
  private final List<JsonNode> components = new ArrayList<>();

  /** Lists whose rows are filled in, by the path of the list. */
  private final Map<String, List<JsonNode>> lists = new LinkedHashMap<>();

  private final List<FormPage.FileField> files = new ArrayList<>();

  TaskForm(String schema) {
    try {
      collect(JSON.readTree(schema), components, 0);
    } catch (JacksonException notJson) {
      components.clear();
    }
  }

  private void collect(JsonNode node, List<JsonNode> into, int depth) {
    if (depth > DEPTH_MAX) {
      return;
    }
    String type = text(node, "type");
    String key = text(node, "key");
    if (FILLED.contains(type) && !key.isEmpty()) {
      into.add(node);
    }
    if (type.equals("filepicker") && !key.isEmpty()) {
      files.add(
          new FormPage.FileField(
              key,
              text(node, "label").isEmpty() ? key : text(node, "label"),
              text(node, "accept"),
              node.path("multiple").asBoolean(false),
              node.path("validate").path("required").asBoolean(false)));
    }
    List<JsonNode> inner =
        type.equals("dynamiclist")
            ? lists.computeIfAbsent(text(node, "path"), path -> new ArrayList<>())
            : into;
    node.path("components").valueStream().forEach(child -> collect(child, inner, depth + 1));
  }

  /** Files the form asks for. */
  List<FormPage.FileField> files() {
    return files;
  }

  List<FormPage.PlainField> fields(Variables variables, Map<String, String> typed) {
    return components.stream()
        .filter(component -> !component.path("readonly").asBoolean(false))
        .map(component -> field(component, variables, typed))
        .toList();
  }

  private static FormPage.PlainField field(
      JsonNode component, Variables variables, Map<String, String> typed) {
    String key = text(component, "key");
    String type = text(component, "type");
    String kind =
        switch (type) {
          case "radio", "select" -> "select";
          case "textfield", "datetime", "checklist", "taglist" -> "text";
          default -> type;
        };
    List<FormPage.Option> options =
        component
            .path("values")
            .valueStream()
            .map(option -> new FormPage.Option(text(option, "value"), text(option, "label")))
            .toList();
    String label = text(component, "label").isEmpty() ? key : text(component, "label");
    return new FormPage.PlainField(
        key,
        label,
        kind,
        typed.getOrDefault(key, current(variables, key)),
        component.path("validate").path("required").asBoolean(false),
        options);
  }

  private static String current(Variables variables, String key) {
    String[] path = key.split("\\.");
    JsonNode node = variables.get(path[0]);
    for (int i = 1; i < path.length; i++) {
      node = node.path(path[i]);
    }
    return node.isValueNode() && !node.isNull() ? node.asString() : "";
  }

  /** Only what the form asks for is taken; whatever else was posted is not. */
  ObjectNode submitted(Map<String, String> posted) {
    ObjectNode result = JSON.createObjectNode();
    for (JsonNode component : components) {
      String key = text(component, "key");
      String value = posted.getOrDefault(key, "");
      if (text(component, "type").equals("checkbox")) {
        put(result, key, JSON.getNodeFactory().booleanNode(!value.isEmpty()));
      } else if (text(component, "type").equals("number")
          && value.matches("-?\\d{1,15}(\\.\\d+)?")) {
        put(result, key, JSON.getNodeFactory().numberNode(new BigDecimal(value)));
      } else if (!value.isEmpty()) {
        put(result, key, JSON.getNodeFactory().stringNode(value));
      }
    }
    return result;
  }

  /** What the form's script sends as one object, cut down to what the form asks for. */
  ObjectNode submitted(String json) {
    ObjectNode result = JSON.createObjectNode();
    JsonNode sent;
    try {
      sent = JSON.readTree(json);
    } catch (JacksonException notJson) {
      return result;
    }
    take(components, sent, result);
    lists.forEach(
        (path, rowComponents) -> {
          ArrayNode rows = JSON.createArrayNode();
          at(sent, path)
              .valueStream()
              .limit(ROWS_MAX)
              .forEach(
                  row -> {
                    ObjectNode taken = JSON.createObjectNode();
                    take(rowComponents, row, taken);
                    rows.add(taken);
                  });
          put(result, path, rows);
        });
    return result;
  }

  private static void take(List<JsonNode> wanted, JsonNode sent, ObjectNode into) {
    for (JsonNode component : wanted) {
      String key = text(component, "key");
      JsonNode value = at(sent, key);
      if (!value.isMissingNode() && !value.isNull()) {
        put(into, key, value);
      }
    }
  }

  private static JsonNode at(JsonNode node, String path) {
    JsonNode found = node;
    for (String step : path.split("\\.")) {
      found = found.path(step);
    }
    return found;
  }

  /** Says who decides, in each decision of what was submitted: never the form, always the page. */
  static void sign(ObjectNode submitted, String username, Instant at) {
    submitted
        .valueStream()
        .filter(value -> value instanceof ObjectNode && value.has("decision"))
        .map(ObjectNode.class::cast)
        .forEach(
            decision ->
                decision
                    .put("by", username)
                    .put("at", at.truncatedTo(ChronoUnit.SECONDS).toString()));
  }

  static void put(ObjectNode into, String key, JsonNode value) {
    String[] path = key.split("\\.");
    ObjectNode node = into;
    for (int i = 0; i < path.length - 1; i++) {
      node =
          node.path(path[i]).isObject() ? (ObjectNode) node.get(path[i]) : node.putObject(path[i]);
    }
    node.set(path[path.length - 1], value);
  }
}
