package dev.pitcrew.web.engine;

import io.camunda.client.api.search.response.Variable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Variables by name, as one scope sees them. Reading never fails: what is absent or of another
 * shape than expected is simply missing, for a page must show what is there.
 */
public record Variables(Map<String, JsonNode> values) {

  private static final JsonMapper JSON = JsonMapper.shared();

  /** The inner scope's value wins; scopes that began later are the inner ones. */
  static Variables of(List<Variable> found) {
    Map<String, JsonNode> values = new HashMap<>();
    found.stream()
        .sorted(Comparator.comparing(Variable::getScopeKey))
        .forEach(variable -> values.put(variable.getName(), parse(variable.getValue())));
    return new Variables(values);
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JacksonException notJson) {
      return MissingNode.getInstance();
    }
  }

  /** The variable, or a missing node. */
  public JsonNode get(String name) {
    return values.getOrDefault(name, MissingNode.getInstance());
  }

  /** A text inside a node; empty when there is none. */
  public static String text(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return value.isValueNode() && !value.isNull() ? value.asString() : "";
  }
}
