package dev.pitcrew.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

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

  private static String literal(String feel) {
    return "<literalExpression><text>" + feel + "</text></literalExpression>";
  }

  private static String entry(String name, String logic) {
    return "<contextEntry><variable name=\"" + name + "\"/>" + logic + "</contextEntry>";
  }

  private DecisionModel model(String entries) {
    return language.parse(
        """
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="defs" name="D"
            namespace="http://camunda.org/schema/1.0/dmn">
          <decision id="d" name="D"><variable name="d"/><context>%s</context></decision>
        </definitions>
        """
            .formatted(entries));
  }
}
