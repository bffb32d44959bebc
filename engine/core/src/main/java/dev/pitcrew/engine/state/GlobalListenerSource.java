package dev.pitcrew.engine.state;

/** Where a global listener comes from, by the names the API shows. */
public enum GlobalListenerSource {
  API,
  CONFIGURATION
}
