package dev.pitcrew.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.feel.Budget;
import dev.pitcrew.engine.feel.Builtins;
import dev.pitcrew.engine.feel.FeelContext;
import dev.pitcrew.engine.feel.FeelError;
import dev.pitcrew.engine.feel.FeelException;
import dev.pitcrew.engine.feel.Json;
import dev.pitcrew.engine.feel.LimitExceededException;
import dev.pitcrew.engine.feel.Node;
import dev.pitcrew.engine.feel.Run;
import dev.pitcrew.engine.feel.Scope;
import dev.pitcrew.engine.feel.Texts;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.Val;
import org.junit.jupiter.api.Test;

/**
 * Our evaluator against feel-engine on generated expressions. {@code -Dpitcrew.seeds=100000}
 * compares more of them, {@code -Dpitcrew.seed=N} one alone.
 */
class FeelDifferentialTest {

  private static final Instant NOW = Instant.parse("2026-11-22T08:15:30Z");
  private static final String BEYOND = "BEYOND LIMITS";
  private static final FeelOracle ORACLE = new FeelOracle(NOW, FeelGenerator.VARIABLES);

  @Test
  void shouldAgreeWithTheLibraryWhenExpressionsAreGenerated() {
    // given
    Long alone = Long.getLong("pitcrew.seed");
    long first = alone == null ? Long.getLong("pitcrew.first", 1) : alone;
    long last = alone == null ? first + Long.getLong("pitcrew.seeds", 4_000) - 1 : alone;
    Map<String, Integer> accepted = new TreeMap<>();
    List<String> differences = new ArrayList<>();
    Set<String> called = new HashSet<>();
    int valued = 0;

    // when
    for (long seed = first; seed <= last; seed++) {
      boolean isTest = seed % 5 == 0;
      FeelGenerator generator = new FeelGenerator(seed);
      String text = isTest ? generator.unaryTest() : generator.expression();
      Exp parsed;
      try {
        parsed =
            isTest
                ? FeelParsing.unaryTests(text, ParseBudget.ofEachText())
                : FeelParsing.expression(text, ParseBudget.ofEachText());
      } catch (InvalidExpressionException e) {
        continue;
      }
      String input =
          isTest
              ? FeelGenerator.VARIABLES.values().stream().sorted().skip(seed % 12).findFirst().get()
              : null;
      FeelOracle.Answer ours = evaluate(parsed, input);
      if (ours.value().equals(BEYOND)) {
        // The library would fill the memory, or never end.
        accepted.merge(BEYOND, 1, Integer::sum);
        continue;
      }
      FeelOracle.Answer theirs =
          ORACLE.evaluate(
              parsed,
              input == null ? Map.of() : Map.<String, Val>of("cellInput", JsonVal.read(input)));
      Builtins.names().stream().filter(name -> text.contains(name + "(")).forEach(called::add);
      if (!theirs.value().equals("null") && !theirs.value().equals(FeelOracle.FAILED)) {
        valued++;
      }
      if (!theirs.value().equals(ours.value())) {
        String reason = AcceptedDifference.of(text, theirs.value(), ours.value());
        if (reason == null) {
          differences.add(
              "seed %d: %s%s%n  theirs %s %s%n  ours   %s %s"
                  .formatted(
                      seed,
                      input == null ? "" : input + " in ",
                      text,
                      theirs.value(),
                      theirs.warnings(),
                      ours.value(),
                      ours.warnings()));
        } else {
          accepted.merge(reason, 1, Integer::sum);
        }
      }
    }

    // then
    assertThat(differences).as("differences of seeds %d to %d", first, last).isEmpty();
    if (alone == null) {
      assertThat(valued).isGreaterThan((int) (last - first) / 3);
      assertThat(called)
          .containsAll(
              Builtins.names().stream()
                  .filter(name -> !FeelGenerator.NOT_COMPARED.contains(name))
                  .toList());
    }
  }

  private static FeelOracle.Answer evaluate(Exp parsed, String input) {
    Run run = new Run(Budget.whole(() -> 0), NOW, true);
    Map<String, String> json = new HashMap<>(FeelGenerator.VARIABLES);
    if (input != null) {
      json.put("cellInput", input);
    }
    Node node = new TreeReader(new FeelNames()).read(parsed);
    String value;
    try {
      Object result =
          node.in(
              Scope.root(
                  run,
                  name ->
                      json.containsKey(name) ? Json.variable(json.get(name), null) : Scope.ABSENT));
      value = run.failedAssertion() != null ? FeelOracle.FAILED : canonical(result);
    } catch (LimitExceededException e) {
      value = BEYOND;
    } catch (FeelException | ArithmeticException | DateTimeException e) {
      value = FeelOracle.FAILED;
    }
    return new FeelOracle.Answer(value, run.warnings().stream().map(Object::toString).toList());
  }

  private static String canonical(Object value) {
    return switch (value) {
      case null -> "null";
      case FeelError error -> FeelOracle.FAILED;
      case BigDecimal number -> FeelOracle.number(number);
      case String string -> '"' + string + '"';
      case List<?> list -> {
        List<String> items = new ArrayList<>();
        list.forEach(item -> items.add(canonical(item)));
        yield items.contains(FeelOracle.FAILED) ? FeelOracle.FAILED : items.toString();
      }
      case FeelContext context -> {
        Map<String, String> entries = new TreeMap<>();
        context.entries().forEach((key, item) -> entries.put(key, canonical(item)));
        yield entries.toString();
      }
      default -> Texts.shortOf(value);
    };
  }

  @Test
  void shouldComputeFifteenDigitsAlikeWhenTheLibraryUsesDoubles() {
    for (String text :
        List.of(
            "sqrt(2)",
            "sqrt(1190.5)",
            "log(10)",
            "log(0.001)",
            "log(123456789)",
            "exp(1)",
            "exp(-3.5)",
            "exp(100)",
            "2 ** 0.5",
            "10.5 ** -1.25",
            "stddev(2, 4, 7, 5)",
            "log(exp(5))")) {
      // when
      String theirs =
          ORACLE.evaluate(FeelParsing.expression(text, ParseBudget.ofEachText())).value();
      String ours = evaluate(FeelParsing.expression(text, ParseBudget.ofEachText()), null).value();

      // then
      MathContext digits = new MathContext(13);
      assertThat(new BigDecimal(ours).round(digits))
          .as(text)
          .isEqualByComparingTo(new BigDecimal(theirs).round(digits));
    }
  }
}
