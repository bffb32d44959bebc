package dev.pitcrew.engine.state;

/** Where an element instance is in its life. */
public enum ElementState {
  ACTIVATING,
  ACTIVATED,
  COMPLETING,
  COMPLETED,
  TERMINATING,
  TERMINATED
}
