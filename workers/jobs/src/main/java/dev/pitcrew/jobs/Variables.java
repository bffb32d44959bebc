package dev.pitcrew.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/** Between JSON variables and records. */
public final class Variables {

  /** Numbers with a fraction are exact. */
  public static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

  private Variables() {}

  /** A record as plain maps and lists, the same whatever mapper the client has. */
  public static Map<String, Object> toMap(Object value) {
    return MAPPER.convertValue(value, MAP);
  }

  /** A value as JSON text. */
  public static String toJson(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "Expected to write a value as JSON, but it holds what JSON cannot.", e);
    }
  }

  /** What {@link #toJson} wrote, as plain maps and lists. */
  public static Map<String, Object> fromJson(String json) {
    try {
      return MAPPER.readValue(json, MAP);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Expected to read JSON, but it is something else.", e);
    }
  }

  /**
   * JSON text as a tree.
   *
   * @throws ContractBroken when it is none
   */
  public static JsonNode tree(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new ContractBroken("Expected to read the job's variables, but they are not JSON.");
    }
  }

  /**
   * A part of a job's variables as a record.
   *
   * @param name what it is called in the contract
   * @throws ContractBroken when it has another shape
   */
  public static <T> T convert(JsonNode node, Class<T> type, String name) {
    try {
      return MAPPER.treeToValue(node, type);
    } catch (JsonProcessingException e) {
      throw new ContractBroken(
          "Expected to read variable %s, but it has another shape.".formatted(name));
    }
  }
}
