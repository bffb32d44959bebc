package dev.pitcrew.engine.expression;

import dev.pitcrew.engine.feel.Budget;
import dev.pitcrew.engine.feel.InlineSpentException;
import dev.pitcrew.engine.feel.Node;
import dev.pitcrew.engine.feel.Run;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * FEEL: feel-engine parses, {@link dev.pitcrew.engine.feel our own evaluator} computes, on a budget
 * of steps, depth and size.
 *
 * <p>A name that no scope has is null, as in Zeebe; a call that fails is null; what has no value at
 * all is a {@link Evaluation.Failure}. Numbers are exact decimals of 34 digits.
 */
public final class FeelLanguage implements ExpressionLanguage {

  record Parsed(String text, Node node, FeelNames names) {}

  @Override
  public Expression parse(String text, ParseBudget budget) {
    return text.startsWith("=")
        ? new Expression(text, parseFeel(text.substring(1).strip(), budget))
        : new Expression(text, ResultWriter.ofText(text));
  }

  @Override
  public Set<String> namesIn(Expression expression) {
    return expression.isStatic() ? Set.of() : Set.copyOf(parsed(expression).names().all());
  }

  /** Parsed once more: only deployments ask. */
  @Override
  public List<String> agentParameters(Expression expression, ParseBudget budget) {
    return !expression.isStatic() && expression.source().contains("fromAi")
        ? FromAi.in(FeelParsing.expression(parsed(expression).text(), budget))
        : List.of();
  }

  private static Parsed parseFeel(String feel, ParseBudget budget) {
    if (feel.isEmpty()) {
      throw new InvalidExpressionException("Expected an expression after '=', but found nothing.");
    }
    FeelNames names = new FeelNames();
    try {
      return new Parsed(
          feel, new TreeReader(names).read(FeelParsing.expression(feel, budget)), names);
    } catch (StackOverflowError e) {
      throw FeelParsing.tooDeep(feel);
    }
  }

  @Override
  public Evaluation evaluate(
      Expression expression, Variables variables, Instant now, LongEvaluations longEvaluations) {
    if (expression.parsed() instanceof Evaluation.Value text) {
      return text;
    }
    Parsed parsed = parsed(expression);
    LongEvaluation.@Nullable Key key = null;
    if (longEvaluations.hasAny()) {
      key = key(parsed, variables, longEvaluations);
      Evaluation known = longEvaluations.known(key);
      if (known != null) {
        return known;
      }
    }
    try {
      return evaluate(parsed, variables, new Run(Budget.inline(), now, false));
    } catch (InlineSpentException e) {
      return longEvaluations.outcome(
          longer(parsed, key == null ? key(parsed, variables, longEvaluations) : key, now));
    }
  }

  private static Evaluation evaluate(Parsed parsed, Variables variables, Run run) {
    return new FeelEvaluation(parsed.text(), parsed.node(), variables, parsed.names(), run)
        .evaluate();
  }

  private static LongEvaluation.Key key(
      Parsed parsed, Variables variables, LongEvaluations longEvaluations) {
    return LongEvaluation.Key.of(parsed.text(), parsed.names(), variables, longEvaluations);
  }

  private static LongEvaluation<Evaluation> longer(
      Parsed parsed, LongEvaluation.Key key, Instant now) {
    return new LongEvaluation<>(
        key,
        cpuNanos ->
            evaluate(parsed, key.inputs()::get, new Run(Budget.whole(cpuNanos), now, false)),
        reason -> FeelEvaluation.failure(parsed.text(), reason));
  }

  @Override
  public List<String> warnings(Expression expression, Variables variables, Instant now) {
    if (expression.isStatic()) {
      return List.of();
    }
    Parsed parsed = parsed(expression);
    // With all members read, since it may be one that is missing.
    FeelEvaluation evaluation =
        new FeelEvaluation(
            parsed.text(),
            parsed.node(),
            variables,
            new FeelNames(),
            new Run(Budget.inline(), now, true));
    try {
      evaluation.evaluate();
    } catch (InlineSpentException e) {
      // Those until then.
    }
    return evaluation.warnings();
  }

  private static Parsed parsed(Expression expression) {
    if (expression.parsed() instanceof Parsed parsed) {
      return parsed;
    }
    throw new IllegalArgumentException(
        "Expected an expression that this language parsed, but found '%s'."
            .formatted(expression.source()));
  }

  /**
   * Loads and runs what the first evaluation needs, which takes more than a second: call it at
   * start, off the writing thread.
   */
  public void warmUp() {
    Variables sample =
        name -> name.equals("a") ? "{\"b\":[1,2.5,\"x\",true,null],\"c\":{\"d\":1}}" : null;
    for (String text :
        new String[] {
          "=a.c.d > 0 and count(a.b) = 5",
          "={x: a.b, y: for i in 1..3 return i * 2, z: string(today())}",
          "=if some i in a.b satisfies i = 2.5 then \"P1D\" else now() + duration(\"PT1H\")"
        }) {
      evaluate(parse(text), sample, Instant.EPOCH);
    }
  }

  static String shortened(String feel) {
    return feel.length() <= 200 ? feel : feel.substring(0, 200) + "…";
  }
}
