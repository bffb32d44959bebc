package dev.pitcrew.engine.store;

/**
 * How far the store has come.
 *
 * @param batchNumber of the last batch in force; 0 before the first
 * @param keyHighWaterMark keys above it were never given; 0 before the first
 */
public record StoreProgress(long batchNumber, long keyHighWaterMark) {}
