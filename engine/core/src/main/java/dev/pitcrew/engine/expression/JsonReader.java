package dev.pitcrew.engine.expression;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Set;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValBoolean;
import org.camunda.feel.syntaxtree.ValContext;
import org.camunda.feel.syntaxtree.ValList;
import org.camunda.feel.syntaxtree.ValNull$;
import org.camunda.feel.syntaxtree.ValNumber;
import org.camunda.feel.syntaxtree.ValString;
import org.jspecify.annotations.Nullable;
import scala.collection.immutable.Vector;
import scala.collection.immutable.Vector$;

/** Reads JSON text straight into FEEL values, without a tree between; numbers stay exact. */
final class JsonReader {

  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonParser parser;
  private final @Nullable Set<String> members;
  private int depth;
  private long weight;

  private JsonReader(JsonParser parser, @Nullable Set<String> members) {
    this.parser = parser;
    this.members = members;
  }

  /**
   * @param members of the object, or of the objects in the list, that are needed; null for all
   * @throws LimitExceededException when the text is no JSON value or beyond the limits
   */
  static Val read(String json, @Nullable Set<String> members) {
    Val scalar = scalar(json);
    if (scalar != null) {
      return scalar;
    }
    try (JsonParser parser = FACTORY.createParser(json)) {
      parser.nextToken();
      return new JsonReader(parser, members).value();
    } catch (IOException e) {
      throw new LimitExceededException("a variable cannot be read as JSON: " + e.getMessage());
    }
  }

  /** What most conditions ask for, without a parser. */
  private static @Nullable Val scalar(String json) {
    int last = json.length() - 1;
    if (last < 0) {
      return null;
    }
    return switch (json.charAt(0)) {
      case 'n' -> json.equals("null") ? ValNull$.MODULE$ : null;
      case 't' -> json.equals("true") ? new ValBoolean(true) : null;
      case 'f' -> json.equals("false") ? new ValBoolean(false) : null;
      case '"' -> isPlain(json) ? new ValString(json.substring(1, last)) : null;
      default -> null;
    };
  }

  /** Whether the text is one string without anything escaped. */
  private static boolean isPlain(String json) {
    return json.indexOf('"', 1) == json.length() - 1 && json.indexOf('\\') < 0;
  }

  private Val value() throws IOException {
    weight++;
    JsonToken token = parser.currentToken();
    if (token == null) {
      throw new LimitExceededException("a variable is empty instead of JSON");
    }
    return switch (token) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_STRING -> new ValString(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
      case VALUE_TRUE -> new ValBoolean(true);
      case VALUE_FALSE -> new ValBoolean(false);
      default -> ValNull$.MODULE$;
    };
  }

  private Val number() throws IOException {
    if (parser.getNumberType() == JsonParser.NumberType.INT
        || parser.getNumberType() == JsonParser.NumberType.LONG) {
      return new ValNumber(scala.math.BigDecimal.long2bigDecimal(parser.getLongValue()));
    }
    BigDecimal number = parser.getDecimalValue();
    Budget.checkScale(number.scale());
    return new ValNumber(scala.math.BigDecimal.javaBigDecimal2bigDecimal(number));
  }

  private Val array() throws IOException {
    var items = Vector$.MODULE$.<Val>newBuilder();
    int count = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      Budget.checkItems(++count);
      items.addOne(value());
    }
    return new ValList((Vector<Val>) items.result());
  }

  private Val object() throws IOException {
    long before = weight;
    Set<String> wanted = depth == 0 ? members : null;
    depth++;
    var found = new LinkedHashMap<String, Val>();
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
    return new ValContext(new JsonContext(found, weight - before + 1));
  }
}
