package dev.pitcrew.engine.gateway.rest.problem;

/** A request that this edge itself answers with a problem. */
public final class ApiException extends RuntimeException {

  private final int status;
  private final String title;

  public ApiException(int status, String title, String detail) {
    super(detail, null, false, false);
    this.status = status;
    this.title = title;
  }

  Problem problem(String instance) {
    return Problem.of(status, title, getMessage(), instance);
  }
}
