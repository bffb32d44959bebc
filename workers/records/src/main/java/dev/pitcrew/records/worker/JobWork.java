package dev.pitcrew.records.worker;

/**
 * What a worker does with one job. It may be handed the same job twice and must then answer the
 * same.
 */
@FunctionalInterface
public interface JobWork {
  JobOutcome run(JobInput input);
}
