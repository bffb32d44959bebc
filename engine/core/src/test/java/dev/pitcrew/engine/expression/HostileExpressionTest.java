package dev.pitcrew.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an expression must not do to the writing thread. */
class HostileExpressionTest {

  private static final String STEPS = "it takes more than 2,000,000 steps";
  private static final String ITEMS = "a list has more than 100,000 items";
  private static final String CHARS = "a string has more than 1,000,000 characters";
  private static final String DIGITS = "a number has more than 6,176 digits";

  /** Of this thread alone: a busy machine makes no expression worse. */
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

  private static final Duration SOON = Duration.ofMillis(50);

  private static final FeelLanguage LANGUAGE = new FeelLanguage();

  @BeforeAll
  static void warmUp() {
    LANGUAGE.warmUp();
  }

  static Stream<Arguments> hostile() {
    return Stream.of(
        Arguments.of("=for i in 1..1000000000 return i", ITEMS),
        Arguments.of("=for i in 1..1000, j in 1..1000, k in 1..1000 return 1", ITEMS),
        Arguments.of("=some i in 1..5000, j in 1..5000 satisfies i = 0", ITEMS),
        Arguments.of(
            "=for i in 1..50000 return for j in 1..50000 return for k in 1..50000 return 1",
            "it makes more than 64 MB of lists and texts"),
        Arguments.of(
            "=some i in 1..99999 satisfies some j in 1..99999 satisfies j = i + 99999", STEPS),
        Arguments.of("={l: 1..99999, d: for i in l return sum(l)}.d[1]", null),
        Arguments.of("=for i in (for j in 1..99999 return 1) return count(x)", null),
        Arguments.of("=count(distinct values(for i in 1..50000 return i))", "json=50000"),
        Arguments.of("=" + doubling("[1, 1]", "[%1$s, %1$s]", 60), "its result has more than"),
        Arguments.of("=flatten(" + doubling("[1, 1]", "[%1$s, %1$s]", 60) + ")", ITEMS),
        Arguments.of("=" + doubling("[1, 1]", "concatenate(%1$s, %1$s)", 60), ITEMS),
        Arguments.of("=" + doubling("\"abcdefgh\"", "%1$s + %1$s", 60), CHARS),
        Arguments.of(
            "=string join(for i in 1..90000 return \"y\", s)"
                .replace("s)", "\"" + "x".repeat(9000) + "\")"),
            CHARS),
        Arguments.of(
            "={a: 1..99999, b: (for i in a return i), c: for i in a return b = b}.c[1]", null),
        Arguments.of("={l: for i in 1..90000 return i, r: for i in l return i in l}.r[1]", null),
        Arguments.of(
            "={l: for i in 1..90000 return \"abcdefgh\", r: for i in 1..90000 return l + i}.r[1]",
            "json=null"),
        Arguments.of("=10 ** 999999999", DIGITS),
        Arguments.of("=10 ** 4294967296", "is beyond 2,147,483,647"),
        Arguments.of("=duration(\"P1D\") * 10000000000000", "is beyond 2,147,483,647"),
        Arguments.of("=duration(\"P1M\") * 4294967297", "is beyond 2,147,483,647"),
        Arguments.of("=floor(big)", DIGITS),
        Arguments.of("=decimal(1, 1000000000)", DIGITS),
        Arguments.of("=round half up(1.5, -2000000000)", DIGITS),
        Arguments.of("=matches(\"" + "a".repeat(3000) + "!\", \".*.*.*.*.*b\")", STEPS),
        Arguments.of("=replace(\"" + "a".repeat(3000) + "!\", \"(.*)(.*)(.*)(.*)b\", \"\")", STEPS),
        Arguments.of("=matches(\"" + "ab".repeat(9000) + "\", \"(a|b)*c\")", null),
        Arguments.of(
            "=matches(\"\", \"" + "(|)".repeat(40) + "x\")", "too many ways to match nothing"),
        Arguments.of("=matches(\"\", \"(a?|b?){40}x\")", "too many ways to match nothing"),
        Arguments.of(
            "=matches(\"\", \"((((){1000}){1000}){1000}){1000}\")",
            "too many ways to match nothing"),
        Arguments.of("=matches(\"" + "a".repeat(40) + "\", \"(a|aa)+$b\")", null),
        Arguments.of(
            "=matches(\""
                + "a".repeat(60)
                + "\", \"(a|aa)(a|aa)(a|aa)(a|aa)(a|aa)(a|aa)(a|aa)(a|aa)(a|aa)(a|aa)(a|aa)(a|aa)(a|aa)(a|aa)(a|aa)(a|aa)(a|aa)(a|aa)(a|aa)(a|aa)(a|aa)(a|aa)(a|aa)(a|aa)(a|aa)(a|aa)(a|aa)(a|aa)b\")",
            STEPS),
        Arguments.of("=" + "(".repeat(100) + "1" + ")".repeat(100), "json=1"),
        Arguments.of("=" + "(".repeat(60) + "1", "not nested too deeply"),
        Arguments.of("=" + "f([".repeat(30) + "1" + "])".repeat(30), "not nested too deeply"),
        Arguments.of("=" + "[".repeat(60), "not nested too deeply"),
        Arguments.of("=" + "if a then ".repeat(3_000) + "1", ""),
        Arguments.of("=" + "a.b(".repeat(200) + "1" + ")".repeat(200), ""),
        Arguments.of("=number(\"" + "9".repeat(30_000) + "\")", "json=null"),
        Arguments.of("={o: {f: function(c, n) c.f(c, n + 1)}, r: o.f(o, 0)}", "nested deeper"),
        Arguments.of("=nested", "nest"),
        Arguments.of("=" + "1+".repeat(15_000) + "1", "json=15001"),
        Arguments.of("=from json(deepJson)", "json=null"),
        Arguments.of("=for i in 1..1000 return from json(deepJson)", STEPS),
        Arguments.of("=from json(wideJson)", ITEMS),
        Arguments.of("=from json(\"1e999999999\") + 1", DIGITS),
        Arguments.of("=" + doubling("\"a\"", "to json([%1$s, %1$s])", 60), CHARS),
        Arguments.of(
            "=" + doubling("{a: 1}", "{a: %1$s, b: %1$s}", 60), "its result has more than"),
        Arguments.of("=" + doubling("[1, 1]", "append(%1$s, %1$s, %1$s)", 60), "its result has"),
        Arguments.of("=" + doubling("[1, 1]", "for x in %1$s return %1$s", 9), null),
        Arguments.of("=replace(replace(long, \"a\", long), \"a\", long)", CHARS),
        Arguments.of("=split(long, \"\")", null),
        Arguments.of("=split(\"" + "a".repeat(60) + "!\", \"(a|aa)+b\")", null),
        Arguments.of("=extract(\"" + "a".repeat(3000) + "!\", \"(.*)(.*)(.*)b\")", STEPS),
        Arguments.of("={f: function(n) f(n - 1) + f(n - 1), r: f(40)}.r", null),
        Arguments.of("={f: function(g) g(g), r: f(f)}.r", "json=null"),
        Arguments.of(
            "={f: function(g, n) if n = 0 then 1 else g(g, n - 1) + g(g, n - 1), r: f(f, 40)}.r",
            "json=null"),
        Arguments.of(
            "=sort(for i in 1..90000 return modulo(i * 7919, 10007), function(x, y) sum(1..1000) > x)",
            null),
        Arguments.of("=distinct values(for i in 1..50000 return {a: i})", null),
        Arguments.of("=duplicate values(for i in 1..50000 return [i])", null),
        Arguments.of("=count(for d in @\"0001-01-01\"..@\"9999-12-31\" return d)", "json=null"),
        Arguments.of("=@\"2024-01-01\" + duration(\"P999999999Y\")", null),
        Arguments.of("=(1 / 3) ** 99999999", null),
        Arguments.of("=0.1 ** 100000", DIGITS),
        Arguments.of("=2 ** 2 ** 2 ** 2 ** 2 ** 2", null),
        Arguments.of("=modulo(10 ** 6000, 3 ** 12000)", null),
        Arguments.of("=string(number(\"1E6000\") + number(\"1E-6000\"))", null),
        Arguments.of("=get value({a: 1}, for i in 1..90000 return \"a\")", "json=null"),
        Arguments.of("=context(for i in 1..90000 return {key: string(i), value: i})", null),
        Arguments.of("=matches(long, \"(?:a?){50}a{50}\")", null),
        Arguments.of("=1..99999 in (1..99999)", null),
        Arguments.of("=partition(1..99999, 1)", null),
        Arguments.of("=string join(partition(for i in 1..99999 return \"x\", 1))", null),
        Arguments.of(
            "=abs(function(x) external {java: {class: \"java.lang.Math\", method signature: \"abs(int)\"}}(1))",
            null),
        Arguments.of(
            "=sort([2,1], function(x, y) external {java: {class: \"java.lang.System\", method signature: \"exit(int)\"}})",
            "functions of the Java machine cannot be called"));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void shouldEndAsFailureWhenExpressionIsHostile(String text, String cause) {
    // given
    Variables variables =
        name ->
            switch (name) {
              case "big" -> "1e999999999";
              case "deepJson" -> '"' + "[".repeat(90_000) + "]".repeat(90_000) + '"';
              case "wideJson" -> "\"[1" + ",1".repeat(200_000) + "]\"";
              case "long" -> '"' + "a".repeat(20_000) + '"';
              case "nested" -> "[".repeat(3_000) + "]".repeat(3_000);
              default -> null;
            };
    long start = CPU.getCurrentThreadCpuTime();

    // when
    String outcome = outcome(text, variables);

    // then
    assertThat(Duration.ofNanos(CPU.getCurrentThreadCpuTime() - start))
        .isLessThan(Duration.ofMinutes(1));
    if (cause != null) {
      assertThat(outcome).contains(cause);
    }
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void shouldLetTheThreadGoSoonWhenItIsTheOneThatAllWaitFor(String text, String cause) {
    // given
    Expression expression;
    try {
      expression = LANGUAGE.parse(text);
    } catch (InvalidExpressionException e) {
      return;
    }
    Variables variables = name -> null;
    long fastest = Long.MAX_VALUE;

    // when: a machine that is busy makes some of them dear
    for (int i = 0; i < 5 || i < 200 && fastest >= SOON.toNanos(); i++) {
      long start = CPU.getCurrentThreadCpuTime();
      try {
        LANGUAGE.evaluate(expression, variables, Instant.EPOCH, ELSEWHERE);
      } catch (TooLongException e) {
        assertThat(e.evaluation().key().inputs()).doesNotContainValue("x");
      }
      fastest = Math.min(fastest, CPU.getCurrentThreadCpuTime() - start);
    }

    // then
    assertThat(Duration.ofNanos(fastest)).isLessThan(SOON);
  }

  private static final LongEvaluations ELSEWHERE =
      new LongEvaluations() {
        @Override
        public boolean hasAny() {
          return false;
        }

        @Override
        public <T> T known(LongEvaluation.Key key) {
          return null;
        }

        @Override
        public <T> T outcome(LongEvaluation<T> evaluation) {
          throw new TooLongException(evaluation);
        }
      };

  @Test
  void shouldEvaluateAsBeforeWhenManyHostileOnesWentBefore() {
    // given
    for (int i = 0; i < 5; i++) {
      outcome("=" + "[".repeat(2_000) + "]".repeat(2_000), Variables.NONE);
      outcome("=" + "1+".repeat(15_000) + "1", Variables.NONE);
    }

    // when
    String outcome = outcome("=1 + 1", Variables.NONE);

    // then
    assertThat(outcome).isEqualTo("Value[value=2, json=2]");
  }

  private static String outcome(String text, Variables variables) {
    try {
      return LANGUAGE.evaluate(LANGUAGE.parse(text), variables, Instant.EPOCH).toString();
    } catch (InvalidExpressionException e) {
      return e.getMessage();
    }
  }

  /** {@code {v0: first, v1: f(v0), v2: f(v1), …}.vN} */
  private static String doubling(String first, String next, int times) {
    StringBuilder text = new StringBuilder("{v0: ").append(first);
    for (int i = 0; i < times; i++) {
      text.append(", v").append(i + 1).append(": ").append(next.formatted("v" + i));
    }
    return text.append("}.v").append(times).toString();
  }
}
