package dev.pitcrew.engine.runtime;

import dev.pitcrew.engine.command.StepContext;

/**
 * Ever higher keys, in the shape of Zeebe's: the partition in the upper bits, and there is one.
 *
 * <p>The mark is saved ahead in blocks, so that a key that was told but never written is not given
 * again after a crash.
 */
final class KeySource implements StepContext.Keys {

  static final long FIRST = 1L << 51;
  private static final long BLOCK = 10_000;

  private long last;
  private long mark;

  /**
   * @param savedMark no key above it was ever given
   */
  KeySource(long savedMark) {
    this.last = Math.max(FIRST, savedMark);
    this.mark = last;
  }

  @Override
  public long next() {
    last++;
    if (last > mark) {
      mark = last + BLOCK;
    }
    return last;
  }

  /** To be saved with the batch that uses the keys. */
  long mark() {
    return mark;
  }

  long last() {
    return last;
  }
}
