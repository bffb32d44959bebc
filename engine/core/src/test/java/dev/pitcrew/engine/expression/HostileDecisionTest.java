package dev.pitcrew.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a decision must not do to the writing thread. */
class HostileDecisionTest {

  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

  private final DmnLanguage language = new DmnLanguage();

  @Test
  void shouldTakeTimeInProportionWhenContextHasManyEntries() {
    // given
    StringBuilder entries = new StringBuilder();
    for (int i = 0; i < 8_000; i++) {
      entries.append(entry("e" + i, "<literalExpression><text>1</text></literalExpression>"));
    }
    DecisionModel model = model(entries.toString());
    long fastest = Long.MAX_VALUE;
    DecisionResult result = null;

    // when: a machine that is busy makes some of them dear
    Duration soon = Duration.ofMillis(300);
    for (int i = 0; i < 50 && fastest >= soon.toNanos(); i++) {
      long start = CPU.getCurrentThreadCpuTime();
      result =
          language.evaluate(model, "d", Variables.NONE, Instant.EPOCH, LongEvaluations.AT_ONCE);
      fastest = Math.min(fastest, CPU.getCurrentThreadCpuTime() - start);
    }

    // then
    assertThat(result.outputJson()).startsWith("{\"e0\":1,").endsWith("\"e7999\":1}");
    assertThat(Duration.ofNanos(fastest)).isLessThan(soon);
  }

  @Test
  void shouldSeeOnlyWhatStandsBeforeWhenEntriesHaveTheSameName() {
    // given
    DecisionModel model =
        model(
            entry("a", literal("1"))
                + entry(
                    "f",
                    "<functionDefinition>"
                        + literal("a + (if b = null then 0 else b)")
                        + "</functionDefinition>")
                + entry("b", literal("f()"))
                + entry("a", literal("10"))
                + entry("c", literal("a + f() + b"))
                + entry("g", literal("2"))
                + entry("f", literal("3"))
                + entry("h", literal("if f() = null then f else 99")));

    // when
    DecisionResult result =
        language.evaluate(model, "d", Variables.NONE, Instant.EPOCH, LongEvaluations.AT_ONCE);

    // then
    assertThat(result.outputJson())
        .isEqualTo("{\"a\":10,\"f\":3,\"b\":1,\"c\":12,\"g\":2,\"h\":3}");
  }

  static Stream<Arguments> hostile() {
    return Stream.of(
        Arguments.of(
            "a chain of 2,000 decisions",
            IntStream.range(0, 2_000)
                .mapToObj(i -> decision("d" + i, i == 0 ? "" : needs("d" + (i - 1)), literal("1")))
                .collect(Collectors.joining()),
            "d1999"),
        Arguments.of(
            "each of 60 decisions requires all before it",
            IntStream.range(0, 60)
                .mapToObj(
                    i ->
                        decision(
                            "d" + i,
                            IntStream.range(0, i)
                                .mapToObj(other -> needs("d" + other))
                                .collect(Collectors.joining()),
                            literal("1")))
                .collect(Collectors.joining()),
            "d59"),
        Arguments.of(
            "business knowledge that requires itself",
            knowledge("k", knows("k"), "k(x)") + decision("d", knows("k"), literal("k(1)")),
            "d"),
        Arguments.of(
            "business knowledge that require each other",
            knowledge("k", knows("l"), "l(x)")
                + knowledge("l", knows("k"), "k(x)")
                + decision("d", knows("k"), literal("k(1)")),
            "d"),
        Arguments.of(
            "business knowledge that is given itself",
            knowledge("k", "", "x(x)") + decision("d", knows("k"), literal("k(k)")),
            "d"),
        Arguments.of(
            "business knowledge that doubles",
            knowledge("k", "", "concatenate(x, x)")
                + decision("d", knows("k"), literal("k(".repeat(30) + "[1, 1]" + ")".repeat(30))),
            "d"),
        Arguments.of(
            "a function of a context that calls itself by its argument",
            decision(
                "d",
                "",
                "<context>"
                    + entry(
                        "f",
                        "<functionDefinition><formalParameter name=\"g\"/>"
                            + literal("g(g) + g(g)")
                            + "</functionDefinition>")
                    + entry("r", literal("f(f)"))
                    + "</context>"),
            "d"),
        Arguments.of(
            "contexts within contexts",
            decision(
                "d",
                "",
                "<context><contextEntry><variable name=\"e\"/>".repeat(400)
                    + literal("1")
                    + "</contextEntry></context>".repeat(400)),
            "d"),
        Arguments.of(
            "a table that asks a costly pattern in each of 2,000 rules",
            decision(
                "d",
                "",
                "<decisionTable hitPolicy=\"COLLECT\"><input><inputExpression><text>\"%s!\"</text></inputExpression></input><output/>"
                        .formatted("a".repeat(2_000))
                    + "<rule><inputEntry><text>matches(?, \".*.*.*.*b\")</text></inputEntry><outputEntry><text>1</text></outputEntry></rule>"
                        .repeat(2_000)
                    + "</decisionTable>"),
            "d"),
        Arguments.of(
            "ANY with 10,000 different answers",
            decision(
                "d",
                "",
                "<decisionTable hitPolicy=\"ANY\"><output/>"
                    + IntStream.range(0, 10_000)
                        .mapToObj(
                            i ->
                                "<rule><outputEntry><text>{a: "
                                    + i
                                    + "}</text></outputEntry></rule>")
                        .collect(Collectors.joining())
                    + "</decisionTable>"),
            "d"));
  }

  /** Whatever it is: it is refused, fails, or is done within what an evaluation may spend. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("hostile")
  void shouldEndWhenGraphIsHostile(String name, String content, String asked) {
    // given
    long start = CPU.getCurrentThreadCpuTime();
    String outcome;

    // when
    try {
      DecisionResult result =
          language.evaluate(
              language.parse(definitions(content)),
              asked,
              Variables.NONE,
              Instant.EPOCH,
              LongEvaluations.AT_ONCE);
      outcome = result.failure() == null ? result.outputJson() : result.failure();
    } catch (InvalidExpressionException e) {
      outcome = e.getMessage();
    }

    // then
    assertThat(outcome).isNotBlank();
    assertThat(Duration.ofNanos(CPU.getCurrentThreadCpuTime() - start))
        .isLessThan(Duration.ofSeconds(30));
  }

  private static String decision(String id, String requirements, String logic) {
    return "<decision id=\"%1$s\" name=\"%1$s\"><variable name=\"%1$s\"/>%2$s%3$s</decision>"
        .formatted(id, requirements, logic);
  }

  private static String knowledge(String id, String requirements, String body) {
    return ("<businessKnowledgeModel id=\"%1$s\" name=\"%1$s\"><variable name=\"%1$s\"/>"
            + "<encapsulatedLogic><formalParameter name=\"x\"/>%3$s</encapsulatedLogic>%2$s"
            + "</businessKnowledgeModel>")
        .formatted(id, requirements, literal(body));
  }

  private static String needs(String id) {
    return "<informationRequirement><requiredDecision href=\"#%s\"/></informationRequirement>"
        .formatted(id);
  }

  private static String knows(String id) {
    return "<knowledgeRequirement><requiredKnowledge href=\"#%s\"/></knowledgeRequirement>"
        .formatted(id);
  }

  private static String literal(String feel) {
    return "<literalExpression><text>" + feel + "</text></literalExpression>";
  }

  private static String entry(String name, String logic) {
    return "<contextEntry><variable name=\"" + name + "\"/>" + logic + "</contextEntry>";
  }

  private DecisionModel model(String entries) {
    return language.parse(definitions(decision("d", "", "<context>" + entries + "</context>")));
  }

  private static String definitions(String content) {
    return """
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="defs" name="D"
            namespace="http://camunda.org/schema/1.0/dmn">%s</definitions>
        """
        .formatted(content);
  }
}
