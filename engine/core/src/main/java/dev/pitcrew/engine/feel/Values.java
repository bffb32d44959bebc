package dev.pitcrew.engine.feel;

import org.jspecify.annotations.Nullable;

/** What others may ask of values. */
public final class Values {

  private Values() {}

  /** Equal as the language says. */
  public static boolean areEqual(@Nullable Object x, @Nullable Object y, Budget budget) {
    return Comparing.areEqual(x, y, budget);
  }
}
