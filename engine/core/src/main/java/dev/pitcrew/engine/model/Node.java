package dev.pitcrew.engine.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every element instance of a graph has in common.
 *
 * @param id from the BPMN file
 * @param name from the BPMN file; absent where it has none
 * @param type as the API names it
 * @param scopeId id of the process or sub-process the element stands in; absent for the process
 *     itself
 * @param incoming in the order of the file
 * @param outgoing in the order of the file
 * @param inputs mappings into the element's own scope
 * @param outputs mappings out of it
 * @param listeners its execution listeners; those of a multi-instance are of each child
 */
public record Node(
    String id,
    @Nullable String name,
    ElementType type,
    @Nullable String scopeId,
    List<SequenceFlow> incoming,
    List<SequenceFlow> outgoing,
    List<Mapping> inputs,
    List<Mapping> outputs,
    ExecutionListeners listeners) {

  /** An element that nobody listens to. */
  public Node(
      String id,
      @Nullable String name,
      ElementType type,
      @Nullable String scopeId,
      List<SequenceFlow> incoming,
      List<SequenceFlow> outgoing,
      List<Mapping> inputs,
      List<Mapping> outputs) {
    this(id, name, type, scopeId, incoming, outgoing, inputs, outputs, ExecutionListeners.NONE);
  }

  /** The same, where nothing is mapped into it. */
  public Node withoutInputs() {
    return new Node(id, name, type, scopeId, incoming, outgoing, List.of(), outputs, listeners);
  }

  /** The same, where nothing is mapped. */
  public Node withoutMappings() {
    return new Node(id, name, type, scopeId, incoming, outgoing, List.of(), List.of(), listeners);
  }
}
