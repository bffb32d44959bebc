package dev.pitcrew.engine.feel;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values from and to JSON text, without a tree between; numbers stay exact. */
public final class Json {

  private static final JsonFactory FACTORY = new JsonFactory();
  private static final JsonStringEncoder ENCODER = JsonStringEncoder.getInstance();

  private final JsonParser parser;
  private final @Nullable Set<String> members;
  private int depth;
  private long weight;

  private Json(JsonParser parser, @Nullable Set<String> members) {
    this.parser = parser;
    this.members = members;
  }

  /**
   * Reads a variable.
   *
   * @param members of the object, or of the objects in the list, that are needed; null for all
   * @throws LimitExceededException when the text is no JSON value or beyond the limits
   */
  public static @Nullable Object variable(String json, @Nullable Set<String> members) {
    Object scalar = scalar(json);
    if (scalar != FACTORY) {
      return scalar;
    }
    try (JsonParser parser = FACTORY.createParser(json)) {
      parser.nextToken();
      return new Json(parser, members).value();
    } catch (IOException e) {
      throw new LimitExceededException("a variable cannot be read as JSON: " + e.getMessage());
    }
  }

  static @Nullable Object read(@Nullable Object[] arguments, Run run) {
    if (arguments[0] == null) {
      return null;
    }
    if (!(arguments[0] instanceof String json)) {
      return FeelFunction.ILLEGAL;
    }
    run.budget.spendFor(json.length());
    try (JsonParser parser = FACTORY.createParser(json)) {
      return parser.nextToken() == null ? unreadable(json) : new Json(parser, null).value();
    } catch (IOException e) {
      return unreadable(json);
    }
  }

  private static FeelError unreadable(String json) {
    return new FeelError("Failed to parse JSON from '%s'".formatted(Texts.shortened(json)));
  }

  /** What most conditions ask for, without a parser; the factory where it takes one. */
  private static @Nullable Object scalar(String json) {
    int last = json.length() - 1;
    if (last < 0) {
      return FACTORY;
    }
    return switch (json.charAt(0)) {
      case 'n' -> json.equals("null") ? null : FACTORY;
      case 't' -> json.equals("true") ? (Object) true : FACTORY;
      case 'f' -> json.equals("false") ? (Object) false : FACTORY;
      case '"' -> isPlain(json) ? json.substring(1, last) : FACTORY;
      default -> number(json);
    };
  }

  /** A short number as most are: digits with or without a point. */
  private static Object number(String json) {
    if (json.length() > 18) {
      return FACTORY;
    }
    int start = json.charAt(0) == '-' ? 1 : 0;
    int point = -1;
    long unscaled = 0;
    for (int i = start; i < json.length(); i++) {
      char character = json.charAt(i);
      if (character == '.' && point < 0 && i > start) {
        point = i;
      } else if (character >= '0' && character <= '9') {
        unscaled = unscaled * 10 + (character - '0');
      } else {
        return FACTORY;
      }
    }
    boolean isOdd =
        start == json.length()
            || point == json.length() - 1
            || (json.charAt(start) == '0' && json.length() > start + 1 && point != start + 1);
    return isOdd
        ? FACTORY
        : BigDecimal.valueOf(
            start == 1 ? -unscaled : unscaled, point < 0 ? 0 : json.length() - 1 - point);
  }

  /** Whether the text is one string without anything escaped. */
  private static boolean isPlain(String json) {
    if (json.indexOf('"', 1) != json.length() - 1 || json.indexOf('\\') >= 0) {
      return false;
    }
    for (int i = 1; i < json.length(); i++) {
      if (json.charAt(i) < ' ') {
        return false;
      }
    }
    return json.length() > 1;
  }

  private @Nullable Object value() throws IOException {
    weight++;
    JsonToken token = parser.currentToken();
    if (token == null) {
      throw new LimitExceededException("a variable is empty instead of JSON");
    }
    return switch (token) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
  }

  private BigDecimal number() throws IOException {
    if (parser.getNumberType() == JsonParser.NumberType.INT
        || parser.getNumberType() == JsonParser.NumberType.LONG) {
      return BigDecimal.valueOf(parser.getLongValue());
    }
    BigDecimal number = parser.getDecimalValue();
    Budget.checkScale(number.scale());
    return number.round(Decimals.CONTEXT);
  }

  private Object array() throws IOException {
    List<@Nullable Object> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      Budget.checkItems(items.size() + 1L);
      items.add(value());
    }
    return Collections.unmodifiableList(items);
  }

  private Object object() throws IOException {
    long before = weight;
    Set<String> wanted = depth == 0 ? members : null;
    depth++;
    Map<String, @Nullable Object> found = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      if (wanted == null || wanted.contains(name)) {
        found.put(name, value());
      } else {
        parser.skipChildren();
      }
    }
    depth--;
    return new FeelContext(Collections.unmodifiableMap(found), Map.of(), weight - before + 1);
  }

  static Object write(@Nullable Object[] arguments, Run run) {
    StringBuilder text = new StringBuilder();
    write(arguments[0], text, run.budget);
    return text.toString();
  }

  private static void write(@Nullable Object value, StringBuilder text, Budget budget) {
    budget.look();
    Budget.checkChars(text.length());
    switch (value) {
      case null -> text.append("null");
      case Boolean bool -> text.append(bool);
      case BigDecimal number -> text.append(number);
      case String string -> quote(string, text);
      case LocalTime time -> quote(DateTimeFormatter.ISO_LOCAL_TIME.format(time), text);
      case LocalDateTime time -> quote(DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time), text);
      case ZonedDateTime time -> quote(DateTimeFormatter.ISO_ZONED_DATE_TIME.format(time), text);
      case FeelTime time -> quote(Temporals.text(time.time()) + time.offset().getId(), text);
      case Period duration -> quote(duration.toString(), text);
      case Duration duration -> quote(duration.toString(), text);
      case List<?> list -> {
        text.append('[');
        for (Object item : list) {
          separate(text, '[');
          write(item, text, budget);
        }
        text.append(']');
      }
      case FeelContext context -> {
        text.append('{');
        for (Map.Entry<String, ?> entry : context.entries().entrySet()) {
          separate(text, '{');
          quote(entry.getKey(), text);
          text.append(':');
          write(entry.getValue(), text, budget);
        }
        text.append('}');
      }
      default -> quote(value.toString(), text);
    }
  }

  private static void separate(StringBuilder text, char opening) {
    if (text.charAt(text.length() - 1) != opening) {
      text.append(',');
    }
  }

  private static void quote(String string, StringBuilder text) {
    Budget.checkChars((long) text.length() + string.length());
    text.append('"');
    ENCODER.quoteAsString(string, text);
    text.append('"');
  }
}
