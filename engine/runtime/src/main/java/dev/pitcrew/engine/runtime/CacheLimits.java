package dev.pitcrew.engine.runtime;

/**
 * How much of the rows is kept in memory.
 *
 * @param rowsWeight of one generation of a table, in units of a small row
 * @param indexEntries of one generation of an index
 */
record CacheLimits(int rowsWeight, int indexEntries) {

  static final CacheLimits USUAL = new CacheLimits(10_000, 10_000);
}
