package dev.pitcrew.engine.runtime;

import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.expression.LongEvaluation;
import dev.pitcrew.engine.state.RowChange;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** Counts what the engine does. */
final class Meter {

  private final EngineObserver observer;
  private final LongAdder commands = new LongAdder();
  private final LongAdder failedSteps = new LongAdder();
  private final LongAdder commits = new LongAdder();
  private final LongAdder failedCommits = new LongAdder();
  private final LongAdder rows = new LongAdder();
  private final LongAdder stepNanos = new LongAdder();
  private final LongAdder commitNanos = new LongAdder();

  Meter(EngineObserver observer) {
    this.observer = observer;
  }

  void stepped(Request request, Outcome outcome, List<RowChange<?>> changes, long begunNanos) {
    long nanos = System.nanoTime() - begunNanos;
    commands.increment();
    stepNanos.add(nanos);
    observer.stepped(
        request.caller(),
        request.command(),
        outcome,
        changes,
        begunNanos - request.arrivedNanos(),
        nanos);
  }

  void stepFailed() {
    failedSteps.increment();
  }

  void committed(int batchCommands, int batchRows, long nanos) {
    observer.committed(batchCommands, batchRows, nanos);
    commits.increment();
    rows.add(batchRows);
    commitNanos.add(nanos);
  }

  void doneBeside(LongEvaluation.Kind kind, long nanos) {
    observer.doneBeside(kind, nanos);
  }

  void refusedBeside(LongEvaluation.Kind kind) {
    observer.refusedBeside(kind);
  }

  void commitFailed() {
    failedCommits.increment();
    observer.commitFailed();
  }

  RuntimeMetrics read(Mailbox mailbox, int streams) {
    return new RuntimeMetrics(
        commands.sum(),
        failedSteps.sum(),
        commits.sum(),
        failedCommits.sum(),
        rows.sum(),
        stepNanos.sum(),
        commitNanos.sum(),
        mailbox.size(),
        mailbox.oldestNanos() / 1_000_000,
        streams);
  }
}
