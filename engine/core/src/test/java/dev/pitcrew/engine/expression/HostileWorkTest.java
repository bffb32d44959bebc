package dev.pitcrew.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Few steps, each of which works on something long: it is paid for by its length. */
class HostileWorkTest {

  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

  /** Far above what is spent, far below what it takes unpaid. */
  private static final Duration INLINE_MAX = Duration.ofMillis(50);

  private static final Duration BESIDE_MAX = Duration.ofMillis(1_000);

  private static final int TRIES_MAX = 50;

  private static final FeelLanguage LANGUAGE = new FeelLanguage();

  private static final Map<String, String> VARIABLES =
      Map.of(
          "digits", "\"" + "7".repeat(12_000) + "\"",
          "s", "\"" + "x".repeat(900_000) + "\"",
          "t", "\"" + "x".repeat(900_000) + "\"",
          "commas", "\"" + ",".repeat(900_000) + "\"");

  @BeforeAll
  static void warmUp() {
    LANGUAGE.warmUp();
  }

  static Stream<Arguments> hostile() {
    return Stream.of(
            "for i in 1..4000 return number(digits)",
            "for i in 1..4000 return number(commas, \" \", \",\")",
            "{n: number(digits), r: for i in 1..5000 return n + n}.r[1]",
            "{n: number(digits), r: for i in 1..5000 return floor(n)}.r[1]",
            "{n: number(digits), r: for i in 1..5000 return modulo(n, 7)}.r[1]",
            "for i in 1..3000 return s = t",
            "for i in 1..3000 return s < t",
            "for i in 1..3000 return s in (t)",
            "for i in 1..3000 return index of([s, s, s], t)",
            "for i in 1..3000 return distinct values([s, t])",
            "for i in 1..3000 return max(s, t)",
            "for i in 1..3000 return {a: s} = {a: t}",
            "for i in 1..3000 return string join([s, 1])",
            "for i in 1..5000 return round up(number(\"1E6000\"), 6000)",
            "{n: number(\"1E6000\"), m: number(\"1E-6000\"), r: for i in 1..5000 return before(n + 1, n)}.r[1]",
            "for i in 1..6000 return i ** 0.37",
            "for i in 1..6000 return log(i)",
            "for i in 1..6000 return exp(i / 7)",
            "for i in 1..6000 return sqrt(i)",
            "{l: for i in 1..9999 return i / 7, r: for i in 1..900 return stddev(l)}.r[1]",
            "{l: for i in 1..9999 return i / 7, r: for i in 1..900 return median(l)}.r[1]",
            "{l: for i in 1..9999 return i / 7, r: for i in 1..900 return mode(l)}.r[1]",
            "{l: for i in 1..9999 return i / 7, r: for i in 1..900 return sum(l)}.r[1]")
        .map(Arguments::of);
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void shouldKeepNoThreadForLongWhenStepsAreFewButLong(String feel) {
    // given
    Expression expression = LANGUAGE.parse("=" + feel);
    Duration[] took = new Duration[2];

    // when
    took[0] =
        fastest(
            INLINE_MAX,
            () -> {
              try {
                LANGUAGE.evaluate(expression, VARIABLES::get, Instant.EPOCH, new Elsewhere());
              } catch (TooLongException e) {
                assertThat(e.evaluation().key().inputs()).isNotNull();
              }
            });
    took[1] =
        fastest(
            BESIDE_MAX,
            () ->
                LANGUAGE.evaluate(expression, VARIABLES::get, Instant.EPOCH, new BesideOnClock()));

    // then
    assertThat(took[0]).isLessThan(INLINE_MAX);
    assertThat(took[1]).isLessThan(BESIDE_MAX);
  }

  /** A machine that is busy makes some of them dear. */
  private static Duration fastest(Duration enough, Runnable work) {
    long fastest = Long.MAX_VALUE;
    for (int i = 0; i < TRIES_MAX && fastest >= enough.toNanos(); i++) {
      long start = CPU.getCurrentThreadCpuTime();
      work.run();
      fastest = Math.min(fastest, CPU.getCurrentThreadCpuTime() - start);
    }
    return Duration.ofNanos(fastest);
  }

  /** Nobody does it here. */
  private static class Elsewhere implements LongEvaluations {
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
  }

  /** As the thread for such work does it, by its clock. */
  private static final class BesideOnClock extends Elsewhere {
    @Override
    public <T> T outcome(LongEvaluation<T> evaluation) {
      return evaluation.task().apply(CPU::getCurrentThreadCpuTime);
    }
  }
}
