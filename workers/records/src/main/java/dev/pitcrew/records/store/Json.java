package dev.pitcrew.records.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * JSON as it is kept in the books: numbers exact, keys sorted, so that equal content has equal
 * text.
 */
public final class Json {

  public static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private Json() {}

  /** What the books hold; nothing where they hold nothing. */
  public static JsonNode read(@Nullable String text) {
    try {
      return text == null ? MissingNode.getInstance() : MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Expected JSON in the books, but it does not parse.", e);
    }
  }

  public static String write(Map<String, ?> value) {
    try {
      return MAPPER.writeValueAsString(new TreeMap<>(value));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "Expected to write a map as JSON, but it holds what JSON cannot.", e);
    }
  }
}
