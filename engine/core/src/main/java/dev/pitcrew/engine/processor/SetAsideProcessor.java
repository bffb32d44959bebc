package dev.pitcrew.engine.processor;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.element.Incidents;
import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.state.ContinuationRow;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.ElementState;
import dev.pitcrew.engine.state.IncidentType;
import dev.pitcrew.engine.state.JobRow;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.SetAsideRow;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.state.TimerRow;
import dev.pitcrew.engine.step.RejectedException;
import dev.pitcrew.engine.step.StepRun;
import org.jspecify.annotations.Nullable;

/**
 * Leaves alone what is due and cannot be done because of a bug, with an incident where there is an
 * element instance for it. When that is resolved, it is due again.
 */
final class SetAsideProcessor {

  private final StepRun run;
  private final Incidents incidents;

  SetAsideProcessor(Parts parts) {
    this.run = parts.run();
    this.incidents = parts.elements().incidents();
  }

  Outcome process(Command.SetAside command) {
    long key = command.row().key();
    Row row = run.get(command.row().table(), key);
    if (row == null || run.get(Tables.SET_ASIDE, key) != null) {
      throw RejectedException.notFound(
          "Expected to set aside the row of %s with key '%d', but there is none, or it is already"
              .formatted(command.row().table(), key));
    }
    ElementInstanceRow element = elementOf(row);
    long incident = 0;
    if (element != null) {
      incident = element.incidentKey();
      if (incident == 0) {
        incidents.raise(
            element,
            IncidentType.UNSPECIFIED,
            "Expected to go on here, but the engine met the same bug %d times; its log says which. Resolve this to try again."
                .formatted(command.times()),
            0);
        incident = run.element(element.key()).incidentKey();
      }
    }
    run.append(
        new Event.RowSetAside(
            new SetAsideRow(
                key,
                element == null ? 0 : element.processInstanceKey(),
                incident,
                run.nowMillis())));
    return new Reply.Done();
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
