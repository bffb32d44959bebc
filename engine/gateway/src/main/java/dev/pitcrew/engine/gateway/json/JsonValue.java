package dev.pitcrew.engine.gateway.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;

/** Any JSON value as text, copied as {@link JsonObject} is, so that numbers keep every digit. */
@JsonDeserialize(using = JsonValue.Reader.class)
@JsonSerialize(using = JsonValue.Writer.class)
public record JsonValue(String json) {

  private static final JsonValue NULL = new JsonValue("null");

  static final class Reader extends ValueDeserializer<JsonValue> {
    @Override
    public JsonValue deserialize(JsonParser parser, DeserializationContext context) {
      return new JsonValue(JsonObject.copy(parser));
    }

    @Override
    public @Nullable Object getNullValue(DeserializationContext context) {
      return NULL;
    }

    /** What is left away is not the same as null. */
    @Override
    public @Nullable Object getAbsentValue(DeserializationContext context) {
      return null;
    }
  }

  static final class Writer extends ValueSerializer<JsonValue> {
    @Override
    public void serialize(JsonValue value, JsonGenerator generator, SerializationContext context) {
      generator.writeRawValue(value.json());
    }
  }
}
