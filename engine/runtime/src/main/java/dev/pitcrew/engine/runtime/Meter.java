package dev.pitcrew.engine.runtime;

import java.util.concurrent.atomic.LongAdder;

/** Counts what the engine does. */
final class Meter {

  private final LongAdder commands = new LongAdder();
  private final LongAdder failedSteps = new LongAdder();
  private final LongAdder commits = new LongAdder();
  private final LongAdder failedCommits = new LongAdder();
  private final LongAdder rows = new LongAdder();
  private final LongAdder stepNanos = new LongAdder();
  private final LongAdder commitNanos = new LongAdder();

  void stepped(long nanos) {
    commands.increment();
    stepNanos.add(nanos);
  }

  void stepFailed() {
    failedSteps.increment();
  }

  void committed(int batchRows, long nanos) {
    commits.increment();
    rows.add(batchRows);
    commitNanos.add(nanos);
  }

  void commitFailed() {
    failedCommits.increment();
  }

  RuntimeMetrics read(int queued) {
    return new RuntimeMetrics(
        commands.sum(),
        failedSteps.sum(),
        commits.sum(),
        failedCommits.sum(),
        rows.sum(),
        stepNanos.sum(),
        commitNanos.sum(),
        queued);
  }
}
