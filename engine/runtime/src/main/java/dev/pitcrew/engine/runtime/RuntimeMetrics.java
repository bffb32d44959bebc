package dev.pitcrew.engine.runtime;

/**
 * What the engine has done since it was started.
 *
 * @param commands steps run, internal ones included
 * @param failedSteps steps dropped because of a bug
 * @param commits synced batches
 * @param rows written in them
 * @param stepNanos time the steps took
 * @param commitNanos time the commits took, the disk's included
 * @param queued commands waiting now
 * @param oldestMillis how long the one has waited that waits longest; 0 where none waits
 * @param streams job streams that are open
 */
public record RuntimeMetrics(
    long commands,
    long failedSteps,
    long commits,
    long failedCommits,
    long rows,
    long stepNanos,
    long commitNanos,
    int queued,
    long oldestMillis,
    int streams) {}
