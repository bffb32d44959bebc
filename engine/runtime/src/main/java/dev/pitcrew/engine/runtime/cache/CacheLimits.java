package dev.pitcrew.engine.runtime.cache;

/**
 * How much of the rows is kept in memory, in units of a small row.
 *
 * @param rowsWeight of one generation of a table
 * @param indexWeight of one generation of an index
 */
record CacheLimits(int rowsWeight, int indexWeight) {

  static final CacheLimits USUAL = new CacheLimits(6_000, 6_000);
}
