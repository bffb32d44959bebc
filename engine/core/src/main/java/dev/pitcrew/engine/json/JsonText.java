package dev.pitcrew.engine.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * JSON as text, cut at its top level without building a tree: what the engine passes through it
 * never needs to understand.
 */
public final class JsonText {

  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonText() {}

  /**
   * The members of an object, each value as it stands in the text; of a repeated name the last.
   * Null where the text is something else.
   *
   * @throws IOException when the text is not valid JSON
   */
  public static @Nullable Map<String, String> members(String json) throws IOException {
    if (json.isBlank()) {
      return Map.of();
    }
    try (JsonParser parser = FACTORY.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      Map<String, String> members = new LinkedHashMap<>();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        members.put(name, value(parser, json));
      }
      return parser.nextToken() == null ? members : null;
    }
  }

  /** As {@link #members}, but null also where the text is not valid JSON. */
  public static @Nullable Map<String, String> membersOrNull(@Nullable String json) {
    if (json == null) {
      return null;
    }
    try {
      return members(json);
    } catch (IOException e) {
      return null;
    }
  }

  /** The text of a JSON string; null where it is something else. */
  public static @Nullable String textOrNull(@Nullable String json) {
    if (json == null) {
      return null;
    }
    try (JsonParser parser = FACTORY.createParser(json)) {
      return parser.nextToken() == JsonToken.VALUE_STRING ? parser.getText() : null;
    } catch (IOException e) {
      return null;
    }
  }

  /** The elements of an array, each as it stands in the text; null where it is not an array. */
  public static @Nullable List<String> elementsOrNull(@Nullable String json) {
    if (json == null) {
      return null;
    }
    try (JsonParser parser = FACTORY.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        return null;
      }
      List<String> elements = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        elements.add(value(parser, json));
      }
      return parser.nextToken() == null ? elements : null;
    } catch (IOException e) {
      return null;
    }
  }

  /** All texts that stand under this name, however deep; none where it is not JSON. */
  public static Set<String> textsNamed(String name, String json) {
    Set<String> texts = new LinkedHashSet<>();
    if (!json.contains(name)) {
      return texts;
    }
    try (JsonParser parser = FACTORY.createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_STRING && name.equals(parser.currentName())) {
          texts.add(parser.getText());
        }
      }
    } catch (IOException e) {
      return Set.of();
    }
    return texts;
  }

  private static String value(JsonParser parser, String json) throws IOException {
    int start = (int) parser.currentTokenLocation().getCharOffset();
    if (parser.currentToken().isStructStart()) {
      parser.skipChildren();
    } else {
      parser.finishToken();
    }
    return json.substring(start, (int) parser.currentLocation().getCharOffset()).trim();
  }

  /** An object of these members. */
  public static String object(Map<String, String> members) {
    if (members.isEmpty()) {
      return "{}";
    }
    StringBuilder text = new StringBuilder(members.size() * 32).append('{');
    for (Map.Entry<String, String> member : members.entrySet()) {
      if (text.length() > 1) {
        text.append(',');
      }
      quote(member.getKey(), text);
      text.append(':').append(member.getValue());
    }
    return text.append('}').toString();
  }

  /** An object whose values are strings. */
  public static String objectOfStrings(Map<String, String> strings) {
    if (strings.isEmpty()) {
      return "{}";
    }
    StringBuilder text = new StringBuilder().append('{');
    for (Map.Entry<String, String> member : strings.entrySet()) {
      if (text.length() > 1) {
        text.append(',');
      }
      quote(member.getKey(), text);
      text.append(':');
      quote(member.getValue(), text);
    }
    return text.append('}').toString();
  }

  /** An array of these elements. */
  public static String array(Collection<String> elements) {
    StringBuilder text = new StringBuilder(elements.size() * 16 + 2).append('[');
    for (String element : elements) {
      if (text.length() > 1) {
        text.append(',');
      }
      text.append(element);
    }
    return text.append(']').toString();
  }

  public static String quote(String value) {
    StringBuilder text = new StringBuilder(value.length() + 2);
    quote(value, text);
    return text.toString();
  }

  private static void quote(String value, StringBuilder text) {
    text.append('"');
    JsonStringEncoder.getInstance().quoteAsString(value, text);
    text.append('"');
  }
}
