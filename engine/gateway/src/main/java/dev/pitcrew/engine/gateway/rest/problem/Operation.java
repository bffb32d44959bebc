package dev.pitcrew.engine.gateway.rest.problem;

import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * One operation of the API.
 *
 * @param method in capitals; {@code gRPC} for a call
 * @param path below {@code /v2}, with names in braces; empty for a call
 * @param id what the API calls it
 * @param note how it differs or why it is refused; else empty
 */
record Operation(
    String method, String path, String id, Status status, String note, PathPattern pattern) {

  private static final String CALL = "gRPC";

  /** What this engine makes of an operation. */
  enum Status {
    WORKS,
    /** Works, but not in all as documented. */
    DIFFERS,
    /** Will not be there, for a reason. */
    REFUSED,
    /** Is not there yet. */
    MISSING;

    boolean isServed() {
      return this == WORKS || this == DIFFERS;
    }
  }

  static Operation of(String method, String path, String id, Status status, String note) {
    return new Operation(
        method, path, id, status, note, PathPatternParser.defaultInstance.parse(path));
  }

  boolean isCall() {
    return method.equals(CALL);
  }

  boolean isAt(PathContainer requested) {
    return !isCall() && pattern.matches(requested);
  }

  /** Why it is not served. */
  String reason() {
    return status == Status.REFUSED ? note : "this engine does not have it";
  }

  @Override
  public String toString() {
    return method + " " + (isCall() ? id : path);
  }
}
