package dev.pitcrew.engine.element;

import dev.pitcrew.engine.state.ContinuationRow;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.step.StepRun;
import dev.pitcrew.engine.step.Work;

/** What steps have left for later ones. There is little of it at any time. */
final class Continuations {

  private final StepRun run;

  Continuations(StepRun run) {
    this.run = run;
  }

  /** Whether something of the instance is still on its way. */
  boolean concern(long processInstanceKey) {
    for (ContinuationRow row : run.state().findAll(Indexes.CONTINUATIONS)) {
      for (Work work : Work.read(row.work())) {
        ElementInstanceRow element = run.get(Tables.ELEMENT_INSTANCE, work.key());
        if (element != null && element.processInstanceKey() == processInstanceKey) {
          return true;
        }
      }
    }
    return false;
  }
}
