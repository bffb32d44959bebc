package dev.pitcrew.engine.feel;

/**
 * What one evaluation may spend. Steps are counted, so that an expression fails or not whatever the
 * machine is doing.
 */
public final class Budget {

  /** Some tens of milliseconds. */
  public static final int STEPS_MAX = 500_000;

  public static final int DEPTH_MAX = 500;
  static final int STRING_CHARS_MAX = 1_000_000;
  static final int LIST_ITEMS_MAX = 100_000;

  /** Characters of the value as JSON text. */
  public static final int JSON_CHARS_MAX = 4 * 1024 * 1024;

  /** The range of a decimal128: what is beyond it is an attack or a mistake. */
  static final int SCALE_MAX = 6_176;

  /** So many elements are visited, copied or compared in the time of one step. */
  static final int ELEMENTS_PER_STEP = 64;

  private final long stepsMax;
  private long stepsLeft;
  private int depth;
  private int looks;

  public Budget(long stepsMax) {
    this.stepsMax = stepsMax;
    this.stepsLeft = stepsMax;
  }

  void enter() {
    if (--stepsLeft < 0) {
      throw spent();
    }
    if (++depth > DEPTH_MAX) {
      throw new LimitExceededException("it is nested deeper than %,d levels".formatted(DEPTH_MAX));
    }
  }

  void leave() {
    depth--;
  }

  /** Whoever swallows the exception does not get further: the budget stays spent. */
  void spend(long steps) {
    stepsLeft -= steps;
    if (stepsLeft < 0) {
      throw spent();
    }
  }

  private LimitExceededException spent() {
    stepsLeft = -1;
    return new LimitExceededException("it takes more than %,d steps".formatted(stepsMax));
  }

  public void spendFor(long elements) {
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

  /** How many elements could still be paid for. */
  long elementsLeft() {
    return stepsLeft * ELEMENTS_PER_STEP;
  }

  public static void checkItems(long items) {
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

  public static void checkScale(long scale) {
    if (scale > SCALE_MAX || scale < -SCALE_MAX) {
      throw new LimitExceededException("a number has more than %,d digits".formatted(SCALE_MAX));
    }
  }
}
