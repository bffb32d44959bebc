package dev.pitcrew.engine.state;

/** Where a process instance is in its life. */
public enum InstanceState {
  ACTIVE,
  COMPLETED,
  TERMINATED
}
