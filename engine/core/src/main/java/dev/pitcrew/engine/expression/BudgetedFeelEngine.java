package dev.pitcrew.engine.expression;

import java.time.Instant;
import java.util.List;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FailedEvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.SuccessfulEvaluationResult;
import org.camunda.feel.context.Context;
import org.camunda.feel.context.FunctionProvider;
import org.camunda.feel.impl.interpreter.EvalContext;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValError;
import org.camunda.feel.syntaxtree.ValFatalError;
import scala.jdk.javaapi.CollectionConverters;

/** What the decision evaluators call for each expression: all of one evaluation on one budget. */
final class BudgetedFeelEngine extends FeelEngineApi {

  private final Budget budget;
  private final FunctionProvider functions;

  BudgetedFeelEngine(Instant now, Budget budget) {
    super(FeelLanguage.ENGINE);
    this.budget = budget;
    this.functions = new FeelFunctions(now, budget);
  }

  @Override
  public EvaluationResult evaluate(ParsedExpression expression, Context context) {
    Warnings warnings = new Warnings(budget);
    Val value =
        new BudgetedInterpreter(budget)
            .eval(
                expression.expression(),
                new EvalContext(
                    FeelEngine.defaultValueMapper(),
                    context.variableProvider(),
                    new FunctionProvider.CompositeFunctionProvider(
                        CollectionConverters.asScala(List.of(context.functionProvider(), functions))
                            .toList()),
                    warnings));
    String assertion = warnings.failedAssertion(expression);
    if (assertion != null) {
      return new FailedEvaluationResult(new FeelEngine.Failure(assertion), warnings.failures());
    }
    return switch (value) {
      case ValError error -> failed(expression, error.error(), warnings);
      case ValFatalError error -> failed(expression, error.error(), warnings);
      default -> new SuccessfulEvaluationResult(value, warnings.failures());
    };
  }

  private static EvaluationResult failed(
      ParsedExpression expression, String cause, Warnings warnings) {
    return new FailedEvaluationResult(
        new FeelEngine.Failure(
            "failed to evaluate expression '%s': %s".formatted(expression.text(), cause)),
        warnings.failures());
  }
}
