package dev.pitcrew.engine.processor;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.element.Incidents;
import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.processor.batch.BatchItems;
import dev.pitcrew.engine.state.BatchItemRow;
import dev.pitcrew.engine.state.BatchItemState;
import dev.pitcrew.engine.state.ContinuationRow;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.ElementState;
import dev.pitcrew.engine.state.JobRow;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.SetAsideRow;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.state.TimerRow;
import dev.pitcrew.engine.step.RejectedException;
import dev.pitcrew.engine.step.StepRun;
import org.jspecify.annotations.Nullable;

/**
 * Leaves alone what is due and cannot be done because of a bug, with an incident on its element
 * instance: when that is resolved, it is due again. An item of a batch operation has failed. For
 * anything else nobody could ask, so it stays due, and is tried ever less often.
 */
final class SetAsideProcessor {

  private final StepRun run;
  private final Incidents incidents;
  private final BatchItems items;

  SetAsideProcessor(Parts parts, BatchItems items) {
    this.run = parts.run();
    this.incidents = parts.elements().incidents();
    this.items = items;
  }

  Outcome process(Command.SetAside command) {
    long key = command.row().key();
    Row row = run.get(command.row().table(), key);
    SetAsideRow before = run.get(Tables.SET_ASIDE, key);
    if (row == null || before != null && before.incidentKey() != 0) {
      throw RejectedException.notFound(
          "Expected to set aside the row of %s with key '%d', but there is none, or it is already"
              .formatted(command.row().table(), key));
    }
    if (before != null) {
      run.append(new Event.RowTakenUp(key));
    }
    ElementInstanceRow element = elementOf(row);
    if (element != null) {
      run.append(
          new Event.RowSetAside(
              new SetAsideRow(
                  key,
                  element.processInstanceKey(),
                  incident(element, command.times()),
                  run.nowMillis())));
    } else if (row instanceof BatchItemRow item && item.due()) {
      items.ended(
          item,
          BatchItemState.FAILED,
          "Expected to do this, but the engine met the same bug %d times; its log says which."
              .formatted(command.times()));
    }
    return new Reply.Done();
  }

  private long incident(ElementInstanceRow element, int times) {
    return incidents.raiseBeside(
        element,
        "Expected to go on here, but the engine met the same bug %d times; its log says which. Resolve this to try again."
            .formatted(times));
  }

  private @Nullable ElementInstanceRow elementOf(Row row) {
    long key =
        switch (row) {
          case TimerRow timer -> timer.elementInstanceKey();
          case JobRow job -> job.elementInstanceKey();
          case ContinuationRow continuation -> continuation.processInstanceKey();
          default -> 0;
        };
    ElementInstanceRow element = key == 0 ? null : run.get(Tables.ELEMENT_INSTANCE, key);
    boolean hasEnded =
        element == null
            || element.state() == ElementState.COMPLETED
            || element.state() == ElementState.TERMINATED;
    return hasEnded ? null : element;
  }
}
