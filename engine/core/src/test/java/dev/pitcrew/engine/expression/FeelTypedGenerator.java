package dev.pitcrew.engine.expression;

import dev.pitcrew.engine.feel.Builtins;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;

/**
 * Short expressions from a seed, by the types of what they are asked of: every operator between any
 * two types, every function with arguments of any type, too few, too many and by name.
 */
final class FeelTypedGenerator {

  private static final Map<String, List<String>> VALUES =
      Map.ofEntries(
          Map.entry(
              "number",
              List.of(
                  "0",
                  "1",
                  "-1",
                  "2",
                  "3",
                  "0.5",
                  "-0.5",
                  "1.5",
                  "2.5",
                  "-2.5",
                  "0.1",
                  "0.30",
                  "100.00",
                  "1234567.891",
                  "0.000000001",
                  "-7",
                  "10",
                  "(1 / 3)",
                  "(-2 / 3)",
                  "25",
                  "9999999999999999999999999999999999",
                  "12345678901234567890123456789012345.6789",
                  "number(\"1E20\")",
                  "(10 ** 20)",
                  "0.00000000000000000000000000000000000001",
                  "2147483648",
                  "9223372036854775808",
                  "i",
                  "n",
                  "big",
                  "-0.0",
                  "1.005")),
          Map.entry(
              "string",
              List.of(
                  "\"\"",
                  "\"a\"",
                  "\"abc\"",
                  "\"Äöü€\"",
                  "\"😀x\"",
                  "\"a😀b😀c\"",
                  "\"e\\u0301a\"",
                  "\"  x y \"",
                  "\"A-b_C.d\"",
                  "\"12.5\"",
                  "\"1,000.5\"",
                  "\"2024-02-29\"",
                  "\"10:15:30\"",
                  "\"P1D\"",
                  "\"a\\tb\\nc\"",
                  "\"a\\\"b\"",
                  "\"ß\"",
                  "\"İI\"",
                  "\"aaa\"",
                  "\"b,c;d\"",
                  "\"-1\"",
                  "\"true\"",
                  "\"null\"",
                  "\"[1, 2]\"",
                  "\"{\\\"a\\\": 1.50}\"",
                  "s",
                  "t",
                  "\"\\u00e4\"",
                  "\"YWJj\"",
                  "\"x=1&y=2\"")),
          Map.entry("boolean", List.of("true", "false", "yes")),
          Map.entry("null", List.of("null", "nothing", "missing", "c.zz")),
          Map.entry(
              "date",
              List.of(
                  "date(\"2024-02-29\")",
                  "date(\"2023-12-31\")",
                  "date(\"2024-01-01\")",
                  "date(\"0001-01-01\")",
                  "date(\"9999-12-31\")",
                  "date(2024, 1, 31)",
                  "@\"2026-11-22\"",
                  "date(\"2024-13-01\")",
                  "today()",
                  "date(2023, 2, 29)",
                  "date(date and time(\"2024-05-05T23:30:00-05:00\"))")),
          Map.entry(
              "time",
              List.of(
                  "time(\"10:15:30\")",
                  "time(\"00:00:00\")",
                  "time(\"23:59:59.999999999\")",
                  "time(\"10:15:30+02:00\")",
                  "time(\"08:15:30Z\")",
                  "time(\"24:00:00\")",
                  "time(\"09:15:30@Europe/Berlin\")",
                  "@\"10:15\"",
                  "time(10, 15, 30)",
                  "time(10, 15, 30.5)",
                  "time(10, 15, 30, duration(\"PT2H\"))",
                  "time(date and time(\"2024-05-05T23:30:00\"))")),
          Map.entry(
              "date and time",
              List.of(
                  "date and time(\"2024-02-29T10:15:30\")",
                  "now()",
                  "date and time(\"2024-02-29T10:15:30.123456789\")",
                  "date and time(\"2026-11-22T08:15:30Z\")",
                  "date and time(\"2026-11-22T09:15:30+01:00\")",
                  "date and time(\"2026-03-29T01:30:00@Europe/Berlin\")",
                  "date and time(\"2026-03-29T02:30:00@Europe/Berlin\")",
                  "date and time(\"2026-10-25T02:30:00@Europe/Berlin\")",
                  "date and time(\"2026-10-25T02:30:00+01:00\")",
                  "date and time(\"9999-12-31T23:59:59Z\")",
                  "date and time(\"2024-02-30T00:00:00\")",
                  "date and time(date(\"2024-02-29\"), time(\"10:00:00@America/New_York\"))",
                  "@\"2024-02-29T24:00:00\"",
                  "date and time(\"2024-02-29\")")),
          Map.entry(
              "duration",
              List.of(
                  "duration(\"P0D\")",
                  "duration(\"PT0S\")",
                  "duration(\"P1D\")",
                  "duration(\"-PT1H30M\")",
                  "duration(\"P1DT2H3M4.5S\")",
                  "duration(\"PT0.001S\")",
                  "duration(\"P10000D\")",
                  "duration(\"PT36H\")",
                  "duration(\"-P1DT1S\")",
                  "@\"PT2H\"",
                  "duration(\"P1Y2DT3H\")",
                  "duration(\"PT\")")),
          Map.entry(
              "months",
              List.of(
                  "duration(\"P1Y2M\")",
                  "duration(\"-P14M\")",
                  "duration(\"P0M\")",
                  "duration(\"P1Y\")",
                  "@\"P1M\"",
                  "duration(\"P999Y\")",
                  "duration(\"-P1Y1M\")",
                  "years and months duration(date(\"2020-02-29\"), date(\"2024-02-28\"))")),
          Map.entry(
              "list",
              List.of(
                  "[]",
                  "[1]",
                  "[1, 2, 3]",
                  "[null]",
                  "[\"a\", \"b\", \"a\"]",
                  "[true, false, null]",
                  "[[1], [2, [3]]]",
                  "[date(\"2024-02-29\"), date(\"2023-01-01\")]",
                  "[3, 1.0, 1]",
                  "[duration(\"P1D\"), duration(\"PT1H\")]",
                  "[1, \"a\", null, true]",
                  "ns",
                  "ss",
                  "rows",
                  "mixed",
                  "[{a: 1}, {a: 1.0}]",
                  "[duration(\"P1Y\"), duration(\"P1M\")]",
                  "[true, true]",
                  "[0.1, 0.2, 0.3]",
                  "[[]]",
                  "[-1, 5, -3.5]")),
          Map.entry(
              "context",
              List.of(
                  "{}",
                  "{a: 1}",
                  "{a: {b: 1}}",
                  "{\"x y\": 1}",
                  "{a: null}",
                  "c",
                  "{a: 1, b: a + 1}",
                  "{key: \"k\", value: 2}",
                  "{b: 1, a: 2}",
                  "{a: [1, {b: 2}]}")),
          Map.entry(
              "range",
              List.of(
                  "[1..3]",
                  "(1..3)",
                  "]1..3[",
                  "[\"a\"..\"c\"]",
                  "[2..2]",
                  "[3..1]",
                  "[date(\"2024-01-01\")..date(\"2024-12-31\"))",
                  "(duration(\"PT1H\")..duration(\"P1D\")]",
                  "[time(\"08:00:00\")..time(\"17:00:00\")]",
                  "[1..\"a\"]",
                  "[duration(\"P1M\")..duration(\"P1Y\")]",
                  "[date and time(\"2024-01-01T00:00:00Z\")..now()]",
                  "(0.5..2.5)")),
          Map.entry(
              "function",
              List.of(
                  "function(x) x",
                  "function(x, y) x < y",
                  "function() 1",
                  "function(x, y) x + y")));

  private static final List<String> TYPES = VALUES.keySet().stream().sorted().toList();
  private static final List<String> ORDERED =
      List.of("number", "string", "date", "time", "date and time", "duration", "months");

  private static final List<String> FUNCTIONS = new ArrayList<>(new TreeSet<>(Builtins.names()));

  static {
    FUNCTIONS.removeAll(FeelGenerator.NOT_COMPARED);
  }

  private static final List<String> PROPERTIES =
      List.of(
          "year",
          "month",
          "day",
          "weekday",
          "hour",
          "minute",
          "second",
          "time offset",
          "timezone",
          "days",
          "hours",
          "minutes",
          "seconds",
          "years",
          "months",
          "a",
          "b",
          "key",
          "value",
          "start",
          "end",
          "start included",
          "end included",
          "zz");

  private static final List<String> PATTERNS =
      List.of(
          "\"[a-z]+\"",
          "\"a\"",
          "\"(a)(b)?\"",
          "\"[\"",
          "\"\"",
          "\"\\\\s+\"",
          "\";|,\"",
          "\".\"",
          "\"^a.*c$\"",
          "\"\\\\p{L}\"",
          "\"(?i)A\"",
          "\"a{2}\"",
          "\"x*\"",
          "\"[^a]\"",
          "\"(a|b)+\"",
          "\"\\\\d+\"",
          "\"ä\"",
          "\"😀\"",
          "\"\\\\bx\"",
          "\"(?=b)\"",
          "\"(.)\\\\1\"",
          "\"$\"");

  private static final Map<String, List<String>> GOOD =
      Map.of(
          "pattern", PATTERNS,
          "delimiter", PATTERNS,
          "replacement",
              List.of("\"x\"", "\"$1\"", "\"$0$0\"", "\"$7\"", "\"\"", "\"\\\\$\"", "\"😀\""),
          "flags", List.of("\"i\"", "\"s\"", "\"\"", "\"xm\"", "\"q\"", "\"z\"", "\"smix\""),
          "mode",
              List.of("\"UP\"", "\"DOWN\"", "\"half_even\"", "\"FLOOR\"", "\"HALF_UP\"", "\"x\""),
          "precedes", List.of("function(x, y) x < y", "function(a, b) a > b", "function(x) x"),
          "offset", List.of("duration(\"PT1H\")", "null", "duration(\"-PT5H30M\")", "1"),
          "grouping separator", List.of("\",\"", "\".\"", "\" \"", "null", "\";\""),
          "decimal separator", List.of("\",\"", "\".\"", "null"),
          "entries", List.of("[{key: \"a\", value: 1}]", "get entries(c)", "rows", "[{key: 1}]"));

  private final Random random;

  FeelTypedGenerator(long seed) {
    this.random = new Random(~seed * 31);
  }

  String expression() {
    return switch (random.nextInt(20)) {
      case 0, 1, 2 -> operation();
      case 3, 4, 5, 6, 7, 8, 9 -> call(1);
      case 10 -> value() + "." + one(PROPERTIES);
      case 11 -> "(" + call(1) + ")." + one(PROPERTIES);
      case 12 -> (random.nextBoolean() ? value() : call(0)) + " instance of " + type();
      case 13, 14 -> value() + " in " + tests();
      case 15 -> loop();
      case 16 -> value() + "[" + condition() + "]";
      case 17 -> function();
      case 18 -> context();
      default -> ordered();
    };
  }

  private String value() {
    return value(one(TYPES));
  }

  private String value(String type) {
    return one(VALUES.get(type));
  }

  private String operation() {
    String operator = pick("+", "-", "*", "/", "**", "=", "!=", "<", "<=", ">", ">=");
    String left = value();
    String right = random.nextInt(3) == 0 ? call(0) : value();
    return switch (random.nextInt(8)) {
      case 0 -> "-(" + left + ")";
      case 1 -> left + " between " + right + " and " + value();
      case 2 -> left + " " + pick("and", "or") + " " + right;
      case 3 -> left + " " + operator + " " + right + " " + operator + " " + value();
      default -> "(" + left + ") " + operator + " (" + right + ")";
    };
  }

  /** Between values that have much to do with each other. */
  private String ordered() {
    String type = one(ORDERED);
    String other = random.nextInt(3) > 0 ? type : pick("duration", "months", "number");
    String operator = pick("+", "-", "*", "/", "<", "<=", ">", ">=", "=", "!=");
    return switch (random.nextInt(4)) {
      case 0 -> "(%s %s %s) - %s".formatted(value(type), operator, value(other), value(type));
      case 1 ->
          "for x in [%s, %s, %s] return x %s %s"
              .formatted(value(type), value(type), value(type), operator, value(other));
      case 2 -> "string(%s %s %s)".formatted(value(type), operator, value(other));
      default -> "%s %s %s".formatted(value(type), operator, value(other));
    };
  }

  private String call(int depth) {
    String name = one(FUNCTIONS);
    List<List<String>> overloads = Builtins.parameters(name);
    List<String> parameters = one(overloads);
    boolean isNamed = !parameters.isEmpty() && random.nextInt(6) == 0;
    List<String> arguments = new ArrayList<>();
    for (String parameter : parameters) {
      String argument = argument(parameter, depth);
      arguments.add(isNamed ? parameter + ": " + argument : argument);
    }
    if (random.nextInt(15) == 0 && !arguments.isEmpty()) {
      arguments.removeLast();
    } else if (random.nextInt(20) == 0) {
      arguments.add(isNamed ? pick("value", "n", "zz") + ": " + value() : value());
    }
    return name + "(" + String.join(", ", arguments) + ")";
  }

  private String argument(String parameter, int depth) {
    if (depth > 0 && random.nextInt(12) == 0) {
      return call(depth - 1);
    }
    if (random.nextInt(5) == 0) {
      return value();
    }
    List<String> good = GOOD.get(parameter);
    if (good != null) {
      return one(good);
    }
    return value(
        switch (parameter) {
          case "list", "lists" -> "list";
          case "context", "contexts", "m" -> "context";
          case "string", "input", "match", "prefix", "suffix", "json", "cause", "key" -> "string";
          case "n", "number", "dividend", "divisor", "scale", "start", "length", "position" ->
              "number";
          case "start position", "size", "year", "month", "day", "hour", "minute", "second" ->
              "number";
          case "date" -> pick("date", "date and time");
          case "time" -> "time";
          case "point", "point1", "point2" -> one(ORDERED);
          case "range", "range1", "range2" -> "range";
          case "negand", "condition" -> "boolean";
          default -> one(TYPES);
        });
  }

  private String type() {
    return pick(
        "number",
        "string",
        "boolean",
        "list",
        "context",
        "date",
        "time",
        "date and time",
        "years and months duration",
        "days and time duration",
        "function",
        "Any",
        "range",
        "list<number>",
        "Null");
  }

  private String tests() {
    String type = one(TYPES);
    return switch (random.nextInt(6)) {
      case 0 -> value("range");
      case 1 -> "(" + value(type) + ", " + value(type) + ")";
      case 2 -> "(" + pick("<", "<=", ">", ">=") + " " + value(one(ORDERED)) + ")";
      case 3 -> "(not(" + value(type) + "))";
      case 4 -> "(" + value("range") + ", " + value("range") + ")";
      default -> value(pick("list", type));
    };
  }

  private String condition() {
    return pick(
        "1",
        "-1",
        "0",
        "10",
        "item > 1",
        "item = \"a\"",
        "a = 1",
        "true",
        "null",
        "\"x\"",
        "1.5",
        "item != null",
        "item.a > 0",
        "count(item) > 0",
        value(),
        "item instance of number");
  }

  private String loop() {
    String list = value(random.nextInt(4) == 0 ? one(TYPES) : "list");
    return switch (random.nextInt(7)) {
      case 0 -> "for x in " + list + " return x";
      case 1 -> "for x in " + list + ", y in " + value("list") + " return [x, y]";
      case 2 -> "some x in " + list + " satisfies " + pick("x > 1", "x = null", "x", "x.a = 1");
      case 3 ->
          "every x in " + list + " satisfies " + pick("x > 1", "x = null", "x", "x in [1..3]");
      case 4 ->
          "for x in " + value("number") + ".." + pick("3", "0", "-2", "1.5", "null") + " return x";
      case 5 -> "for x in " + list + " return for y in [x, 1] return x = y";
      default ->
          "{l: "
              + list
              + ", r: for x in l return "
              + pick("x + 1", "l[1]", "x.a", "string(x)")
              + "}.r";
    };
  }

  private String function() {
    String body =
        pick("x", "x + y", "[x, y]", "x = y", "y", "x.a", "if x then y else 1", "f", "x in y");
    String call =
        switch (random.nextInt(6)) {
          case 0 -> "f(" + value() + ")";
          case 1 -> "f(x: " + value() + ", y: " + value() + ")";
          case 2 -> "f(y: " + value() + ")";
          case 3 -> "f(" + value() + ", " + value() + ", 1)";
          case 4 -> "f()";
          default -> "f(" + value() + ", " + value() + ")";
        };
    return "{y: 5, f: function(x, y) " + body + ", r: " + call + "}.r";
  }

  private String context() {
    return switch (random.nextInt(5)) {
      case 0 -> "{a: " + value() + ", b: a, c: {a: b, d: a}}";
      case 1 -> "{a: " + value() + "}.a." + one(PROPERTIES);
      case 2 -> "[" + value("context") + ", " + value("context") + "].a";
      case 3 -> "{a: " + value() + "} = {a: " + value() + "}";
      default -> "{\"a b\": " + value() + ", i: i, r: `a b`}.r";
    };
  }

  private String pick(String... texts) {
    return texts[random.nextInt(texts.length)];
  }

  private <T> T one(List<T> items) {
    return items.get(random.nextInt(items.size()));
  }
}
