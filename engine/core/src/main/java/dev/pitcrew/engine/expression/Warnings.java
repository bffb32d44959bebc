package dev.pitcrew.engine.expression;

import java.util.ArrayList;
import java.util.List;
import org.camunda.feel.api.EvaluationFailure;
import org.camunda.feel.api.EvaluationFailureType;
import org.camunda.feel.impl.interpreter.EvaluationFailureCollector;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What was odd in an evaluation. The texts quote values, in a loop again and again: each is paid
 * for, and only the first few are kept.
 */
final class Warnings extends EvaluationFailureCollector {

  private static final int KEPT_MAX = 10;

  private final Budget budget;
  private final List<EvaluationFailure> kept = new ArrayList<>(2);
  private @Nullable String assertion;

  Warnings(Budget budget) {
    this.budget = budget;
  }

  @Override
  public void addFailure(EvaluationFailureType type, String message) {
    budget.spendFor(message.length());
    String text = FeelLanguage.shortened(message);
    if (assertion == null && type == EvaluationFailureType.ASSERT_FAILURE$.MODULE$) {
      assertion = text;
    }
    if (kept.size() < KEPT_MAX) {
      EvaluationFailure failure = new EvaluationFailure(type, text);
      if (!kept.contains(failure)) {
        kept.add(failure);
      }
    }
  }

  @Override
  public scala.collection.immutable.List<EvaluationFailure> failures() {
    return CollectionConverters.asScala(kept).toList();
  }

  List<String> texts() {
    return kept.stream()
        .map(failure -> "[%s] %s".formatted(failure.failureType(), failure.failureMessage()))
        .toList();
  }

  /** An assertion that fails is a failure wherever it stands, though its value would be null. */
  @Nullable String failedAssertion(ParsedExpression expression) {
    return assertion == null
        ? null
        : "Assertion failure on evaluate the expression '%s': %s"
            .formatted(FeelLanguage.shortened(expression.text()), assertion);
  }
}
