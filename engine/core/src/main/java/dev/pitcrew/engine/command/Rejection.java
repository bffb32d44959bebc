package dev.pitcrew.engine.command;

/**
 * A refusal: the state is unchanged.
 *
 * @param reason "Expected to ..., but ...", for the caller
 */
public record Rejection(Type type, String reason) implements Outcome {

  /** Why it was refused; the gateway maps each to its gRPC and HTTP code. */
  public enum Type {
    INVALID_ARGUMENT,
    NOT_FOUND,
    ALREADY_EXISTS,
    INVALID_STATE,
    FORBIDDEN,
    TOO_LARGE,
    /** The queue is full: nothing was done. */
    RESOURCE_EXHAUSTED,
    /** It goes on, but not in the caller's time. */
    DEADLINE_EXCEEDED,
    /** The store cannot commit: what became of the command is unknown to the caller. */
    UNAVAILABLE,
    /** A bug: the step was dropped. */
    INTERNAL
  }
}
