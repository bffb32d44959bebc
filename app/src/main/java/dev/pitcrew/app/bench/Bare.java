package dev.pitcrew.app.bench;

/**
 * What the least that create-and-wait can do took by itself: two small writes, each made safe
 * before the next, and two calls that the engine answers from memory.
 *
 * @param syncsInPlace over bytes that were there, as the engine writes its log: the cheapest there
 *     is
 * @param syncsAppended at the end of a file that grows, as a log that is never begun anew
 * @param syncsAndCalls two in place and then two calls by the official client
 */
public record Bare(
    Percentiles syncsInPlace, Percentiles syncsAppended, Percentiles syncsAndCalls) {}
