package dev.pitcrew.engine.step;

import dev.pitcrew.engine.state.IncidentType;

/**
 * An element instance cannot go on in its phase: the walk raises an incident on it. Whoever throws
 * it has appended nothing that going through the phase again would do twice.
 */
public final class TroubleException extends RuntimeException {

  private final IncidentType type;

  public TroubleException(IncidentType type, String message) {
    super(message, null, false, false);
    this.type = type;
  }

  public IncidentType type() {
    return type;
  }

  public String text() {
    return String.valueOf(getMessage());
  }
}
