package dev.pitcrew.app.health;

/**
 * How one part is.
 *
 * @param detail for an operator: what was found; no personal data
 */
public record ComponentHealth(Status status, String detail) {

  /** From best to worst. */
  public enum Status {
    UP,
    /** It works, and somebody should look. */
    DEGRADED,
    DOWN
  }

  static ComponentHealth up(String detail) {
    return new ComponentHealth(Status.UP, detail);
  }

  static ComponentHealth degraded(String detail) {
    return new ComponentHealth(Status.DEGRADED, detail);
  }

  static ComponentHealth down(String detail) {
    return new ComponentHealth(Status.DOWN, detail);
  }
}
