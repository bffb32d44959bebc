package dev.pitcrew.engine.state;

/** Where a user task is in its life. */
public enum UserTaskState {
  CREATING,
  CREATED,
  ASSIGNING,
  UPDATING,
  COMPLETING,
  COMPLETED,
  CANCELING,
  CANCELED,
  FAILED
}
