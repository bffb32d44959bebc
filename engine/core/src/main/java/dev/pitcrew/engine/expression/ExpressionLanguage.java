package dev.pitcrew.engine.expression;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Parses and evaluates expressions. Thread-safe. */
public interface ExpressionLanguage {

  /**
   * Parses a text of a model: a FEEL expression when it begins with {@code =}, else a static text.
   *
   * @throws InvalidExpressionException when it does not parse; its message is for the modeler
   */
  default Expression parse(String text) {
    return parse(text, ParseBudget.ofEachText());
  }

  /**
   * As the other, for one of many.
   *
   * @throws InvalidExpressionException also when the budget is spent
   */
  Expression parse(String text, ParseBudget budget);

  /**
   * What an agent has to bring for it: each call of {@code fromAi} as a JSON object with {@code
   * name} and what else it says.
   *
   * @throws InvalidExpressionException when a call cannot be understood, or the budget is spent;
   *     its message is for the modeler
   */
  default List<String> agentParameters(Expression expression, ParseBudget budget) {
    return List.of();
  }

  /** The names of variables that it mentions; also of those that it binds itself. */
  default Set<String> namesIn(Expression expression) {
    return Set.of();
  }

  /**
   * Evaluates within the limits of the language; exceeding them is a {@link Evaluation.Failure}.
   *
   * @param now what {@code now()} and {@code today()} answer
   */
  default Evaluation evaluate(Expression expression, Variables variables, Instant now) {
    return evaluate(expression, variables, now, LongEvaluations.AT_ONCE);
  }

  /**
   * As {@link #evaluate(Expression, Variables, Instant)}, but what takes long is done by others.
   *
   * @throws TooLongException when they have not done it yet
   */
  Evaluation evaluate(
      Expression expression, Variables variables, Instant now, LongEvaluations longEvaluations);

  /**
   * What was odd in an evaluation, such as a name that no scope has, each as {@code [KIND] text}:
   * asked for only where the value is not what was needed, since it evaluates once more.
   */
  default List<String> warnings(Expression expression, Variables variables, Instant now) {
    return List.of();
  }
}
