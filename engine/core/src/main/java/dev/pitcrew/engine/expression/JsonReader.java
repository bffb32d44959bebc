package dev.pitcrew.engine.expression;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
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
  private long weight;

  private JsonReader(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * @throws LimitExceededException when the text is no JSON value or beyond the limits
   */
  static Val read(String json) {
    Val constant = constant(json);
    if (constant != null) {
      return constant;
    }
    try (JsonParser parser = FACTORY.createParser(json)) {
      parser.nextToken();
      return new JsonReader(parser).value();
    } catch (IOException e) {
      throw new LimitExceededException("a variable cannot be read as JSON: " + e.getMessage());
    }
  }

  private static @Nullable Val constant(String json) {
    return switch (json) {
      case "null" -> ValNull$.MODULE$;
      case "true" -> new ValBoolean(true);
      case "false" -> new ValBoolean(false);
      default -> null;
    };
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
    var members = new LinkedHashMap<String, Val>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      members.put(name, value());
    }
    return new ValContext(new JsonContext(members, weight - before + 1));
  }
}
