package dev.pitcrew.engine.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lists of strings as JSON text. */
final class StringList {

  private static final JsonFactory JSON = new JsonFactory();

  private StringList() {}

  static String encode(List<?> values) {
    if (values.isEmpty()) {
      return "[]";
    }
    return values.stream()
        .map(value -> element((String) value))
        .collect(Collectors.joining(",", "[", "]"));
  }

  static List<String> decode(@Nullable String text) {
    if (text == null || text.equals("[]")) {
      return List.of();
    }
    List<String> values = new ArrayList<>();
    try (JsonParser json = JSON.createParser(text)) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.VALUE_STRING) {
          values.add(json.getText());
        }
      }
    } catch (IOException e) {
      throw new StoreException(
          StoreException.Kind.CORRUPT, "Expected a list as JSON, but it does not parse.", e);
    }
    return List.copyOf(values);
  }

  /**
   * One element as it stands within the encoded list, and nowhere else in it: a line break within a
   * string is escaped, so that those around an element cannot be mistaken.
   */
  static String element(String value) {
    return "\n\""
        + new String(JsonStringEncoder.getInstance().quoteAsString(ColumnKind.storable(value)))
        + "\"\n";
  }
}
