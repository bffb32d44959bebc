package dev.pitcrew.engine.step;

import dev.pitcrew.engine.command.Rejection;

/**
 * Leaves a processor with a rejection; the step's overlay is dropped. It never leaves the engine.
 */
public final class RejectedException extends RuntimeException {

  private final transient Rejection rejection;

  public RejectedException(Rejection.Type type, String reason) {
    super(reason, null, false, false);
    this.rejection = new Rejection(type, reason);
  }

  public static RejectedException notFound(String reason) {
    return new RejectedException(Rejection.Type.NOT_FOUND, reason);
  }

  public static RejectedException invalidArgument(String reason) {
    return new RejectedException(Rejection.Type.INVALID_ARGUMENT, reason);
  }

  public static RejectedException invalidState(String reason) {
    return new RejectedException(Rejection.Type.INVALID_STATE, reason);
  }

  public Rejection rejection() {
    return rejection;
  }
}
