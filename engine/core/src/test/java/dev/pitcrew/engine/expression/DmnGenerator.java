package dev.pitcrew.engine.expression;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Decisions from a seed, with what they require: chains and diamonds of decisions, business
 * knowledge that needs other business knowledge, and every kind of logic in any other.
 */
final class DmnGenerator {

  private static final List<String> NAMESPACES =
      List.of(
          "https://www.omg.org/spec/DMN/20191111/MODEL/",
          "https://www.omg.org/spec/DMN/20191111/MODEL/",
          "https://www.omg.org/spec/DMN/20191111/MODEL/",
          "http://www.omg.org/spec/DMN/20180521/MODEL/",
          "http://www.omg.org/spec/DMN/20151101/dmn.xsd",
          "https://www.omg.org/spec/DMN/20211108/MODEL/",
          "https://www.omg.org/spec/DMN/20230324/MODEL/");

  private static final List<String> TYPES =
      List.of(
          "string",
          "number",
          "boolean",
          "date",
          "time",
          "dateTime",
          "dayTimeDuration",
          "Any",
          "feel:number",
          "tRow");

  /** What DMN has learnt since, and no reader of older files knows. */
  private static final List<String> NEWER =
      List.of(
          "<conditional><if>%1$s</if><then>%1$s</then><else>%1$s</else></conditional>",
          "<for iteratorVariable='x'><in>%1$s</in><return>%1$s</return></for>",
          "<some iteratorVariable='x'><in>%1$s</in><satisfies>%1$s</satisfies></some>",
          "<filter><in>%1$s</in><match>%1$s</match></filter>");

  /**
   * A file and what is asked of it.
   *
   * @param variables by their names, as JSON
   */
  record Asked(String xml, String decisionId, Map<String, String> variables) {}

  private final Random random;
  private final FeelGenerator feel;
  private final DmnTableGenerator tables;
  private final List<String> names = new ArrayList<>();
  private final List<String> functions = new ArrayList<>();
  private final List<String> invocable = new ArrayList<>();
  private String namespace = "";

  DmnGenerator(long seed) {
    this.random = new Random(seed);
    this.feel = new FeelGenerator(seed);
    this.tables = new DmnTableGenerator(random, feel, this::formula);
  }

  Asked generated() {
    namespace = one(NAMESPACES);
    StringBuilder xml = new StringBuilder();
    int models = random.nextInt(3) == 0 ? 1 + random.nextInt(3) : 0;
    for (int i = 0; i < models; i++) {
      xml.append(knowledge(i));
    }
    int decisions = random.nextInt(3) == 0 ? 1 : 1 + random.nextInt(6);
    for (int i = 0; i < decisions; i++) {
      xml.append(decision(i, models));
    }
    String text =
        "<definitions xmlns='%s' id='defs' name='D' namespace='t'>%s</definitions>"
            .formatted(namespace, xml);
    boolean isUnknown = random.nextInt(200) == 0;
    return new Asked(text, isUnknown ? "zz" : "d" + (decisions - 1), variables());
  }

  private Map<String, String> variables() {
    Map<String, String> variables = new HashMap<>(FeelGenerator.VARIABLES);
    variables.put("i", String.valueOf(random.nextInt(9) - 1));
    variables.put("n", random.nextInt(2000) / 100.0 + "");
    variables.put("s", one(List.of("\"a\"", "\"b\"", "\"Rechnung\"", "\"\"", "\"DE\"")));
    variables.put("yes", one(List.of("true", "false", "null")));
    for (String name : List.of("i", "n", "s", "ns", "c", "rows")) {
      if (random.nextInt(12) == 0) {
        variables.put(name, one(List.of("null", "\"x\"", "[]", "{}", "7", "[null, 1]")));
      } else if (random.nextInt(20) == 0) {
        variables.remove(name);
      }
    }
    return variables;
  }

  private String knowledge(int index) {
    names.clear();
    functions.clear();
    invocable.clear();
    StringBuilder required = new StringBuilder();
    for (int other = 0; other < index; other++) {
      if (random.nextBoolean()) {
        required.append(
            "<knowledgeRequirement><requiredKnowledge href='#b%d'/></knowledgeRequirement>"
                .formatted(other));
        functions.add("know" + other);
        invocable.add("know" + other);
      }
    }
    StringBuilder parameters = new StringBuilder();
    for (int i = 0; i < random.nextInt(3); i++) {
      parameters.append("<formalParameter name='p%d'%s/>".formatted(i, type(6)));
      names.add("p" + i);
    }
    String variable = "<variable name='know%d'/>".formatted(index);
    String logic =
        "<encapsulatedLogic>%s%s</encapsulatedLogic>".formatted(parameters, knowledgeLogic());
    return "<businessKnowledgeModel id='b%1$d' name='know%1$d'>%2$s%3$s</businessKnowledgeModel>"
        .formatted(
            index, namespace.contains("20151101") ? logic + variable : variable + logic, required);
  }

  /** No other kinds are read there. */
  private String knowledgeLogic() {
    return switch (random.nextInt(5)) {
      case 0, 1 -> tables.table(names);
      case 2 -> context(2);
      case 3 -> random.nextInt(10) == 0 ? logic(2) : relation(2);
      default -> literal();
    };
  }

  private String decision(int index, int models) {
    names.clear();
    functions.clear();
    invocable.clear();
    StringBuilder required = new StringBuilder();
    for (int other = 0; other < index; other++) {
      if (other == index - 1 ? random.nextInt(5) > 0 : random.nextInt(3) == 0) {
        required.append(
            "<informationRequirement><requiredDecision href='#d%d'/></informationRequirement>"
                .formatted(other));
        names.add(resultName(other));
      }
    }
    for (int model = 0; model < models; model++) {
      if (random.nextInt(3) > 0) {
        required.append(
            "<knowledgeRequirement><requiredKnowledge href='#b%d'/></knowledgeRequirement>"
                .formatted(model));
        functions.add("know" + model);
        invocable.add("know" + model);
      }
    }
    String variable =
        index % 3 == 2 && random.nextBoolean()
            ? ""
            : "<variable name='%s'%s/>".formatted(resultName(index), type(8));
    return "<decision id='d%1$d' name='%2$s'>%3$s%4$s%5$s</decision>"
        .formatted(
            index,
            index % 4 == 3 ? "Decision " + index : "d" + index,
            variable,
            required,
            logic(3));
  }

  private static String resultName(int index) {
    return "d" + index;
  }

  private String type(int rarity) {
    return random.nextInt(rarity) == 0 ? " typeRef='%s'".formatted(one(TYPES)) : "";
  }

  private String logic(int depth) {
    if (depth == 0) {
      return literal();
    }
    return switch (random.nextInt(20)) {
      case 0, 1, 2, 3, 4, 5, 6 -> tables.table(names);
      case 7, 8, 9, 10 -> literal();
      case 11, 12, 13 -> context(depth);
      case 14 -> "<list>" + many(depth, 4) + "</list>";
      case 15, 16 -> relation(depth);
      case 17, 18 -> invocable.isEmpty() ? tables.table(names) : invocation();
      default -> random.nextInt(40) == 0 ? newer() : literal();
    };
  }

  private String newer() {
    return random.nextBoolean() ? one(NEWER).formatted(literal()) : "";
  }

  private String many(int depth, int countMax) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < random.nextInt(countMax); i++) {
      all.append(logic(depth - 1));
    }
    return all.toString();
  }

  private String context(int depth) {
    int namesBefore = names.size();
    int functionsBefore = functions.size();
    StringBuilder entries = new StringBuilder();
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      boolean isFunction = random.nextInt(6) == 0;
      // A name twice, or that of a variable, hides what had it.
      String name = random.nextInt(10) == 0 ? one(List.of("i", "e0", "c")) : "e" + i;
      entries.append(
          "<contextEntry><variable name='%s'/>%s</contextEntry>"
              .formatted(name, isFunction ? function() : logic(depth - 1)));
      (isFunction ? functions : names).add(name);
    }
    if (random.nextInt(3) == 0) {
      entries.append("<contextEntry>").append(logic(depth - 1)).append("</contextEntry>");
    }
    cut(names, namesBefore);
    cut(functions, functionsBefore);
    return "<context>" + entries + "</context>";
  }

  private static void cut(List<String> list, int size) {
    list.subList(size, list.size()).clear();
  }

  private String function() {
    int before = names.size();
    StringBuilder parameters = new StringBuilder();
    for (int i = 0; i < random.nextInt(3); i++) {
      parameters.append("<formalParameter name='p%d'%s/>".formatted(i, type(6)));
      names.add("p" + i);
    }
    String body = random.nextInt(60) == 0 ? tables.table(names) : literal();
    cut(names, before);
    return "<functionDefinition>" + parameters + body + "</functionDefinition>";
  }

  private String relation(int depth) {
    int columns = 1 + random.nextInt(3);
    StringBuilder xml = new StringBuilder();
    for (int i = 0; i < columns; i++) {
      xml.append("<column name='%s'/>".formatted(one(List.of("a", "b", "x" + i))));
    }
    for (int row = 0; row < random.nextInt(4); row++) {
      int cells = random.nextInt(60) == 0 ? random.nextInt(4) : columns;
      xml.append("<row>");
      for (int i = 0; i < cells; i++) {
        xml.append(random.nextInt(8) == 0 ? logic(depth - 1) : literal());
      }
      xml.append("</row>");
    }
    return "<relation>" + xml + "</relation>";
  }

  private String invocation() {
    StringBuilder bindings = new StringBuilder();
    for (int i = 0; i < random.nextInt(4); i++) {
      bindings.append("<binding><parameter name='p%d'/>%s</binding>".formatted(i, literal()));
    }
    String called = random.nextInt(60) == 0 ? "unknown" : one(invocable);
    return "<invocation><literalExpression><text>%s</text></literalExpression>%s</invocation>"
        .formatted(called, bindings);
  }

  private String literal() {
    return random.nextInt(900) == 0
        ? "<literalExpression/>"
        : "<literalExpression%s><text>%s</text></literalExpression>"
            .formatted(type(15), escaped(formula()));
  }

  /** One that names what is known here. */
  private String formula() {
    String name = names.isEmpty() ? "i" : one(names);
    return switch (random.nextInt(12)) {
      case 0, 1 -> name;
      case 2 ->
          name + one(List.of(" + 1", " * 2", " + \"x\"", " > 2", "[1]", ".a", ".e0", ".out0"));
      case 3 -> "if " + name + " = null then " + formulaOf("i", "s", "0") + " else " + name;
      case 4 -> "[" + name + ", i]";
      case 5 -> "{a: " + name + ", b: n}";
      case 6, 7 -> functions.isEmpty() ? formulaOf("i", "n", "s", "ns", "c", "rows.a") : call();
      case 8 -> formulaOf("i", "n + 1", "s", "\"b\"", "2", "true", "null", "missing", "ns[1]");
      case 9 -> "count(" + name + ")";
      case 10 ->
          formulaOf(
              "for x in ns return x + i",
              "sum(ns)",
              "date(\"2026-11-22\")",
              "date and time(\"2026-03-29T01:30:00@Europe/Berlin\")",
              "duration(\"P1DT2H\")",
              "time(\"10:00:00\")",
              "1 / 3",
              "assert(i, i > 0, \"too small\")");
      default -> feel.expression(1);
    };
  }

  private String call() {
    String function = one(functions);
    return function
        + switch (random.nextInt(6)) {
          case 0 -> "()";
          case 1, 2 -> "(i)";
          case 3 -> "(p1: s, p0: i)";
          case 4 -> "(p0: n)";
          default -> "(i, s)";
        };
  }

  private String formulaOf(String... texts) {
    return texts[random.nextInt(texts.length)];
  }

  private <T> T one(List<T> items) {
    return items.get(random.nextInt(items.size()));
  }

  static String escaped(String text) {
    return text.chars()
        .mapToObj(
            c ->
                switch (c) {
                  case '&' -> "&amp;";
                  case '<' -> "&lt;";
                  case '>' -> "&gt;";
                  default -> String.valueOf((char) c);
                })
        .collect(Collectors.joining());
  }
}
