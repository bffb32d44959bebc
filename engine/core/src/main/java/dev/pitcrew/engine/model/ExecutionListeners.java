package dev.pitcrew.engine.model;

import java.util.List;

/**
 * The execution listeners of an element, in the order in which they are asked.
 *
 * @param start asked before the element does anything but its input mappings
 * @param end asked after its output mappings, before anything follows it
 */
public record ExecutionListeners(List<JobDefinition> start, List<JobDefinition> end) {

  public static final ExecutionListeners NONE = new ExecutionListeners(List.of(), List.of());

  public List<JobDefinition> of(ListenerEvent event) {
    return switch (event) {
      case START -> start;
      case END -> end;
    };
  }

  public boolean isEmpty() {
    return start.isEmpty() && end.isEmpty();
  }
}
