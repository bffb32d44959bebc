package dev.pitcrew.jobs;

import java.io.IOException;

/**
 * What a worker does with one job. It may be handed the same job twice and must then answer the
 * same. What could not be done for now is an exception, and is tried again.
 */
@FunctionalInterface
public interface JobWork {
  JobOutcome run(JobInput input) throws IOException, InterruptedException;
}
