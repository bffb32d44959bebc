package dev.pitcrew.engine.expression;

import dev.pitcrew.engine.feel.Builtins;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Expressions from a seed: every operator and every built-in function, with right and wrong types.
 */
final class FeelGenerator {

  /** What is different each time, or unknown to the library. */
  static final Set<String> NOT_COMPARED = Set.of("random number", "uuid", "fromAi");

  static final Map<String, String> VARIABLES =
      Map.ofEntries(
          Map.entry("n", "1190.50"),
          Map.entry("i", "3"),
          Map.entry("big", "123456789012345678901234567890.1234"),
          Map.entry("s", "\"Rechnung\""),
          Map.entry("t", "\"a;b\""),
          Map.entry("yes", "true"),
          Map.entry("nothing", "null"),
          Map.entry("ns", "[3, 1, 2.5, 1]"),
          Map.entry("ss", "[\"b\", \"a\", \"b\"]"),
          Map.entry("mixed", "[1, \"x\", null, [2], {\"a\": 1}]"),
          Map.entry("c", "{\"a\": 1, \"b\": {\"c\": \"x\"}, \"ns\": [1, 2]}"),
          Map.entry("rows", "[{\"a\": 1, \"b\": \"x\"}, {\"a\": 2, \"b\": \"y\"}, {\"a\": 2}]"));

  private static final List<String> FUNCTIONS = new ArrayList<>(new TreeSet<>(Builtins.names()));

  static {
    FUNCTIONS.removeAll(NOT_COMPARED);
  }

  private final Random random;
  private int locals;

  FeelGenerator(long seed) {
    this.random = new Random(seed);
  }

  String expression() {
    return expression(3);
  }

  String expression(int depth) {
    return any(depth);
  }

  String unaryTest() {
    return switch (random.nextInt(10)) {
      case 0 -> "-";
      case 1 -> "not(" + positiveTests() + ")";
      default -> positiveTests();
    };
  }

  private String positiveTests() {
    List<String> tests = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      tests.add(test());
    }
    return String.join(", ", tests);
  }

  private String test() {
    return switch (random.nextInt(8)) {
      case 0 -> pick("<", "<=", ">", ">=") + " " + scalar();
      case 1 -> range(0);
      case 2 -> "? " + comparator() + " " + any(0);
      case 3 -> pick("true", "false", "null");
      case 4 -> "[" + scalar() + ", " + scalar() + "]";
      case 5 -> "list contains(" + list(0) + ", ?)";
      case 6 -> "? + 1 " + comparator() + " " + number(0);
      default -> any(1);
    };
  }

  private String pick(String... texts) {
    return texts[random.nextInt(texts.length)];
  }

  private String any(int depth) {
    if (depth == 0) {
      return switch (random.nextInt(4)) {
        case 0 -> scalar();
        case 1 ->
            pick("n", "i", "big", "s", "t", "yes", "nothing", "ns", "ss", "mixed", "c", "rows");
        case 2 -> list(0);
        default ->
            pick(
                "missing",
                "c.a",
                "c.b.c",
                "c.zz",
                "rows.a",
                "ns[1]",
                "{a: 1, b: \"x\"}",
                "s.x",
                "count(partial)");
      };
    }
    return switch (random.nextInt(16)) {
      case 0 -> number(depth);
      case 1 -> truth(depth);
      case 2 -> string(depth);
      case 3 -> temporal(depth);
      case 4 -> list(depth);
      case 5 -> context(depth);
      case 6, 7, 8, 9 -> call(depth);
      case 10 -> "if " + truth(depth - 1) + " then " + any(depth - 1) + " else " + any(depth - 1);
      case 11 -> loop(depth);
      case 12 -> filter(depth);
      case 13 ->
          "("
              + any(depth - 1)
              + ")"
              + pick(
                  ".a",
                  ".b",
                  ".year",
                  ".days",
                  ".hour",
                  ".months",
                  ".timezone",
                  ".time offset",
                  ".weekday");
      case 14 -> any(depth - 1) + pick(" + ", " - ", " * ", " / ") + any(depth - 1);
      default -> any(0);
    };
  }

  private String scalar() {
    return switch (random.nextInt(5)) {
      case 0 ->
          pick(
              "\"a\"",
              "\"\"",
              "\"x y\"",
              "\"2024-02-29\"",
              "\"12.5\"",
              "\"Rechnung\"",
              "\"_\"",
              "\"ä€\\n\"");
      case 1 -> pick("true", "false", "null");
      case 2 -> temporalLiteral();
      default -> numberLiteral();
    };
  }

  private String numberLiteral() {
    return switch (random.nextInt(6)) {
      case 0 ->
          pick(
              "0", "1", "2", "-1", "0.5", "-2.5", "10", "100.00", "3.14159", ".5", "1000000000000");
      case 1 -> String.valueOf(random.nextInt(2000) / 100.0);
      default -> String.valueOf(random.nextInt(12) - 3);
    };
  }

  private String temporalLiteral() {
    return pick(
        "date(\"2024-02-29\")",
        "date(\"2026-11-22\")",
        "date(\"2024-13-01\")",
        "@\"2023-01-31\"",
        "time(\"10:15:30\")",
        "time(\"23:59:59.5+02:00\")",
        "time(\"08:00:00@Europe/Berlin\")",
        "date and time(\"2024-02-29T10:15:30\")",
        "date and time(\"2026-03-29T01:30:00@Europe/Berlin\")",
        "date and time(\"2026-11-22T08:15:30Z\")",
        "date and time(\"2026-11-22T08:15:30+01:00\")",
        "@\"P1Y2M\"",
        "duration(\"P3D\")",
        "duration(\"PT90M\")",
        "duration(\"-PT1H30M\")",
        "duration(\"P14M\")",
        "duration(\"-P1Y\")",
        "duration(\"nonsense\")",
        "duration(\"P1DT2H3M4S\")",
        "now()",
        "today()");
  }

  private String number(int depth) {
    if (depth == 0) {
      return random.nextInt(3) == 0 ? pick("n", "i", "big", "c.a") : numberLiteral();
    }
    return switch (random.nextInt(8)) {
      case 0 -> number(depth - 1) + " + " + number(depth - 1);
      case 1 -> number(depth - 1) + " - " + number(depth - 1);
      case 2 -> number(depth - 1) + " * " + number(depth - 1);
      case 3 -> "(" + number(depth - 1) + ") / (" + number(depth - 1) + ")";
      case 4 -> "(" + number(depth - 1) + ") ** " + random.nextInt(6);
      case 5 -> "-(" + number(depth - 1) + ")";
      case 6 ->
          pick("sum", "count", "min", "max", "mean", "product", "median")
              + "("
              + list(depth - 1)
              + ")";
      default -> number(0);
    };
  }

  private String comparator() {
    return pick("=", "!=", "<", "<=", ">", ">=");
  }

  private String truth(int depth) {
    if (depth == 0) {
      return pick(
          "true", "false", "yes", "nothing", "i > 2", "s = \"Rechnung\"", "missing = null", "3");
    }
    return switch (random.nextInt(10)) {
      case 0 -> truth(depth - 1) + " and " + truth(depth - 1);
      case 1 -> truth(depth - 1) + " or " + truth(depth - 1);
      case 2 -> "not(" + truth(depth - 1) + ")";
      case 3 -> any(depth - 1) + " between " + number(depth - 1) + " and " + number(depth - 1);
      case 4 -> any(depth - 1) + " in (" + positiveTests() + ")";
      case 5 -> any(depth - 1) + " in " + range(depth - 1);
      case 6 ->
          any(depth - 1)
              + " instance of "
              + pick(
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
                  "foo");
      case 7 ->
          pick("some", "every") + " " + iterators(depth - 1) + " satisfies " + truth(depth - 1);
      case 8 -> scalar() + " " + comparator() + " " + scalar();
      default -> any(depth - 1) + " " + comparator() + " " + any(depth - 1);
    };
  }

  private String string(int depth) {
    return random.nextBoolean() || depth == 0
        ? pick(
            "s",
            "t",
            "c.b.c",
            "\"abc\"",
            "\"a,b;c\"",
            "\"P1D\"",
            "\"2026-01-01\"",
            "\" \"",
            "\"[0-9]+\"",
            "\"i\"")
        : string(depth - 1) + " + " + string(depth - 1);
  }

  private String temporal(int depth) {
    return random.nextInt(3) == 0 || depth == 0
        ? temporalLiteral()
        : temporal(depth - 1)
            + pick(" + ", " - ", " * ", " / ")
            + pick(temporal(depth - 1), numberLiteral());
  }

  private String list(int depth) {
    return switch (random.nextInt(depth == 0 ? 5 : 7)) {
      case 0 -> pick("ns", "ss", "mixed", "rows");
      case 1 -> "[" + numberLiteral() + ", " + numberLiteral() + ", " + numberLiteral() + "]";
      case 2 -> "[\"a\", \"b\", " + pick("null", "\"a\"", "1") + "]";
      case 3 -> "[]";
      case 4 -> "[" + temporalLiteral() + ", " + temporalLiteral() + "]";
      case 5 -> "[" + any(depth - 1) + ", " + any(depth - 1) + "]";
      default -> "[" + truth(depth - 1) + ", " + truth(depth - 1) + ", " + truth(depth - 1) + "]";
    };
  }

  private String context(int depth) {
    return switch (random.nextInt(4)) {
      case 0 -> "c";
      case 1 -> "{a: " + any(depth - 1) + ", b: a}";
      case 2 ->
          "{f: function(x, y) "
              + pick("x", "x + y", "[y, x]", "x < y", "missing")
              + ", r: f("
              + any(depth - 1)
              + ", "
              + any(depth - 1)
              + ")}"
              + pick("", ".r", ".f(1, 2)", ".f(y: 1)");
      default -> "{\"k 1\": " + any(depth - 1) + ", z: " + any(depth - 1) + "}";
    };
  }

  private String range(int depth) {
    String type = pick("n", "n", "d", "any");
    String start = type.equals("n") ? number(0) : type.equals("d") ? temporalLiteral() : any(0);
    String end = type.equals("n") ? number(0) : type.equals("d") ? temporalLiteral() : any(0);
    return pick("[", "(", "]") + start + ".." + end + pick("]", ")", "[");
  }

  private String iterators(int depth) {
    String first = "v" + locals++ + " in " + iterated(depth);
    return random.nextInt(4) == 0 ? first + ", w in " + iterated(depth) : first;
  }

  private String iterated(int depth) {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextInt(4) + ".." + random.nextInt(6);
      case 1 -> pick("i", "1", "0.5") + ".." + pick("5", "2.2", "s", "-1");
      default -> pick("ns", "rows", "[1,2,3]", "mixed", list(depth));
    };
  }

  private String loop(int depth) {
    String variable = "v" + locals;
    return "for "
        + iterators(depth - 1)
        + " return "
        + switch (random.nextInt(5)) {
          case 0 -> variable;
          case 1 -> variable + " * 2";
          case 2 -> pick("count(partial)", "partial[-1]", "{p: partial}.p[1]");
          case 3 -> "[" + variable + ", " + any(depth - 1) + "]";
          default -> any(depth - 1);
        };
  }

  private String filter(int depth) {
    return list(depth - 1)
        + "["
        + switch (random.nextInt(6)) {
          case 0 -> numberLiteral();
          case 1 -> "item " + comparator() + " " + scalar();
          case 2 -> "a " + comparator() + " 1";
          case 3 -> number(depth - 1);
          case 4 -> "item." + pick("a", "b") + " = " + scalar();
          default -> truth(depth - 1);
        }
        + "]";
  }

  private String call(int depth) {
    String name = FUNCTIONS.get(random.nextInt(FUNCTIONS.size()));
    List<List<String>> overloads = Builtins.parameters(name);
    List<String> parameters = overloads.get(random.nextInt(overloads.size()));
    boolean isNamed = !parameters.isEmpty() && random.nextInt(6) == 0;
    List<String> arguments = new ArrayList<>();
    for (String parameter : parameters) {
      String argument =
          random.nextInt(6) == 0 ? any(depth - 1) : argument(name, parameter, depth - 1);
      arguments.add(isNamed ? parameter + ": " + argument : argument);
    }
    if (!isNamed && random.nextInt(10) == 0) {
      arguments.add(any(depth - 1));
    }
    return name + "(" + String.join(", ", arguments) + ")";
  }

  private String argument(String function, String parameter, int depth) {
    return switch (parameter) {
      case "list", "lists" -> list(depth);
      case "contexts" -> pick("c", "[c, {z: 1}]", "rows", "{a: 2}");
      case "context", "m" -> context(Math.max(1, depth));
      case "entries" ->
          pick("[{key: \"a\", value: 1}, {key: \"b\", value: null}]", "rows", "get entries(c)");
      case "key" -> pick("\"a\"", "\"b\"", "\"zz\"", "[\"b\", \"c\"]");
      case "keys" -> pick("[\"b\", \"c\"]", "[\"a\"]", "[]", "[1]");
      case "string", "input", "match", "delimiter", "prefix", "suffix", "json", "cause" ->
          string(depth);
      case "from" ->
          function.equals("string") ? any(depth) : pick(string(0), scalar(), temporalLiteral());
      case "pattern" ->
          pick("\"[a-z]+\"", "\"b\"", "\"(a)(b)?\"", "\"[\"", "\"\"", "\"\\\\s\"", "\";\"");
      case "replacement" -> pick("\"x\"", "\"$1\"", "\"$7\"", "\"\"");
      case "flags" -> pick("\"i\"", "\"s\"", "\"\"", "\"xm\"");
      case "n",
          "number",
          "dividend",
          "divisor",
          "scale",
          "scala",
          "start",
          "length",
          "position",
          "start position",
          "size" ->
          number(depth);
      case "year" -> "2024";
      case "month", "day", "hour", "minute", "second" -> pick("1", "2", "29", "31", "0.5");
      case "offset" -> pick("duration(\"PT1H\")", "null", "duration(\"PT30H\")");
      case "mode" -> pick("\"UP\"", "\"half_even\"", "\"FLOOR\"", "\"nope\"", "\"UNNECESSARY\"");
      case "grouping separator", "decimal separator" -> pick("\",\"", "\".\"", "\" \"", "null");
      case "date", "to", "time" -> temporal(depth);
      case "negand", "condition" -> truth(depth);
      case "point", "point1", "point2" -> pick(number(0), temporalLiteral());
      case "range", "range1", "range2" -> range(0);
      case "precedes" ->
          pick(
              "function(x, y) x < y",
              "function(a, b) a > b",
              "function(x) x",
              "function(x, y) 1",
              "function(x, y) string(x) < string(y)");
      case "items", "element", "newItem" -> any(depth);
      default -> any(depth);
    };
  }
}
