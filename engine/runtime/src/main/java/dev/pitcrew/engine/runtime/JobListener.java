package dev.pitcrew.engine.runtime;

import dev.pitcrew.engine.command.ActivatedJob;

/** Takes the jobs of a stream, one at a time, after their activation is on disk. */
@FunctionalInterface
public interface JobListener {

  /**
   * Must not block: it is called on the thread that delivers all replies.
   *
   * @return false when the job cannot be handed over; it is then given to someone else
   */
  boolean push(ActivatedJob job);
}
