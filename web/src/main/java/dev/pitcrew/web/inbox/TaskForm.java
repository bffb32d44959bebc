package dev.pitcrew.web.inbox;

import static dev.pitcrew.web.engine.Variables.text;

import dev.pitcrew.web.engine.Variables;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A form's schema as far as the server has to understand it: which keys it fills, and of what. */
final class TaskForm {

  private static final int DEPTH_MAX = 10;
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Set<String> FILLED =
      Set.of("textfield", "textarea", "number", "checkbox", "select", "radio", "datetime");

  private final List<JsonNode> components = new ArrayList<>();

  TaskForm(String schema) {
    try {
      collect(JSON.readTree(schema), 0);
    } catch (JacksonException notJson) {
      components.clear();
    }
  }

  private void collect(JsonNode node, int depth) {
    if (depth > DEPTH_MAX) {
      return;
    }
    if (FILLED.contains(text(node, "type")) && !text(node, "key").isEmpty()) {
      components.add(node);
    }
    node.path("components").valueStream().forEach(child -> collect(child, depth + 1));
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
          case "textfield", "datetime" -> "text";
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
    for (JsonNode component : components) {
      String key = text(component, "key");
      JsonNode value = sent;
      for (String step : key.split("\\.")) {
        value = value.path(step);
      }
      if (!value.isMissingNode() && !value.isNull()) {
        put(result, key, value);
      }
    }
    return result;
  }

  private static void put(ObjectNode into, String key, JsonNode value) {
    String[] path = key.split("\\.");
    ObjectNode node = into;
    for (int i = 0; i < path.length - 1; i++) {
      node =
          node.path(path[i]).isObject() ? (ObjectNode) node.get(path[i]) : node.putObject(path[i]);
    }
    node.set(path[path.length - 1], value);
  }
}
