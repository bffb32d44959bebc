package dev.pitcrew.engine.state;

/** What became of an item of a batch operation, by the names of the API. */
public enum BatchItemState {
  ACTIVE,
  COMPLETED,
  CANCELED,
  FAILED
}
