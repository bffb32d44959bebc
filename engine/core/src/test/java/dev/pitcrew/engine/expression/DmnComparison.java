package dev.pitcrew.engine.expression;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.dmn.parser.ParsedDmn;

/** Our decisions against those of dmn-scala, generated: values, steps, rules and failures. */
public final class DmnComparison {

  private static final Instant NOW = Instant.parse("2026-11-22T08:15:30Z");

  /** The kinds of failure, as they begin. */
  private static final Pattern KIND =
      Pattern.compile(
          "failed to evaluate expression|multiple values aren't allowed|different values aren't"
              + " allowed|expected number|expected '|no parameter found|no decision found|input"
              + " entry must return|Assertion failure");

  private final DmnOracle library = new DmnOracle(NOW);
  private final DmnLanguage language = new DmnLanguage();

  private final Map<String, Integer> outcomes = new TreeMap<>();

  /** How often each kind of outcome came, and each difference that is known. */
  public Map<String, Integer> outcomes() {
    return outcomes;
  }

  /** Null where both say the same, or differ as is listed. */
  public String difference(long seed) {
    DmnGenerator.Asked asked = new DmnGenerator(seed).generated();
    ParsedDmn theirModel = library.parse(asked.xml());
    DecisionModel ourModel;
    try {
      ourModel = language.parse(asked.xml());
    } catch (InvalidExpressionException e) {
      outcomes.merge("refused", 1, Integer::sum);
      return theirModel == null
          ? null
          : "seed %d: only ours refuses: %s%n%s".formatted(seed, e.getMessage(), asked.xml());
    }
    if (theirModel == null) {
      return "seed %d: only theirs refuses%n%s".formatted(seed, asked.xml());
    }
    DecisionResult result =
        language.evaluate(ourModel, asked.decisionId(), asked.variables()::get, NOW);
    if (result.failure() != null && result.failure().contains("failed to evaluate decision")) {
      outcomes.merge("beyond limits", 1, Integer::sum);
      return null;
    }
    DmnOracle.Outcome theirs = library.evaluate(theirModel, asked.decisionId(), asked.variables());
    DmnOracle.Outcome ours = DmnOracle.ours(result);
    outcomes.merge(kind(theirs), 1, Integer::sum);
    if (theirs.value().equals(ours.value())
        && theirs.steps().equals(ours.steps())
        && kind(theirs).equals(kind(ours))) {
      return null;
    }
    for (Accepted accepted : Accepted.ALL) {
      if (accepted.concerns.test(new Pair(asked.xml(), theirs, ours))) {
        outcomes.merge(accepted.where, 1, Integer::sum);
        return null;
      }
    }
    return "seed %d:%n  theirs %s %s%n    %s%n  ours   %s %s%n    %s%n%s %s"
        .formatted(
            seed,
            theirs.value(),
            theirs.cause(),
            String.join("\n    ", theirs.steps()),
            ours.value(),
            ours.cause(),
            String.join("\n    ", ours.steps()),
            asked.xml(),
            asked.variables());
  }

  private static String kind(DmnOracle.Outcome outcome) {
    if (!outcome.value().equals(DmnOracle.FAILED)) {
      return outcome.value().equals("null") ? "null" : "value";
    }
    Matcher kind = KIND.matcher(outcome.cause());
    return kind.find() ? kind.group() : "failed otherwise";
  }

  private record Pair(String xml, DmnOracle.Outcome theirs, DmnOracle.Outcome ours) {}

  /** Where ours answers otherwise, and is meant to. */
  private record Accepted(String where, Predicate<Pair> concerns) {

    static final List<Accepted> ALL =
        List.of(
            new Accepted(
                "sqrt, log, exp, stddev, ** with a fraction: decimals of 34 digits, not doubles",
                pair -> has(pair.xml(), "\\b(sqrt|log|exp|stddev)\\(|\\*\\*")),
            new Accepted(
                "the argument scale of floor and round half down by its name: known",
                pair -> has(pair.xml(), "\\b(floor|round half down)\\(n: .*scale:")),
            new Accepted(
                "a relation of ranges asked of a point that it is not for: null, not a failure",
                pair -> pair.theirs().cause().contains("scala.MatchError")),
            new Accepted(
                "answers of ANY that are equal contexts: one value",
                pair ->
                    pair.theirs().cause().startsWith("different values")
                        && pair.theirs().cause().contains("ValContext")));

    private static boolean has(String text, String pattern) {
      return Pattern.compile(pattern).matcher(text).find();
    }
  }
}
