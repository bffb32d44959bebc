package dev.pitcrew.jobs;

import io.camunda.client.api.response.ActivatedJob;

/**
 * Is told of each job that is worked on, on the thread that works: it must neither block nor throw.
 */
@FunctionalInterface
public interface JobObserver {

  /** Nobody watches. */
  JobObserver NONE = job -> outcome -> {};

  /** Work begins. */
  Observed begin(ActivatedJob job);

  /** A job under way. */
  @FunctionalInterface
  interface Observed {

    /** How it ended; on the thread that it began on. */
    void ended(Outcome outcome);
  }

  /** What became of a job. */
  enum Outcome {
    COMPLETED,
    /** The business said no, and the model knows what to do. */
    BPMN_ERROR,
    /** A listener's no. */
    DENIED,
    /** It has an incident now. */
    NEEDS_PERSON,
    /** It is tried again, and the try counts. */
    RETRIED,
    /** It is tried again, and the try does not count. */
    EARLY,
    /** Another has done it, or it is not wanted any more. */
    GONE,
    /** What it needs is out of order. */
    OUTAGE,
    /** The worker was being closed. */
    CLOSING
  }
}
