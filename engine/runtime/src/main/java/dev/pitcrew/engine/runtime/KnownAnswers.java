package dev.pitcrew.engine.runtime;

import dev.pitcrew.engine.expression.LongEvaluation;
import dev.pitcrew.engine.expression.LongEvaluations;
import dev.pitcrew.engine.expression.TooLongException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What long evaluations came to that a command had to wait for; whatever else takes long makes it
 * wait again. A command that asks for too many does without the rest.
 *
 * @param asked how often in this step; absent before it
 */
record KnownAnswers(
    Map<LongEvaluation.Key, Object> outcomes, @Nullable Map<LongEvaluation.Key, Integer> asked)
    implements LongEvaluations {

  static final KnownAnswers NONE = new KnownAnswers(Map.of(), null);

  private static final int OUTCOMES_MAX = 16;

  KnownAnswers with(LongEvaluation.Key key, Object outcome) {
    Map<LongEvaluation.Key, Object> more = new HashMap<>(outcomes);
    more.put(key, outcome);
    return new KnownAnswers(Map.copyOf(more), null);
  }

  /** For one step, in which it is counted how often the same is asked. */
  KnownAnswers forStep() {
    return outcomes.isEmpty() ? this : new KnownAnswers(outcomes, new HashMap<>());
  }

  @Override
  public int timesAsked(LongEvaluation.Key key) {
    return asked == null ? 0 : asked.merge(key, 1, Integer::sum) - 1;
  }

  @Override
  public boolean hasAny() {
    return !outcomes.isEmpty();
  }

  /** A key stands for one kind of evaluation, so its outcome is of that kind. */
  @Override
  @SuppressWarnings("unchecked")
  public <T> @Nullable T known(LongEvaluation.Key key) {
    return (T) outcomes.get(key);
  }

  @Override
  public <T> T outcome(LongEvaluation<T> evaluation) {
    T known = known(evaluation.key());
    if (known != null) {
      return known;
    }
    boolean isEvaluation = evaluation.key().kind() == LongEvaluation.Kind.EVALUATION;
    if (isEvaluation && evaluations() >= OUTCOMES_MAX) {
      return evaluation
          .refused()
          .apply("more than %d expressions that take long are due at once".formatted(OUTCOMES_MAX));
    }
    throw new TooLongException(evaluation);
  }

  /** What was parsed is kept by the engine, so each of them is a step on. */
  private long evaluations() {
    return outcomes.keySet().stream()
        .filter(key -> key.kind() == LongEvaluation.Kind.EVALUATION)
        .count();
  }
}
