package dev.pitcrew.engine.state;

/** Where a job is in its life; {@code ACTIVATED} is shown as CREATED by the API. */
public enum JobState {
  CREATED,
  ACTIVATED,
  FAILED,
  TIMED_OUT,
  RETRIES_UPDATED,
  ERROR_THROWN,
  COMPLETED,
  CANCELED
}
