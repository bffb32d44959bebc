package dev.pitcrew.engine.feel;

/** An expression takes longer than the thread it is evaluated on has time for. */
public final class InlineSpentException extends RuntimeException {

  InlineSpentException() {
    super("it takes more than %,d steps".formatted(Budget.STEPS_INLINE_MAX), null, false, false);
  }
}
