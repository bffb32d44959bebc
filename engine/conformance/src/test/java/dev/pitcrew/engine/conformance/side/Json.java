package dev.pitcrew.engine.conformance.side;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON text as both engines would write it. */
public final class Json {

  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true)
          .configure(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, true);

  private Json() {}

  static Map<String, Object> map(String json) {
    try {
      return MAPPER.readValue(json, new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Expected a JSON object, but got " + json, e);
    }
  }

  public static String written(@Nullable Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Expected plain values, but got " + value, e);
    }
  }

  /** Of JSON text. */
  public static Object value(String json) {
    try {
      return MAPPER.readValue(json, Object.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Expected JSON, but got " + json, e);
    }
  }

  /** The same value with the names in order and no spaces. */
  public static String sorted(String json) {
    try {
      return MAPPER.writeValueAsString(MAPPER.readValue(json, Object.class));
    } catch (JsonProcessingException e) {
      return json;
    }
  }
}
