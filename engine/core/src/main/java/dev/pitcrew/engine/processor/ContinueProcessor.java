package dev.pitcrew.engine.processor;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.state.ContinuationRow;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.step.RejectedException;
import dev.pitcrew.engine.step.StepRun;
import dev.pitcrew.engine.step.Work;

/** Takes up what an earlier step left. */
final class ContinueProcessor {

  private final StepRun run;

  ContinueProcessor(StepRun run) {
    this.run = run;
  }

  Outcome process(Command.Continue command) {
    ContinuationRow row = run.get(Tables.CONTINUATION, command.continuationKey());
    if (row == null || row.done()) {
      throw RejectedException.notFound(
          "Expected to go on with continuation '%d', but no such continuation was found"
              .formatted(command.continuationKey()));
    }
    run.append(new Event.ContinuationTaken(row.key()));
    for (Work work : Work.read(row.work())) {
      run.todo(work);
    }
    return new Reply.Done();
  }
}
