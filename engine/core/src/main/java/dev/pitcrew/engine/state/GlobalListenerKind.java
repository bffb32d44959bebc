package dev.pitcrew.engine.state;

/** What a global listener listens to. */
public enum GlobalListenerKind {
  USER_TASK
}
