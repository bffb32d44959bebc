package dev.pitcrew.engine.gateway.security;

/**
 * Who makes a request.
 *
 * @param name of the person or client; {@code anonymous} for nobody in particular
 */
public record Caller(String name, Kind kind) {

  /** How the caller made itself known. */
  public enum Kind {
    USER,
    CLIENT,
    ANONYMOUS
  }

  public static final Caller ANONYMOUS = new Caller("anonymous", Kind.ANONYMOUS);
}
