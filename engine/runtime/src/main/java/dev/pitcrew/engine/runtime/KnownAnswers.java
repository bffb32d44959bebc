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
 */
record KnownAnswers(Map<LongEvaluation.Key, Object> outcomes) implements LongEvaluations {

  static final KnownAnswers NONE = new KnownAnswers(Map.of());

  private static final int OUTCOMES_MAX = 16;

  KnownAnswers with(LongEvaluation.Key key, Object outcome) {
    Map<LongEvaluation.Key, Object> more = new HashMap<>(outcomes);
    more.put(key, outcome);
    return new KnownAnswers(Map.copyOf(more));
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
    if (outcomes.size() >= OUTCOMES_MAX) {
      return evaluation
          .refused()
          .apply("more than %d expressions that take long are due at once".formatted(OUTCOMES_MAX));
    }
    throw new TooLongException(evaluation);
  }
}
