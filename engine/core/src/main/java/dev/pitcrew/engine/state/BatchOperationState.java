package dev.pitcrew.engine.state;

/** How far a batch operation is, by the names of the API. */
public enum BatchOperationState {
  /** Its items are being found. */
  CREATED,
  ACTIVE,
  SUSPENDED,
  /** Each item was done or failed. */
  COMPLETED,
  CANCELED,
  /** Its items could not all be found: nothing was done. */
  FAILED
}
