package dev.pitcrew.engine.expression;

/** The step waits for an evaluation that takes long: nothing of the step may stand. */
public final class TooLongException extends RuntimeException {

  private final LongEvaluation<?> evaluation;

  public TooLongException(LongEvaluation<?> evaluation) {
    super("it is evaluated elsewhere", null, false, false);
    this.evaluation = evaluation;
  }

  public LongEvaluation<?> evaluation() {
    return evaluation;
  }
}
