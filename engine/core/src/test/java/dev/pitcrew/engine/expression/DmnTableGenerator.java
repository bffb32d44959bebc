package dev.pitcrew.engine.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** Decision tables: the tests of a column are mostly of the type of what it asks. */
final class DmnTableGenerator {

  private static final List<String> POLICIES =
      List.of(
          "",
          "hitPolicy='UNIQUE'",
          "hitPolicy='FIRST'",
          "hitPolicy='FIRST'",
          "hitPolicy='ANY'",
          "hitPolicy='PRIORITY'",
          "hitPolicy='OUTPUT ORDER'",
          "hitPolicy='RULE ORDER'",
          "hitPolicy='COLLECT'",
          "hitPolicy='COLLECT' aggregation='SUM'",
          "hitPolicy='COLLECT' aggregation='MIN'",
          "hitPolicy='COLLECT' aggregation='MAX'",
          "hitPolicy='COLLECT' aggregation='COUNT'");

  /** What a column asks, by the kind of the answer. */
  private static final Map<String, List<String>> ASKED =
      Map.of(
          "number", List.of("i", "n", "c.a", "i + 1", "count(ns)", "ns[1]"),
          "string", List.of("s", "c.b.c", "lower case(s)", "string(i)", "ss[1]"),
          "boolean", List.of("yes", "i > 2", "list contains(ns, 1)", "is defined(missing)"),
          "list", List.of("ns", "ss", "rows.a", "[i, 2]", "mixed"),
          "date",
              List.of(
                  "date(\"2024-02-29\")",
                  "today()",
                  "date and time(\"2026-11-22T08:15:30Z\")",
                  "duration(\"PT5H\")"),
          "context", List.of("c", "rows[1]", "{a: i}", "c.b"),
          "nothing", List.of("missing", "nothing", "1 / 0", "nothing.x"));

  private static final Map<String, List<String>> TESTS =
      Map.of(
          "number",
              List.of(
                  "< 3",
                  "<= 3",
                  "> 1",
                  ">= 2.5",
                  "[1..5]",
                  "(1..5)",
                  "]0..3[",
                  "[i..n]",
                  "3",
                  "1, 2, 3",
                  "not(2)",
                  "not(1, > 4)",
                  "? > 1 and ? < 6",
                  "even(?)",
                  "null",
                  "modulo(?, 2) = 0",
                  "? in [1..3]",
                  "> i",
                  "< n - 1",
                  "abs(?)",
                  "-1",
                  "[5..1]",
                  "ns",
                  "sum(ns)",
                  "not([1..3])",
                  "> 1, < -1",
                  "? = i",
                  "[1, 2, 3]",
                  "> \"a\"",
                  "? + 1 > 3",
                  "if ? > 2 then true else false",
                  "not(null)"),
          "string",
              List.of(
                  "\"a\"",
                  "\"a\", \"b\"",
                  "not(\"a\")",
                  "starts with(?, \"R\")",
                  "ss",
                  "matches(?, \"[a-z]+\")",
                  "string length(?) > 2",
                  "contains(?, \"b\")",
                  "[\"a\"..\"f\"]",
                  "> \"a\"",
                  "not(\"DE\", \"AT\")",
                  "? in (\"a\", \"b\")",
                  "upper case(\"a\")",
                  "\"Rechnung\"",
                  "? = s",
                  "\"\"",
                  "string(1)",
                  "null, \"b\""),
          "boolean", List.of("true", "false", "not(true)", "? = null", "yes", "? or true", "null"),
          "list",
              List.of(
                  "list contains(?, 1)",
                  "count(?) > 2",
                  "some x in ? satisfies x > 2",
                  "[3, 1]",
                  "every x in ? satisfies x > 0",
                  "?[1] = 3",
                  "ns",
                  "not(ns)",
                  "[]",
                  "3",
                  "[[1, 2]]",
                  "? = ns",
                  "\"b\"",
                  "?[item = 1] != []"),
          "date",
              List.of(
                  "< date(\"2026-01-01\")",
                  "[date(\"2024-01-01\")..date(\"2024-12-31\")]",
                  "date(\"2024-02-29\")",
                  "?.year = 2024",
                  "> today()",
                  "before(?, today())",
                  "< duration(\"P1D\")",
                  "? - duration(\"P1D\") < today()",
                  "not(< date(\"2026-01-01\"))",
                  "? instance of date"),
          "context",
              List.of(
                  "?.a = 1",
                  "{a: 1}",
                  "c",
                  "is defined(?.zz)",
                  "get value(?, \"a\") > 0",
                  "? = {a: i}",
                  "? != null",
                  "not(c)"),
          "nothing", List.of("null", "not(null)", "? = null", "-", "is defined(?)", "? != 1"));

  private static final List<String> KINDS = List.copyOf(ASKED.keySet().stream().sorted().toList());

  private final Random random;
  private final FeelGenerator feel;
  private final Supplier<String> formula;
  private int tables;

  /**
   * @param formula gives one that names what is known where the table stands
   */
  DmnTableGenerator(Random random, FeelGenerator feel, Supplier<String> formula) {
    this.random = random;
    this.feel = feel;
    this.formula = formula;
  }

  String table(List<String> names) {
    tables++;
    String policy = one(POLICIES);
    boolean isOneNumber = policy.contains("aggregation") && random.nextInt(40) > 0;
    List<String> kinds = new ArrayList<>();
    int inputs = random.nextInt(30) == 0 ? 0 : 1 + random.nextInt(3);
    int outputs = !isOneNumber && random.nextInt(4) == 0 ? 2 + random.nextInt(2) : 1;
    StringBuilder xml = new StringBuilder("<decisionTable ").append(policy).append(">");
    for (int i = 0; i < inputs; i++) {
      String kind = random.nextInt(3) == 0 ? "number" : one(KINDS);
      kinds.add(kind);
      xml.append(input(i, !names.isEmpty() && random.nextInt(3) == 0 ? one(names) : asked(kind)));
    }
    for (int i = 0; i < outputs; i++) {
      xml.append(output(i));
    }
    int rules = random.nextInt(25) == 0 ? 0 : 1 + random.nextInt(6);
    for (int rule = 0; rule < rules; rule++) {
      xml.append(random.nextInt(15) == 0 ? "<rule>" : "<rule id='t" + tables + "r" + rule + "'>");
      kinds.forEach(kind -> xml.append(entry("inputEntry", test(kind))));
      for (int i = 0; i < outputs; i++) {
        xml.append(entry("outputEntry", answer(policy)));
      }
      xml.append("</rule>");
    }
    return xml.append("</decisionTable>").toString();
  }

  private String asked(String kind) {
    return random.nextInt(15) == 0 ? feel.expression(1) : one(ASKED.get(kind));
  }

  private String input(int index, String asked) {
    String label = random.nextBoolean() ? " label='Input %d'".formatted(index) : "";
    String type =
        random.nextInt(4) == 0
            ? " typeRef='%s'".formatted(one(List.of("number", "string", "date", "boolean")))
            : "";
    return "<input id='t%di%d'%s><inputExpression%s><text>%s</text></inputExpression></input>"
        .formatted(tables, index, label, type, DmnGenerator.escaped(asked));
  }

  private String output(int index) {
    String name = random.nextInt(20) == 0 ? "" : " name='out%d'".formatted(index);
    String values =
        random.nextInt(3) > 0
            ? "<outputValues><text>\"b\", 2, \"a\", 1.5, 1, 'c'</text></outputValues>"
            : "";
    String other =
        random.nextInt(4) == 0
            ? entry("defaultOutputEntry", one(List.of("\"none\"", "0", "i", "null", "missing.x")))
            : "";
    return "<output id='t%do%d'%s>%s%s</output>".formatted(tables, index, name, values, other);
  }

  private String test(String kind) {
    return switch (random.nextInt(12)) {
      case 0, 1 -> one(List.of("-", ""));
      case 2 -> feel.unaryTest();
      case 3 -> one(TESTS.get(one(KINDS)));
      default -> one(TESTS.get(kind));
    };
  }

  private String answer(String policy) {
    boolean isNumber = policy.contains("aggregation") && random.nextInt(8) > 0;
    return isNumber
        ? one(List.of("1", "2", "1.5", "i * 2", "n", "-0.10", "1 / 3"))
        : switch (random.nextInt(8)) {
          case 0 -> formula.get();
          case 1 -> one(List.of("{x: i}", "missing", "null", "[1, i]", "today()", "{x: 1}"));
          default -> one(List.of("1", "2", "1.5", "\"a\"", "\"b\"", "i + 1", "true", "s", "1.0"));
        };
  }

  private static String entry(String element, String text) {
    return "<%1$s><text>%2$s</text></%1$s>".formatted(element, DmnGenerator.escaped(text));
  }

  private <T> T one(List<T> items) {
    return items.get(random.nextInt(items.size()));
  }
}
