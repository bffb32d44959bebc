package dev.pitcrew.engine.expression;

import dev.pitcrew.engine.json.JsonText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.feel.syntaxtree.ConstBool;
import org.camunda.feel.syntaxtree.ConstContext;
import org.camunda.feel.syntaxtree.ConstList;
import org.camunda.feel.syntaxtree.ConstNumber;
import org.camunda.feel.syntaxtree.ConstString;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.NamedFunctionParameters;
import org.camunda.feel.syntaxtree.PositionalFunctionParameters;
import org.camunda.feel.syntaxtree.Ref;
import org.jspecify.annotations.Nullable;
import scala.Product;
import scala.collection.Iterable;

/**
 * What {@code fromAi()} says in an expression: which values an agent has to bring, and what is to
 * be known of each.
 */
final class FromAi {

  private static final String NAME = "fromAi";
  private static final List<String> PARAMETERS =
      List.of("value", "description", "type", "schema", "options");

  /** Contexts and lists within each other, in a schema. */
  private static final int DEPTH_MAX = 100;

  private FromAi() {}

  /**
   * Each call as a JSON object, in the order of the text.
   *
   * @throws InvalidExpressionException when a call cannot be understood without evaluating it
   */
  static List<String> in(Exp expression) {
    List<String> found = new ArrayList<>();
    Deque<Object> left = new ArrayDeque<>();
    left.push(expression);
    while (!left.isEmpty()) {
      Object part = left.pop();
      if (part instanceof FunctionInvocation call && call.function().equals(NAME)) {
        found.add(described(arguments(call)));
      } else {
        parts(part).reversed().forEach(left::push);
      }
    }
    return found;
  }

  private static List<Object> parts(Object part) {
    List<Object> parts = new ArrayList<>();
    if (part instanceof Iterable<?> many) {
      many.iterator().foreach(parts::add);
    } else if (part instanceof Product product) {
      product.productIterator().foreach(parts::add);
    }
    return parts;
  }

  private static Map<String, Exp> arguments(FunctionInvocation call) {
    Map<String, Exp> arguments = new LinkedHashMap<>();
    switch (call.params()) {
      case NamedFunctionParameters named ->
          PARAMETERS.stream()
              .filter(named.params()::contains)
              .forEach(name -> arguments.put(name, named.params().apply(name)));
      case PositionalFunctionParameters positional -> {
        for (int i = 0; i < Math.min(positional.params().size(), PARAMETERS.size()); i++) {
          arguments.put(PARAMETERS.get(i), positional.params().apply(i));
        }
      }
      default -> {}
    }
    return arguments;
  }

  private static String described(Map<String, Exp> arguments) {
    Map<String, String> members = new LinkedHashMap<>();
    members.put("name", JsonText.quote(name(arguments.get("value"))));
    arguments.forEach(
        (parameter, value) -> {
          switch (parameter) {
            case "value" -> {}
            case "description", "type" -> members.put(parameter, text(parameter, value));
            default -> members.put(parameter, context(parameter, value));
          }
        });
    return JsonText.object(members);
  }

  private static String name(@Nullable Exp value) {
    if (value instanceof Ref reference) {
      return reference.names().mkString(".");
    }
    throw wrong("value", "a reference (e.g. 'toolCall.customParameter')", value);
  }

  private static String text(String parameter, Exp value) {
    if (value instanceof ConstString text) {
      return JsonText.quote(text.value());
    }
    throw wrong(parameter, "a string", value);
  }

  private static String context(String parameter, Exp value) {
    if (value instanceof ConstContext) {
      return json(value, 0);
    }
    throw wrong(parameter, "a context (map)", value);
  }

  private static InvalidExpressionException wrong(
      String parameter, String wanted, @Nullable Object found) {
    String what = found == null ? "nothing" : FeelLanguage.shortened(found.toString());
    return new InvalidExpressionException(
        "Expected fromAi() parameter '%s' to be %s, but received '%s'."
            .formatted(parameter, wanted, what));
  }

  private static String json(Exp value, int depth) {
    if (depth > DEPTH_MAX) {
      throw new InvalidExpressionException(
          "Expected values in fromAi() that are nested at most %d deep.".formatted(DEPTH_MAX));
    }
    return switch (value) {
      case ConstString text -> JsonText.quote(text.value());
      case ConstNumber number -> number.value().bigDecimal().toPlainString();
      case ConstBool bool -> Boolean.toString(bool.value());
      case ConstList list -> {
        List<String> items = new ArrayList<>();
        list.items().foreach(item -> items.add(json(item, depth + 1)));
        yield JsonText.array(items);
      }
      case ConstContext context -> {
        Map<String, String> members = new LinkedHashMap<>();
        context.entries().foreach(entry -> members.put(entry._1(), json(entry._2(), depth + 1)));
        yield JsonText.object(members);
      }
      default ->
          throw new InvalidExpressionException(
              "Unsupported expression value in fromAi() function invocation: "
                  + FeelLanguage.shortened(value.toString()));
    };
  }
}
