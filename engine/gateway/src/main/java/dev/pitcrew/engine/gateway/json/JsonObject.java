package dev.pitcrew.engine.gateway.json;

import java.io.StringWriter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * One JSON object as text. It is copied token by token and never becomes a tree, so that numbers
 * keep every digit.
 */
@JsonDeserialize(using = JsonObject.Reader.class)
@JsonSerialize(using = JsonObject.Writer.class)
public record JsonObject(String json) {

  /** The object without members. */
  public static final JsonObject EMPTY = new JsonObject("{}");

  /**
   * Checks a text that came from outside; an empty one means no members.
   *
   * @throws IllegalArgumentException when it is not one JSON object within the limits
   */
  public static JsonObject parse(String text) {
    if (text.isEmpty() || text.equals("{}")) {
      return EMPTY;
    }
    try (JsonParser parser = GatewayJson.FACTORY.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException(
            "Expected variables to be a JSON object, but the text begins otherwise.");
      }
      String copy = copy(parser);
      if (parser.nextToken() != null) {
        throw new IllegalArgumentException(
            "Expected variables to be one JSON object, but more text follows it.");
      }
      return new JsonObject(copy);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "Expected variables to be valid JSON, but: " + e.getOriginalMessage(), e);
    }
  }

  /** The text of what a request has, and no members where it has nothing. */
  public static String orEmpty(@Nullable JsonObject variables) {
    return variables == null ? EMPTY.json() : variables.json();
  }

  static String copy(JsonParser from) {
    StringWriter text = new StringWriter();
    try (JsonGenerator to = GatewayJson.FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      int depth = 0;
      do {
        JsonToken token = from.currentToken();
        if (token.isNumeric()) {
          to.writeNumber(from.getString());
        } else {
          to.copyCurrentEvent(from);
        }
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      } while (depth > 0 && from.nextToken() != null);
    }
    return text.toString();
  }

  static final class Reader extends ValueDeserializer<JsonObject> {
    @Override
    public JsonObject deserialize(JsonParser parser, DeserializationContext context) {
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        return context.reportInputMismatch(
            JsonObject.class, "Expected a JSON object, but found %s.", parser.currentToken());
      }
      return new JsonObject(copy(parser));
    }
  }

  static final class Writer extends ValueSerializer<JsonObject> {
    @Override
    public void serialize(JsonObject value, JsonGenerator generator, SerializationContext context) {
      generator.writeRawValue(value.json());
    }
  }
}
