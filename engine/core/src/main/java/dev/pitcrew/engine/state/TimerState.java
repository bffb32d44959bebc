package dev.pitcrew.engine.state;

/** Where a timer is in its life. */
public enum TimerState {
  CREATED,
  TRIGGERED,
  CANCELED
}
