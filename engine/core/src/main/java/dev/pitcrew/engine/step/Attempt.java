package dev.pitcrew.engine.step;

import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.state.BatchOperationRow;
import dev.pitcrew.engine.state.Overlay;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.RowChange;
import java.util.List;

/**
 * Work of a step that may come to nothing.
 *
 * @param within what it is an item of
 * @param actor on whose behalf it is done
 * @param events what it has stated; told when it is in force
 */
record Attempt(BatchOperationRow within, Caller actor, List<Event> events) {

  /** A change is in force for the step as well. */
  static <R extends Row> void take(RowChange<R> change, Overlay into) {
    if (change.after() == null) {
      into.delete(change.table(), change.key());
    } else {
      into.put(change.table(), change.after());
    }
  }
}
