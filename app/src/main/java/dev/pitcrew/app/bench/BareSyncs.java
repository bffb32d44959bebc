package dev.pitcrew.app.bench;

/**
 * What the disk alone took for two small writes, each made safe before the next.
 *
 * @param inPlace over bytes that were there, as the engine writes its log: the cheapest there is
 * @param appended at the end of a file that grows, as a log that is never begun anew
 */
public record BareSyncs(Percentiles inPlace, Percentiles appended) {}
