package dev.pitcrew.engine.gateway.json;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

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

  private GatewayJson() {}
}
