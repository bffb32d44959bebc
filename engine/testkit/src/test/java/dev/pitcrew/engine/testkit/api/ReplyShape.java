package dev.pitcrew.engine.testkit.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Holds replies against the official client's generated classes, property by property. */
final class ReplyShape {

  /** What is not there at all, of the wrong type, or unknown to the client. */
  private final Set<String> problems = new TreeSet<>();

  private final Set<String> met = new TreeSet<>();
  private final Set<String> filled = new TreeSet<>();

  Set<String> problems() {
    return problems;
  }

  /** Properties that no reply had a value for; a list or map without content is none. */
  Set<String> unfilled() {
    Set<String> names = new TreeSet<>(met);
    names.removeAll(filled);
    return names;
  }

  void check(JsonNode reply, Class<?> type) {
    if (!reply.isObject()) {
      problems.add("%s is %s".formatted(type.getSimpleName(), reply.getNodeType()));
      return;
    }
    Map<String, Type> properties = properties(type);
    for (Map.Entry<String, Type> property : properties.entrySet()) {
      String name = type.getSimpleName() + "." + property.getKey();
      met.add(name);
      JsonNode value = reply.get(property.getKey());
      if (value == null) {
        problems.add(name + " is missing");
      } else if (!value.isNull()) {
        if (!value.isContainer() || !value.isEmpty()) {
          filled.add(name);
        }
        value(name, value, property.getValue());
      }
    }
    for (String name : reply.propertyNames()) {
      if (!properties.containsKey(name)) {
        problems.add("%s.%s is unknown".formatted(type.getSimpleName(), name));
      }
    }
  }

  private void value(String name, JsonNode value, Type declared) {
    if (declared instanceof ParameterizedType generic) {
      Class<?> raw = (Class<?>) generic.getRawType();
      Type content = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
      require(
          name, value, Collection.class.isAssignableFrom(raw) ? value.isArray() : value.isObject());
      value.forEach(one -> value(name, one, content));
    } else if (declared == String.class) {
      require(name, value, value.isString());
    } else if (declared == Boolean.class) {
      require(name, value, value.isBoolean());
    } else if (declared == Integer.class || declared == Long.class) {
      require(name, value, value.isIntegralNumber());
    } else if (declared instanceof Class<?> type && type.isEnum()) {
      require(
          name,
          value,
          Stream.of(type.getEnumConstants())
              .anyMatch(one -> one.toString().equals(value.asString())));
    } else if (declared instanceof Class<?> type && type != Object.class) {
      check(value, type);
    }
  }

  private void require(String name, JsonNode value, boolean isRight) {
    if (!isRight) {
      problems.add("%s is %s".formatted(name, value));
    }
  }

  private static Map<String, Type> properties(Class<?> type) {
    Map<String, Type> properties = new TreeMap<>();
    List<Method> methods = new ArrayList<>(List.of(type.getMethods()));
    for (Method method : methods) {
      JsonProperty property = method.getAnnotation(JsonProperty.class);
      if (property != null && method.getParameterCount() == 0) {
        properties.put(property.value(), method.getGenericReturnType());
      }
    }
    return properties;
  }
}
