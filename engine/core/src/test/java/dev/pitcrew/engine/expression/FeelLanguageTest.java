package dev.pitcrew.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeelLanguageTest {

  private static final Instant NOW = Instant.parse("2026-11-21T08:15:30Z");

  private final FeelLanguage language = new FeelLanguage();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "=0.1 + 0.2 | 0.3",
        "=amount / 3 | 396.6666666666666666666666666666667",
        "=amount * 1.19 | 1416.1",
        "=1190.00 | 1190",
        "=9007199254740993 + 1 | 9007199254740994",
        "=key | 2251799813685249001",
        "=2 ** 10 | 1024",
        "=10 ** 40 | 10000000000000000000000000000000000000000",
        "=10 ** 100 | 1E+100",
        "=decimal(1/3, 2) | 0.33",
        "=-0.0 | 0",
        "=small | 1E-100",
        "=number(\"12.50\") | 12.5",
      })
  void shouldKeepNumbersExactWhenCalculating(String text, String expected) {
    // when
    Evaluation result = evaluate(text);

    // then
    assertThat(result)
        .isEqualTo(new Evaluation.Value(((Evaluation.Value) result).value(), expected));
    assertThat(((Evaluation.Value) result).value())
        .asInstanceOf(InstanceOfAssertFactories.BIG_DECIMAL)
        .isEqualByComparingTo(new BigDecimal(expected));
  }

  @Test
  void shouldTakeTextAsItIsWhenItIsStatic() {
    // given
    Expression expression = language.parse("3 \"times\"");

    // when
    Evaluation result = language.evaluate(expression, Variables.NONE, NOW);

    // then
    assertThat(expression.isStatic()).isTrue();
    assertThat(result).isEqualTo(new Evaluation.Value("3 \"times\"", "\"3 \\\"times\\\"\""));
  }

  @Test
  void shouldReadOnlyNamedVariablesOnceWhenEvaluating() {
    // given
    List<String> read = new ArrayList<>();
    Variables variables =
        name -> {
          read.add(name);
          return name.equals("order") ? "{\"total\": 12, \"items\": [1, 2]}" : null;
        };

    // when
    Evaluation result =
        language.evaluate(
            language.parse("=order.total > 10 and order.items[2] = 2 and missing = null"),
            variables,
            NOW);

    // then
    assertThat(result).isEqualTo(new Evaluation.Value(true, "true"));
    assertThat(read).containsExactly("order", "missing");
  }

  /** Members that no path leads to are not read, which must not show. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "=deep.a.b | 1",
        "=deep.a | {\"b\":1,\"c\":[2]}",
        "=deep.a.b + deep.z | 10",
        "=[deep.z, deep] | [9,{\"a\":{\"b\":1,\"c\":[2]},\"z\":9}]",
        "=count(get entries(deep)) + deep.z | 11",
        "=rows.a | [1,2]",
        "=rows[a = 2].b | [{\"a\":7}]",
        "=for r in rows return r.b.a | [6,7]",
        "=rows.b.a | [6,7]",
        "=deep.a.c[1] | 2",
        "=get value(deep, \"z\") | 9",
        "=text | a\\\"b",
      })
  void shouldReadEnoughWhenOnlyPathsAreNamed(String text, String json) {
    // given
    Map<String, String> variables =
        Map.of(
            "deep", "{\"a\": {\"b\": 1, \"c\": [2]}, \"z\": 9}",
            "rows", "[{\"a\": 1, \"b\": {\"a\": 6}}, {\"a\": 2, \"b\": {\"a\": 7}}]",
            "text", "\"a\\\"b\"");

    // when
    Evaluation result = language.evaluate(language.parse(text), variables::get, NOW);

    // then
    assertThat(result)
        .extracting("json")
        .isEqualTo(text.equals("=text") ? "\"" + json + "\"" : json);
  }

  @ParameterizedTest
  @CsvSource({"''", "{", "'[1,'", "nul", "\"a", "1e99999"})
  void shouldFailWhenVariableCannotBeRead(String json) {
    assertThat(language.evaluate(language.parse("=x"), name -> json, NOW))
        .isInstanceOf(Evaluation.Failure.class);
  }

  @Test
  void shouldAnswerTheGivenTimeWhenAskedForNow() {
    assertThat(evaluate("=now()")).extracting("json").isEqualTo("\"2026-11-21T08:15:30Z\"");
    assertThat(evaluate("=today()"))
        .isEqualTo(new Evaluation.Value(LocalDate.of(2026, 11, 21), "\"2026-11-21\""));
    assertThat(evaluate("=string(today() + duration(\"P30D\"))"))
        .isEqualTo(new Evaluation.Value("2026-12-21", "\"2026-12-21\""));
  }

  @Test
  void shouldGivePlainJavaValuesInOrderWhenResultIsStructured() {
    // when
    Evaluation.Value result =
        (Evaluation.Value)
            evaluate(
                "={z: [1, null, \"ä\\n\"], a: {b: duration(\"PT90M\")}, y: duration(\"P1Y2M\"), n: nothing}");

    // then
    assertThat(result.json())
        .isEqualTo(
            "{\"z\":[1,null,\"ä\\n\"],\"a\":{\"b\":\"PT1H30M\"},\"y\":\"P1Y2M\",\"n\":null}");
    assertThat(result.value())
        .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
        .containsEntry("y", Period.of(1, 2, 0))
        .containsEntry("a", Map.of("b", Duration.ofMinutes(90)))
        .containsEntry("n", null);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "=time(\"10:15:00+01:00\") | \"10:15:00+01:00\"",
        "=time(\"10:15:00\") | \"10:15\"",
        "=date and time(\"2026-11-21T08:00:00\") | \"2026-11-21T08:00:00\"",
        "=date and time(\"2026-11-21T08:00:00@Europe/Berlin\") | \"2026-11-21T08:00:00+01:00[Europe/Berlin]\"",
        "=date and time(\"2026-11-21T08:00:00+01:00\") | \"2026-11-21T08:00:00+01:00\"",
        "=order | {\"b\":1,\"a\":[],\"c\":{}}",
        "=order.b | 1",
        "=order.missing | null",
        "=missing | null",
        "=missing.deeper | null",
        "=missing > 5 | null",
        "=fromAi(toolCall.x) | null",
        "=unknownFunction(1) | null",
        "=1 / 0 | null",
        "=if missing then 1 else 2 | 2",
        "=append([1], order) | [1,{\"b\":1,\"a\":[],\"c\":{}}]",
        "=put(order, \"d\", 4) | {\"b\":1,\"a\":[],\"c\":{},\"d\":4}",
        "=context merge(order, {b: 2}) | {\"b\":2,\"a\":[],\"c\":{}}",
        "=get entries({a: 1}) | [{\"key\":\"a\",\"value\":1}]",
        "=sort([3,1,2], function(x, y) x < y) | [1,2,3]",
        "=for i in 1..3, j in [10, 20] return i * j | [10,20,20,40,30,60]",
        "=every i in [1, 2] satisfies i > 0 | true",
        "=[1,2,3,4][item > 2] | [3,4]",
        "=5 in [1..10] | true",
        "=replace(\"abcb\", \"B\", \"x\", \"i\") | \"axcx\"",
        "=split(\"a;b\", \";\") | [\"a\",\"b\"]",
        "=matches(\"ab12\", \"[0-9]+\") | true",
        "=fromAi(3, \"a number\") | 3",
        "=fromAi(value: order.b, description: \"a number\", type: \"number\") | 1",
        "=string length(uuid()) | 36",
        "=random number() < 1 | true",
        "=matches(\"DE89370400440532013000\", \"^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$\") | true",
        "=matches(\"a.b@c.de\", \"^[^@ ]+@([a-z0-9-]+[.])+[a-z]{2,}$\") | true",
        "=matches(\"2026-11-22\", \"^(?<y>\\\\d{4})-(\\\\d\\\\d?)-\\\\d{1,2}(T.*)?$\") | true",
        "=extract(\"a1b2\", \"[0-9]\") | [\"1\",\"2\"]",
      })
  void shouldEvaluateAsTheLanguageSaysWhenWithinLimits(String text, String json) {
    assertThat(evaluate(text)).extracting("json").isEqualTo(json);
  }

  @Test
  void shouldFailWithTheReasonWhenAssertionDoesNotHold() {
    assertThat(evaluate("=assert(missing, missing != null)"))
        .isEqualTo(
            new Evaluation.Failure(
                "Assertion failure on evaluate the expression 'assert(missing, missing != null)':"
                    + " The condition is not fulfilled",
                true));
  }

  @Test
  void shouldGiveNothingForFunctionsWhenTheyAreInTheResult() {
    assertThat(evaluate("=function(x) x")).extracting("json").isEqualTo("null");
    assertThat(evaluate("={f: function(x) x, l: [function() 1, f(2)]}"))
        .extracting("json")
        .isEqualTo("{\"l\":[null,2]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          date and time("2026-03-29T01:30:00@Europe/Berlin") | 2026-03-29T01:30:00+01:00[Europe/Berlin]
          date and time("2026-03-29T01:30:05.5+02:00") | 2026-03-29T01:30:05.5+02:00
          date and time("2026-03-29T01:30:00Z") | 2026-03-29T01:30:00Z
          date and time("2026-03-29T01:30:00") | 2026-03-29T01:30:00
          time("08:00:00@Europe/Berlin") | 08:00:00@Europe/Berlin
          time("08:00:00Z") | 08:00:00Z
          time("08:00:00") | 08:00
          time("08:00:05") | 08:00:05
          """)
  void shouldWriteTimesAsZeebeDoesWhenTheyAreInTheResult(String text, String written) {
    assertThat(evaluate("=" + text)).extracting("json").isEqualTo('"' + written + '"');
  }

  @Test
  void shouldTellWhatWasOddWhenAsked() {
    // given
    Expression expression = language.parse("=order.x + missing > 1 and missing = null");

    // when
    List<String> warnings =
        language.warnings(expression, name -> name.equals("order") ? "{}" : null, NOW);

    // then
    assertThat(warnings)
        .contains(
            "[NO_CONTEXT_ENTRY_FOUND] No context entry found with key 'x'. The context is empty",
            "[NO_VARIABLE_FOUND] No variable found with name 'missing'")
        .doesNotHaveDuplicates();
    assertThat(language.warnings(language.parse("text"), Variables.NONE, NOW)).isEmpty();
    assertThat(language.warnings(language.parse("=1 + 1"), Variables.NONE, NOW)).isEmpty();
  }

  @Test
  void shouldSayWhyWhenExpressionDoesNotParse() {
    assertThatThrownBy(() -> language.parse("=a +"))
        .isInstanceOf(InvalidExpressionException.class)
        .hasMessageStartingWith("failed to parse expression 'a +': ");
    assertThatThrownBy(() -> language.parse("= "))
        .isInstanceOf(InvalidExpressionException.class)
        .hasMessage("Expected an expression after '=', but found nothing.");
    assertThatThrownBy(() -> language.parse("=" + "1".repeat(40_000)))
        .hasMessage("Expected an expression of at most 32,768 characters, but found 40,000.");
    assertThatThrownBy(() -> language.parse("=" + "[".repeat(9_000) + "]".repeat(9_000)))
        .isInstanceOf(InvalidExpressionException.class)
        .hasMessageStartingWith(
            "Expected an expression that is not nested too deeply, but found '[[[[");
  }

  @Test
  void shouldAnswerEachItsOwnWhenManyThreadsEvaluate() throws Exception {
    // given
    Expression expression =
        language.parse("={n: v * 2, at: now(), l: for i in 1..v return i + v}.l[v]");

    // when
    try (var threads = Executors.newFixedThreadPool(4)) {
      List<Callable<Boolean>> tasks = new ArrayList<>();
      for (int i = 1; i <= 200; i++) {
        int value = i % 20 + 1;
        tasks.add(
            () ->
                language
                    .evaluate(expression, name -> String.valueOf(value), NOW.plusSeconds(value))
                    .equals(
                        new Evaluation.Value(
                            BigDecimal.valueOf(2L * value).stripTrailingZeros().setScale(0),
                            String.valueOf(2 * value))));
      }

      // then
      for (Future<Boolean> answer : threads.invokeAll(tasks)) {
        assertThat(answer.get()).isTrue();
      }
    }
  }

  private Evaluation evaluate(String text) {
    Map<String, String> variables =
        Map.of(
            "amount", "1190.00",
            "key", "2251799813685249001",
            "small", "1e-100",
            "order", "{\"b\": 1, \"a\": [], \"c\": {}}");
    return language.evaluate(language.parse(text), variables::get, NOW);
  }
}
