package dev.pitcrew.engine.expression;

import org.jspecify.annotations.Nullable;

/** Who does the evaluations that take long. See ADR 9. */
public interface LongEvaluations {

  /** Done at once, where nobody waits for the thread. */
  LongEvaluations AT_ONCE =
      new LongEvaluations() {
        @Override
        public boolean hasAny() {
          return false;
        }

        @Override
        public <T> @Nullable T known(LongEvaluation.Key key) {
          return null;
        }

        @Override
        public <T> T outcome(LongEvaluation<T> evaluation) {
          return evaluation.task().apply(() -> 0);
        }
      };

  /** Whether any was done for what asks now. */
  boolean hasAny();

  /**
   * How often what asks now asked for this before: of an evaluation that draws by chance, each is
   * another.
   */
  default int timesAsked(LongEvaluation.Key key) {
    return 0;
  }

  /** What came of it, if it was done. */
  <T> @Nullable T known(LongEvaluation.Key key);

  /**
   * @throws TooLongException when it has to be done elsewhere first: then what asks is dropped and
   *     begun again with the outcome
   */
  <T> T outcome(LongEvaluation<T> evaluation);
}
