package dev.pitcrew.engine.element;

import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.model.SequenceFlow;
import dev.pitcrew.engine.state.ElementInstanceRow;
import java.util.List;

/**
 * What is particular to one kind of element. The walk does in a fixed order what all have in
 * common.
 *
 * <p>Each call evaluates all it needs before it appends the first event, so that an element that
 * cannot go on (a {@code TroubleException}) can go through the same phase again.
 */
interface Behavior<E extends FlowElement> {

  /** Before input mappings, each time it tries to begin. */
  default void prepare(E element, ElementInstanceRow row) {}

  /** Begins; answers whether it goes on at once, that is, does not wait. */
  boolean activate(E element, ElementInstanceRow row);

  /** Before output mappings. */
  default void complete(E element, ElementInstanceRow row) {}

  /** The flows to take. */
  default List<SequenceFlow> outgoing(E element, ElementInstanceRow row) {
    return element.node().outgoing();
  }

  /** After it has completed. */
  default void completed(E element, ElementInstanceRow row) {}

  /** Ends what it began; answers whether nothing of it is left. Called again until then. */
  default boolean terminate(E element, ElementInstanceRow row) {
    return true;
  }

  /** After it has been terminated. */
  default void terminated(E element, ElementInstanceRow row) {}
}
