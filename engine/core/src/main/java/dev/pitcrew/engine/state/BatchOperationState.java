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
  FAILED;

  /** Whether nothing more is done for it. */
  public boolean isOver() {
    return switch (this) {
      case CREATED, ACTIVE, SUSPENDED -> false;
      case COMPLETED, CANCELED, FAILED -> true;
    };
  }
}
