package dev.pitcrew.engine.gateway.call;

import dev.pitcrew.engine.command.Rejection;

/** A command or query that was refused, on its way to the edge that says so to the caller. */
public final class RejectedException extends RuntimeException {

  private final Rejection rejection;

  public RejectedException(Rejection rejection) {
    super(rejection.reason(), null, false, false);
    this.rejection = rejection;
  }

  public RejectedException(Rejection.Type type, String reason) {
    this(new Rejection(type, reason));
  }

  public Rejection rejection() {
    return rejection;
  }
}
