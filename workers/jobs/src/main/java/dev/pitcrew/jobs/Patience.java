package dev.pitcrew.jobs;

import java.time.Duration;

/**
 * How long is waited for programs of this machine, such as a reading process or a browser, before
 * they are taken for stuck. The property {@code pitcrew.patience} says how many times longer than
 * usual: for tests on a machine that stands still now and then, where a page that was not read in
 * time would come to another outcome.
 */
public final class Patience {

  private static final int TIMES = Math.max(1, Integer.getInteger("pitcrew.patience", 1));

  private Patience() {}

  public static Duration of(Duration usual) {
    return usual.multipliedBy(TIMES);
  }

  /**
   * @param most is never gone beyond
   */
  public static Duration of(Duration usual, Duration most) {
    Duration longer = of(usual);
    return longer.compareTo(most) > 0 ? most : longer;
  }
}
