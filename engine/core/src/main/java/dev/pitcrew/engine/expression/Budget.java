package dev.pitcrew.engine.expression;

/**
 * What one evaluation may spend. It counts steps and not time, so that an expression fails or not
 * whatever the machine is doing.
 */
final class Budget {

  /** About a quarter of a second. */
  static final int STEPS_MAX = 500_000;

  static final int DEPTH_MAX = 1_000;
  static final int STRING_CHARS_MAX = 1_000_000;
  static final int LIST_ITEMS_MAX = 100_000;

  /** Characters of the value as JSON text. */
  static final int JSON_CHARS_MAX = 4 * 1024 * 1024;

  /** The range of a decimal128: what is beyond it is an attack or a mistake. */
  static final int SCALE_MAX = 6_176;

  /** So many elements are visited, copied or compared in the time of one step. */
  static final int ELEMENTS_PER_STEP = 64;

  private long stepsLeft = STEPS_MAX;
  private int depth;
  private int looks;

  void enter() {
    spend(1);
    if (++depth > DEPTH_MAX) {
      throw new LimitExceededException("it is nested deeper than %,d levels".formatted(DEPTH_MAX));
    }
  }

  void leave() {
    depth--;
  }

  /** A library that swallows the exception does not get further: the budget stays spent. */
  void spend(long steps) {
    stepsLeft -= steps;
    if (stepsLeft < 0) {
      stepsLeft = -1;
      throw new LimitExceededException("it takes more than %,d steps".formatted(STEPS_MAX));
    }
  }

  void spendFor(long elements) {
    if (elements >= ELEMENTS_PER_STEP) {
      spend(elements / ELEMENTS_PER_STEP);
    }
  }

  /** One element; cheaper than {@link #spendFor} called for each. */
  void look() {
    if (++looks == ELEMENTS_PER_STEP) {
      looks = 0;
      spend(1);
    }
  }

  boolean isSpent() {
    return stepsLeft < 0;
  }

  /** How many elements could still be paid for. */
  long elementsLeft() {
    return stepsLeft * ELEMENTS_PER_STEP;
  }

  static void checkItems(long items) {
    if (items > LIST_ITEMS_MAX) {
      throw new LimitExceededException("a list has more than %,d items".formatted(LIST_ITEMS_MAX));
    }
  }

  static void checkChars(long chars) {
    if (chars > STRING_CHARS_MAX) {
      throw new LimitExceededException(
          "a string has more than %,d characters".formatted(STRING_CHARS_MAX));
    }
  }

  static void checkScale(long scale) {
    if (scale > SCALE_MAX || scale < -SCALE_MAX) {
      throw new LimitExceededException("a number has more than %,d digits".formatted(SCALE_MAX));
    }
  }
}
