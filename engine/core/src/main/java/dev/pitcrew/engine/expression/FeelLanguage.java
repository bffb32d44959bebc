package dev.pitcrew.engine.expression;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.syntaxtree.ParsedExpression;

/**
 * FEEL by the parser and the interpreter of feel-engine, on a budget of steps, depth and size.
 *
 * <p>A name that no scope has is null, as in Zeebe; a call that fails is null; what has no value at
 * all is a {@link Evaluation.Failure}. Numbers are exact decimals of 34 digits.
 */
public final class FeelLanguage implements ExpressionLanguage {

  static final int TEXT_CHARS_MAX = 32_768;

  static final FeelEngine ENGINE =
      new FeelEngine(
          FeelEngine.defaultFunctionProvider(),
          FeelEngine.defaultValueMapper(),
          FeelEngine.defaultConfiguration(),
          FeelEngine.defaultClock());

  /** Parses only: it is asked to evaluate nothing. */
  static final FeelEngineApi PARSER = new FeelEngineApi(ENGINE);

  record Parsed(ParsedExpression expression, FeelNames names) {}

  @Override
  public Expression parse(String text) {
    if (!text.startsWith("=")) {
      return new Expression(text, FeelResult.ofText(text));
    }
    ParsedExpression parsed = parseFeel(text.substring(1).strip());
    return new Expression(text, new Parsed(parsed, FeelNames.of(parsed.expression())));
  }

  @Override
  public Set<String> namesIn(Expression expression) {
    return expression.isStatic() ? Set.of() : Set.copyOf(parsed(expression).names().all());
  }

  private static ParsedExpression parseFeel(String feel) {
    if (feel.isEmpty()) {
      throw new InvalidExpressionException("Expected an expression after '=', but found nothing.");
    }
    checkLength(feel);
    try {
      var result = PARSER.parseExpression(feel);
      if (result.isFailure()) {
        throw new InvalidExpressionException(result.failure().message());
      }
      return result.parsedExpression();
    } catch (StackOverflowError e) {
      throw tooDeep(feel);
    }
  }

  static void checkLength(String feel) {
    if (feel.length() > TEXT_CHARS_MAX) {
      throw new InvalidExpressionException(
          "Expected an expression of at most %,d characters, but found %,d."
              .formatted(TEXT_CHARS_MAX, feel.length()));
    }
  }

  static InvalidExpressionException tooDeep(String feel) {
    return new InvalidExpressionException(
        "Expected an expression that is not nested too deeply, but found '%s'."
            .formatted(shortened(feel)));
  }

  @Override
  public Evaluation evaluate(Expression expression, Variables variables, Instant now) {
    if (expression.parsed() instanceof Evaluation.Value text) {
      return text;
    }
    Parsed parsed = parsed(expression);
    return new FeelEvaluation(new FeelVariables(variables, parsed.names()), now)
        .evaluate(parsed.expression());
  }

  @Override
  public List<String> warnings(Expression expression, Variables variables, Instant now) {
    if (expression.isStatic()) {
      return List.of();
    }
    Parsed parsed = parsed(expression);
    // With all members read, since it may be one that is missing.
    FeelEvaluation evaluation =
        new FeelEvaluation(new FeelVariables(variables, new FeelNames()), now);
    evaluation.evaluate(parsed.expression());
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
