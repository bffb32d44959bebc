package dev.pitcrew.engine.gateway.json;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** The one way the API reads and writes JSON, whatever the rest of the application does. */
public final class GatewayJson {

  /** Deeper values are refused: they would only serve to exhaust a stack. */
  private static final int DEPTH_MAX = 200;

  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEPTH_MAX)
                  .maxNumberLength(1_000)
                  .build())
          .build();

  public static final JsonMapper MAPPER = JsonMapper.builder(FACTORY).build();

  /**
   * For what callers send: what they meant and nothing here knows, or is of another type, is said
   * and not passed over.
   */
  public static final JsonMapper STRICT = strict();

  private static JsonMapper strict() {
    return MAPPER
        .rebuild()
        .addHandler(new LeftAway())
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .withCoercionConfig(
            LogicalType.Textual,
            config ->
                config
                    .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
        .build();
  }

  /** Newer clients send null or an empty list for fields of theirs that their caller left away. */
  private static final class LeftAway extends DeserializationProblemHandler {

    @Override
    public boolean handleUnknownProperty(
        DeserializationContext context,
        JsonParser parser,
        ValueDeserializer<?> deserializer,
        Object beanOrClass,
        String name) {
      return parser.currentToken() == JsonToken.VALUE_NULL
          || parser.currentToken() == JsonToken.START_ARRAY
              && parser.nextToken() == JsonToken.END_ARRAY;
    }
  }

  private GatewayJson() {}
}
