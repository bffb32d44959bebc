package dev.pitcrew.engine.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists of strings as JSON text. */
final class StringList {

  private static final JsonFactory JSON = new JsonFactory();

  private StringList() {}

  static String encode(List<?> values) {
    if (values.isEmpty()) {
      return "[]";
    }
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartArray();
      for (Object value : values) {
        json.writeString(ColumnKind.storable((String) value));
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new IllegalStateException("Writing to memory failed.", e);
    }
    return text.toString();
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

  /** One element as it stands within the encoded list, with its quotes. */
  static String element(String value) {
    return '"'
        + new String(JsonStringEncoder.getInstance().quoteAsString(ColumnKind.storable(value)))
        + '"';
  }
}
