package dev.pitcrew.engine.gateway.grpc;

import dev.pitcrew.engine.command.Rejection;
import io.grpc.Status;

/** The gRPC code of each refusal. */
final class Statuses {

  private Statuses() {}

  static Status of(Rejection rejection) {
    return status(rejection.type()).withDescription(rejection.reason());
  }

  private static Status status(Rejection.Type type) {
    return switch (type) {
      case INVALID_ARGUMENT, TOO_LARGE -> Status.INVALID_ARGUMENT;
      case NOT_FOUND -> Status.NOT_FOUND;
      case ALREADY_EXISTS -> Status.ALREADY_EXISTS;
      case INVALID_STATE -> Status.FAILED_PRECONDITION;
      case FORBIDDEN -> Status.PERMISSION_DENIED;
      case RESOURCE_EXHAUSTED -> Status.RESOURCE_EXHAUSTED;
      case DEADLINE_EXCEEDED -> Status.DEADLINE_EXCEEDED;
      case UNAVAILABLE -> Status.UNAVAILABLE;
      case INTERNAL -> Status.INTERNAL;
    };
  }
}
