package dev.pitcrew.engine.model;

/** What a user task is about to do, and a listener is asked about first. */
public enum TaskListenerEvent {
  CREATING,
  ASSIGNING,
  UPDATING,
  COMPLETING,
  CANCELING;

  /** Whether a listener may say no; else it can only look and correct. */
  public boolean isDeniable() {
    return this == ASSIGNING || this == UPDATING || this == COMPLETING;
  }
}
