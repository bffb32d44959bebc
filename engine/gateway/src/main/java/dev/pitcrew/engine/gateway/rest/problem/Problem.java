package dev.pitcrew.engine.gateway.rest.problem;

import dev.pitcrew.engine.command.Rejection;

/** A problem detail (RFC 9457): what every answer but a good one is. */
public record Problem(String type, String title, int status, String detail, String instance) {

  public static Problem of(int status, String title, String detail, String instance) {
    return new Problem("about:blank", title, status, detail, instance);
  }

  public static Problem of(Rejection rejection, String instance) {
    return of(status(rejection.type()), rejection.type().name(), rejection.reason(), instance);
  }

  public static Problem unauthenticated(String instance) {
    return of(
        401,
        "UNAUTHENTICATED",
        "Expected valid credentials, but they are missing, wrong or expired.",
        instance);
  }

  private static int status(Rejection.Type type) {
    return switch (type) {
      case INVALID_ARGUMENT -> 400;
      case FORBIDDEN -> 403;
      case NOT_FOUND -> 404;
      case ALREADY_EXISTS, INVALID_STATE -> 409;
      case TOO_LARGE -> 413;
      case RESOURCE_EXHAUSTED -> 429;
      case INTERNAL -> 500;
      case UNAVAILABLE -> 503;
      case DEADLINE_EXCEEDED -> 504;
    };
  }
}
