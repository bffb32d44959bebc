package dev.pitcrew.engine.feel;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Functions of texts; those with patterns are {@link Patterns}. */
final class StringFunctions {

  private StringFunctions() {}

  static void addTo(Builtins functions) {
    functions.add("substring", (a, run) -> substring(a[0], a[1], null), "string", "start position");
    functions.add(
        "substring",
        (a, run) ->
            a[2] instanceof BigDecimal length
                ? substring(a[0], a[1], length)
                : FeelFunction.ILLEGAL,
        "string",
        "start position",
        "length");
    one(functions, "string length", text -> BigDecimal.valueOf(text.length()));
    one(functions, "upper case", text -> text.toUpperCase(Locale.ROOT));
    one(functions, "lower case", text -> text.toLowerCase(Locale.ROOT));
    one(functions, "trim", String::trim);
    one(functions, "is blank", String::isBlank);
    two(functions, "contains", String::contains);
    two(functions, "starts with", String::startsWith);
    two(functions, "ends with", String::endsWith);
    two(
        functions,
        "substring before",
        (text, match) -> text.substring(0, Math.max(0, text.indexOf(match))));
    two(functions, "substring after", StringFunctions::after);
    functions.add(
        "to base64",
        (a, run) ->
            a[0] instanceof String text
                ? Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))
                : FeelFunction.ILLEGAL,
        "value");
    functions.add("uuid", (a, run) -> uuid(run));
    functions.add("matches", Patterns::matches, "input", "pattern");
    functions.add("matches", Patterns::matches, "input", "pattern", "flags");
    functions.add("replace", Patterns::replace, "input", "pattern", "replacement");
    functions.add("replace", Patterns::replace, "input", "pattern", "replacement", "flags");
    functions.add("split", Patterns::split, "string", "delimiter");
    functions.add("extract", Patterns::extract, "input", "pattern");
  }

  private static void one(Builtins functions, String name, Function<String, Object> body) {
    functions.add(
        name,
        (a, run) -> {
          if (!(a[0] instanceof String text)) {
            return FeelFunction.ILLEGAL;
          }
          run.budget.spendFor(text.length() / 4);
          return body.apply(text);
        },
        "string");
  }

  private static void two(
      Builtins functions, String name, BiFunction<String, String, Object> body) {
    functions.add(
        name,
        (a, run) -> {
          if (!(a[0] instanceof String text) || !(a[1] instanceof String match)) {
            return FeelFunction.ILLEGAL;
          }
          // The search looks again at what begins as the match does.
          run.budget.spendFor(text.length() / 4 + (long) text.length() * match.length() / 16);
          return body.apply(text, match);
        },
        "string",
        "match");
  }

  private static String after(String text, String match) {
    int index = text.indexOf(match);
    return index < 0 ? "" : text.substring(index + match.length());
  }

  /** A start beyond the text fails the expression. */
  private static Object substring(
      @Nullable Object string, @Nullable Object start, @Nullable BigDecimal length) {
    if (!(string instanceof String text) || !(start instanceof BigDecimal position)) {
      return FeelFunction.ILLEGAL;
    }
    int number = position.intValue();
    int from = number > 0 ? number - 1 : text.length() + number;
    int to = length == null ? text.length() : Math.min(from + length.intValue(), text.length());
    if (from < 0 || from > to) {
      throw new FeelException(
          "substring: Expected a start position and length within the %d characters, but found '%s'%s"
              .formatted(
                  text.length(), position, length == null ? "" : " and '%s'".formatted(length)));
    }
    return text.substring(from, to);
  }

  /** Of version 7: in the order of time, the rest by chance. */
  private static String uuid(Run run) {
    SplittableRandom random = run.random();
    long high = (run.now.toEpochMilli() << 16) | 0x7000 | random.nextInt(0x1000);
    long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low).toString();
  }
}
