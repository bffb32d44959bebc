package dev.pitcrew.engine.expression;

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

/** Our evaluator against feel-engine on generated expressions and unary tests. */
public final class FeelComparison {

  private static final Instant NOW = Instant.parse("2026-11-22T08:15:30Z");
  private static final String BEYOND = "BEYOND LIMITS";

  static final FeelOracle ORACLE = new FeelOracle(NOW, FeelGenerator.VARIABLES);

  private final Map<String, Integer> outcomes = new TreeMap<>();
  private final Set<String> called = new HashSet<>();

  /** How often each kind of outcome came, and each difference that is known. */
  public Map<String, Integer> outcomes() {
    return outcomes;
  }

  /** The built-in functions that were compared. */
  Set<String> called() {
    return called;
  }

  /** Null where both say the same, or differ as is listed. */
  public String difference(long seed) {
    boolean isTest = seed % 5 == 0;
    String text =
        isTest
            ? new FeelGenerator(seed).unaryTest()
            : seed % 2 == 0
                ? new FeelTypedGenerator(seed).expression()
                : new FeelGenerator(seed).expression();
    Exp parsed;
    try {
      parsed =
          isTest
              ? FeelParsing.unaryTests(text, ParseBudget.ofEachText())
              : FeelParsing.expression(text, ParseBudget.ofEachText());
    } catch (InvalidExpressionException e) {
      return counted("not parsed");
    }
    String input =
        isTest
            ? FeelGenerator.VARIABLES.values().stream().sorted().skip(seed % 12).findFirst().get()
            : null;
    FeelOracle.Answer ours = evaluate(parsed, input);
    if (ours.value().equals(BEYOND)) {
      // The library would fill the memory, or never end.
      return counted("beyond limits");
    }
    FeelOracle.Answer theirs =
        ORACLE.evaluate(
            parsed,
            input == null ? Map.of() : Map.<String, Val>of("cellInput", JsonVal.read(input)));
    Builtins.names().stream().filter(name -> text.contains(name + "(")).forEach(called::add);
    if (theirs.value().equals(ours.value())) {
      return counted(
          switch (theirs.value()) {
            case "null" -> "null";
            case FeelOracle.FAILED -> "failed";
            default -> "value";
          });
    }
    String reason = AcceptedDifference.of(text, theirs.value(), ours.value());
    return reason != null
        ? counted(reason)
        : "seed %d: %s%s%n  theirs %s %s%n  ours   %s %s"
            .formatted(
                seed,
                input == null ? "" : input + " in ",
                text,
                theirs.value(),
                theirs.warnings(),
                ours.value(),
                ours.warnings());
  }

  private String counted(String outcome) {
    outcomes.merge(outcome, 1, Integer::sum);
    return null;
  }

  static FeelOracle.Answer evaluate(Exp parsed, String input) {
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
}
