package dev.pitcrew.engine.expression;

import java.time.Instant;
import java.util.List;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.context.FunctionProvider;
import org.camunda.feel.context.VariableProvider;
import org.camunda.feel.impl.interpreter.EvalContext;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValError;
import org.camunda.feel.syntaxtree.ValFatalError;

/** One evaluation of one expression. */
final class FeelEvaluation {

  private final Budget budget = new Budget();
  private final Warnings warnings = new Warnings(budget);
  private final VariableProvider variables;
  private final FunctionProvider functions;

  FeelEvaluation(VariableProvider variables, Instant now) {
    this.variables = variables;
    this.functions = new FeelFunctions(now, budget);
  }

  Evaluation evaluate(ParsedExpression expression) {
    try {
      Val value =
          new BudgetedInterpreter(budget)
              .eval(
                  expression.expression(),
                  new EvalContext(FeelEngine.defaultValueMapper(), variables, functions, warnings));
      return result(expression, value);
    } catch (LimitExceededException e) {
      return failure(expression, e.getMessage());
    } catch (StackOverflowError e) {
      return failure(expression, "it is nested too deeply");
    } catch (RuntimeException e) {
      // The library lets through what arithmetic and dates throw; for the modeler it is the
      // expression that failed.
      return failure(expression, e.toString());
    }
  }

  /** What was odd in it, once it is evaluated. */
  List<String> warnings() {
    return warnings.texts();
  }

  private Evaluation result(ParsedExpression expression, Val value) {
    if (budget.isSpent()) {
      return failure(expression, "it takes more than %,d steps".formatted(Budget.STEPS_MAX));
    }
    String assertion = warnings.failedAssertion(expression);
    if (assertion != null) {
      return new Evaluation.Failure(assertion);
    }
    return switch (value) {
      case ValError error -> failure(expression, error.error());
      case ValFatalError error -> failure(expression, error.error());
      default -> FeelResult.of(value);
    };
  }

  private static Evaluation.Failure failure(ParsedExpression expression, String cause) {
    return new Evaluation.Failure(
        "failed to evaluate expression '%s': %s"
            .formatted(FeelLanguage.shortened(expression.text()), cause));
  }
}
