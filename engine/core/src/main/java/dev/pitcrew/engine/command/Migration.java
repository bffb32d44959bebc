package dev.pitcrew.engine.command;

import java.util.List;

/**
 * How a process instance goes over to another process definition.
 *
 * @param mappings for every active element, and for the events, joins and flows that are to stay
 *     what they are
 */
public record Migration(long targetProcessDefinitionKey, List<Mapping> mappings) {

  /** Ids of elements or sequence flows: of the definition it is of, and of the target. */
  public record Mapping(String sourceElementId, String targetElementId) {}
}
