package dev.pitcrew.engine.feel;

import java.util.function.LongSupplier;

/**
 * What one evaluation may spend. Steps are counted, so that an expression fails or not whatever the
 * machine is doing.
 */
public final class Budget {

  /** On the thread that everybody waits for: a millisecond. */
  public static final long STEPS_INLINE_MAX = 20_000;

  /** Elsewhere: about a tenth of a second. */
  public static final long STEPS_MAX = 2_000_000;

  private static final long CPU_NANOS_MAX = 250_000_000;

  /** What lists and texts that are made take in memory all in all. */
  private static final long BYTES_MAX = 64L << 20;

  public static final int DEPTH_MAX = 500;
  static final int STRING_CHARS_MAX = 1_000_000;
  static final int LIST_ITEMS_MAX = 100_000;

  /** Characters of the value as JSON text. */
  public static final int JSON_CHARS_MAX = 4 * 1024 * 1024;

  /** The range of a decimal128: what is beyond it is an attack or a mistake. */
  static final int SCALE_MAX = 6_176;

  /** So many elements are visited, copied or compared in the time of one step. */
  public static final int ELEMENTS_PER_STEP = 64;

  /** Numbers up to so many digits are calculated with in the time of a step. */
  private static final int DIGITS_PER_STEP = 68;

  /** Of more digits than that, the square of their number takes as many steps, divided by it. */
  private static final int SQUARE_DIGITS_PER_STEP = 512;

  /** The clock is looked at after so many steps. */
  private static final int STEPS_PER_LOOK = 1_024;

  private final boolean isInline;
  private final LongSupplier cpuNanos;
  private final long cpuNanosAtStart;
  private final long stepsMax;
  private long stepsLeft;
  private long timedAtSteps;
  private long bytesLeft = BYTES_MAX;
  private int depth;
  private int looks;

  private Budget(long stepsMax, boolean isInline, LongSupplier cpuNanos) {
    this.stepsMax = stepsMax;
    this.stepsLeft = stepsMax;
    this.isInline = isInline;
    this.cpuNanos = cpuNanos;
    this.cpuNanosAtStart = cpuNanos.getAsLong();
    this.timedAtSteps = isInline ? Long.MIN_VALUE : stepsMax - STEPS_PER_LOOK;
  }

  /** A small one; when it is spent there is {@link InlineSpentException}. */
  public static Budget inline() {
    return new Budget(STEPS_INLINE_MAX, true, () -> 0);
  }

  /**
   * All that an expression may ever cost.
   *
   * @param cpuNanos the time that this thread has been computing, or 0 where nobody knows
   */
  public static Budget whole(LongSupplier cpuNanos) {
    return new Budget(STEPS_MAX, false, cpuNanos);
  }

  void enter() {
    spend(1);
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
    if (stepsLeft < timedAtSteps) {
      check();
    } else if (stepsLeft < 0) {
      throw spent();
    }
  }

  private void check() {
    if (stepsLeft < 0) {
      throw spent();
    }
    timedAtSteps = stepsLeft - STEPS_PER_LOOK;
    if (cpuNanos.getAsLong() - cpuNanosAtStart > CPU_NANOS_MAX) {
      stepsLeft = -1;
      throw new LimitExceededException(
          "it takes more than %,d ms".formatted(CPU_NANOS_MAX / 1_000_000));
    }
  }

  private RuntimeException spent() {
    stepsLeft = -1;
    return isInline
        ? new InlineSpentException()
        : new LimitExceededException("it takes more than %,d steps".formatted(stepsMax));
  }

  /** So many items or characters are made and kept, as far as anybody knows. */
  void make(long bytes) {
    bytesLeft -= bytes;
    if (bytesLeft < 0) {
      if (isInline) {
        throw new InlineSpentException();
      }
      throw new LimitExceededException(
          "it makes more than %,d MB of lists and texts".formatted(BYTES_MAX >> 20));
    }
  }

  public void spendFor(long elements) {
    if (elements >= ELEMENTS_PER_STEP) {
      spend(elements / ELEMENTS_PER_STEP);
    }
  }

  /** Reading, scaling or calculating with long numbers takes the square of their length. */
  void spendForDigits(long digits) {
    if (digits > DIGITS_PER_STEP) {
      long bounded = Math.min(digits, Integer.MAX_VALUE);
      spend(bounded * bounded / SQUARE_DIGITS_PER_STEP);
    }
  }

  /** One element; cheaper than {@link #spendFor} called for each. */
  public void look() {
    if (++looks == ELEMENTS_PER_STEP) {
      looks = 0;
      spend(1);
    }
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
