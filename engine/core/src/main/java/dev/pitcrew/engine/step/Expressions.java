package dev.pitcrew.engine.step;

import dev.pitcrew.engine.expression.Evaluation;
import dev.pitcrew.engine.expression.Expression;
import dev.pitcrew.engine.expression.ExpressionLanguage;
import dev.pitcrew.engine.expression.Variables;
import dev.pitcrew.engine.json.JsonText;
import dev.pitcrew.engine.state.IncidentType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Evaluates expressions to what the engine needs, or fails with EXTRACT_VALUE_ERROR. */
public final class Expressions {

  private final ExpressionLanguage feel;
  private final StepRun run;

  public Expressions(ExpressionLanguage feel, StepRun run) {
    this.feel = feel;
    this.run = run;
  }

  public Evaluation.Value value(Expression expression, Variables variables) {
    return switch (feel.evaluate(
        expression, variables, run.now(), run.context().longEvaluations())) {
      case Evaluation.Value value -> value;
      case Evaluation.Failure failure ->
          throw new TroubleException(
              IncidentType.EXTRACT_VALUE_ERROR,
              failure.isAssertion()
                  ? failure.message()
                  : "Expected to evaluate expression '%s', but it failed: %s"
                      .formatted(bare(expression), failure.message()));
    };
  }

  public String text(Expression expression, Variables variables) {
    if (expression.isStatic()) {
      return expression.source();
    }
    return value(expression, variables).value() instanceof String text
        ? text
        : wrongType(expression, variables, "STRING");
  }

  /** Text, or null where the expression is absent or its value is null. */
  public @Nullable String textOrNull(@Nullable Expression expression, Variables variables) {
    if (expression == null) {
      return null;
    }
    if (expression.isStatic()) {
      return expression.source();
    }
    Object value = value(expression, variables).value();
    return switch (value) {
      case null -> null;
      case String text -> text;
      default -> wrongType(expression, variables, "STRING");
    };
  }

  public boolean truth(Expression expression, Variables variables) {
    return value(expression, variables).value() instanceof Boolean truth
        ? truth
        : wrongType(expression, variables, "BOOLEAN");
  }

  /** A number without what is behind its point; a static text is one too if it reads as one. */
  public int wholeNumber(Expression expression, Variables variables) {
    Object value =
        expression.isStatic() ? expression.source() : value(expression, variables).value();
    try {
      return switch (value) {
        case BigDecimal number -> number.setScale(0, RoundingMode.DOWN).intValueExact();
        case String text when expression.isStatic() -> Integer.parseInt(text.trim());
        case null, default -> wrongType(expression, variables, "NUMBER");
      };
    } catch (ArithmeticException | NumberFormatException e) {
      throw new TroubleException(
          IncidentType.EXTRACT_VALUE_ERROR,
          "Expected result of the expression '%s' to be a whole number, but was '%s'."
              .formatted(bare(expression), value));
    }
  }

  /** The elements of a list, each as JSON text. */
  public List<String> list(Expression expression, Variables variables) {
    Evaluation.Value value = value(expression, variables);
    List<String> elements =
        value.value() instanceof List ? JsonText.elementsOrNull(value.json()) : null;
    return elements != null ? elements : wrongType(expression, variables, "ARRAY");
  }

  /** A list of texts; a static text is cut at its commas. */
  public List<String> texts(@Nullable Expression expression, Variables variables) {
    if (expression == null) {
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    if (expression.isStatic()) {
      for (String part : expression.source().split(",")) {
        if (!part.isBlank()) {
          texts.add(part.trim());
        }
      }
      return texts;
    }
    Object value = value(expression, variables).value();
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof List<?> list)) {
      return wrongType(expression, variables, "ARRAY");
    }
    for (Object element : list) {
      texts.add(
          element instanceof String text
              ? text
              : wrongType(expression, variables, "ARRAY of STRING"));
    }
    return texts;
  }

  private <T> T wrongType(Expression expression, Variables variables, String expected) {
    Object found = value(expression, variables).value();
    throw new TroubleException(
        IncidentType.EXTRACT_VALUE_ERROR,
        "Expected result of the expression '%s' to be '%s', but was '%s'.%s"
            .formatted(
                bare(expression), expected, typeName(found), warnings(expression, variables)));
  }

  /** In Zeebe's words: most often it is a name that no scope has. */
  private String warnings(Expression expression, Variables variables) {
    List<String> warnings = feel.warnings(expression, variables, run.now());
    return warnings.isEmpty()
        ? ""
        : " The evaluation reported the following warnings:\n" + String.join("\n", warnings);
  }

  public static String typeName(@Nullable Object value) {
    return switch (value) {
      case null -> "NULL";
      case Boolean b -> "BOOLEAN";
      case BigDecimal n -> "NUMBER";
      case String s -> "STRING";
      case List<?> l -> "ARRAY";
      case Map<?, ?> m -> "OBJECT";
      case LocalDate d -> "DATE";
      case LocalDateTime d -> "DATE_TIME";
      case ZonedDateTime d -> "DATE_TIME";
      case Duration d -> "DURATION";
      case Period p -> "PERIOD";
      default -> value.getClass().getSimpleName();
    };
  }

  /** The expression as the modeler typed it. */
  public static String bare(Expression expression) {
    return expression.isStatic() ? expression.source() : expression.source().substring(1).trim();
  }
}
