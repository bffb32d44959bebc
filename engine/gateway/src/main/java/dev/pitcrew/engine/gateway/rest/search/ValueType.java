package dev.pitcrew.engine.gateway.rest.search;

import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.store.Wildcards;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import tools.jackson.databind.JsonNode;

/** How a value of a filter is read into the type of its column. */
enum ValueType {
  /** A key: a text of digits on the wire, a number in the row. */
  KEY {
    @Override
    Object read(JsonNode value, String name) {
      return Wire.key(scalar(value, name), name);
    }
  },
  TEXT {
    @Override
    Object read(JsonNode value, String name) {
      return scalar(value, name);
    }
  },
  NUMBER {
    @Override
    Object read(JsonNode value, String name) {
      try {
        return Integer.valueOf(scalar(value, name));
      } catch (NumberFormatException e) {
        throw Wire.invalid(
            "Expected '%s' to be a whole number, but it is %s.".formatted(name, value));
      }
    }
  },
  /** JSON text, such as the value of a variable. */
  JSON {
    @Override
    Object read(JsonNode value, String name) {
      return VariableFilters.json(scalar(value, name));
    }
  },
  /** A date and time on the wire, milliseconds in the row. */
  TIME {
    @Override
    Object read(JsonNode value, String name) {
      return Wire.time(scalar(value, name), name);
    }
  },
  /** A date and time on the wire, and as UTC text in the row. */
  TIME_TEXT {
    @Override
    Object read(JsonNode value, String name) {
      return DateTimeFormatter.ISO_INSTANT.format(
          Instant.ofEpochMilli(Wire.time(scalar(value, name), name)));
    }
  };

  abstract Object read(JsonNode value, String name);

  /** What is meant of a column only where it holds something. */
  boolean absentIsNoValue() {
    return this == TIME || this == TIME_TEXT;
  }

  static String scalar(JsonNode value, String name) {
    if (!value.isString() && !value.isNumber()) {
      throw Wire.invalid("Expected '%s' to be one value, but it is %s.".formatted(name, value));
    }
    return value.asString();
  }

  /** What {@code $like} compares with. */
  static String pattern(JsonNode value, String name) {
    String pattern = scalar(value, name);
    if (pattern.length() > Wildcards.CHARACTERS_MAX) {
      throw Wire.invalid(
          "Expected a pattern of up to %d characters for '%s', but it has %d."
              .formatted(Wildcards.CHARACTERS_MAX, name, pattern.length()));
    }
    return pattern;
  }
}
