package dev.pitcrew.engine.command;

import java.util.List;

/**
 * How a process instance is to be changed; applied as a whole or not at all. What moves is ended
 * where it is and activated elsewhere.
 */
public record Modification(
    List<Activation> activations, List<Move> moves, List<Termination> terminations) {

  /**
   * @param ancestorKey the element instance within which it is activated, new scopes between them
   *     included; 0 for the scopes that are there
   */
  public record Activation(String elementId, long ancestorKey, List<Variables> variables) {}

  /**
   * Variables that are set before the element is activated.
   *
   * @param scopeId the element, or one it stands in; empty for the process
   * @param json JSON text of one object
   */
  public record Variables(String scopeId, String json) {}

  /**
   * @param elementInstanceKey 0 where {@code elementId} says what ends: all that is active of it
   */
  public record Termination(long elementInstanceKey, String elementId) {}

  /**
   * @param sourceKey 0 where {@code sourceElementId} says what moves: all that is active of it
   * @param ancestorKey for {@link Ancestor#GIVEN}; else 0
   */
  public record Move(
      long sourceKey,
      String sourceElementId,
      String targetElementId,
      Ancestor ancestor,
      long ancestorKey,
      List<Variables> variables) {}

  /** Within what a moved element is activated. */
  public enum Ancestor {
    /** The scopes that are there, each once. */
    EXISTING,
    /** The element instance with the given key. */
    GIVEN,
    /** The nearest around the source that is also around the target. */
    OF_SOURCE,
    /** What the source itself stands in. */
    PARENT_OF_SOURCE
  }
}
