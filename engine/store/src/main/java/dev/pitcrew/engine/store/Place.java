package dev.pitcrew.engine.store;

/**
 * Where a row is in an index that is ordered by a number.
 *
 * @param number what it is ordered by
 * @param key of the row, by which those with the same number are ordered
 */
public record Place(long number, long key) {

  /** Before all rows. */
  public static final Place START = new Place(Long.MIN_VALUE, 0);
}
