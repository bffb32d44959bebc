package dev.pitcrew.engine.runtime;

import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Step;
import dev.pitcrew.engine.command.StepContext;
import dev.pitcrew.engine.expression.TooLongException;
import dev.pitcrew.engine.state.RowChange;
import dev.pitcrew.engine.store.StoreException;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries one command out and puts what it came to into the open batch. */
final class StepRunner {

  private static final Logger LOG = LoggerFactory.getLogger(StepRunner.class);

  private final StepFunction steps;
  private final LoopMemory memory;
  private final JobStreams streams;
  private final SlowEvaluator slow;
  private final Meter meter;
  private final Salts salts = new Salts();

  StepRunner(
      StepFunction steps, LoopMemory memory, JobStreams streams, SlowEvaluator slow, Meter meter) {
    this.steps = steps;
    this.memory = memory;
    this.streams = streams;
    this.slow = slow;
    this.meter = meter;
  }

  /**
   * The one place where a bug in a step ends: the step is dropped, the others stand.
   *
   * @return whether there was one
   */
  boolean run(Request request, Instant now) {
    long begun = System.nanoTime();
    boolean isBug = false;
    Outcome outcome;
    List<RowChange<?>> changes = List.of();
    OpenBatch open = memory.open();
    try {
      Step step =
          steps.step(
              request.command(),
              memory.rows(),
              new StepContext(
                  now, memory.keys(), streams, request.caller(), salts, request.known().forStep()));
      memory.rows().apply(step);
      streams.settle(step.effects());
      outcome = step.outcome();
      changes = step.changes();
      open.add(new Answered(request, outcome, step.effects()));
    } catch (TooLongException e) {
      streams.settle(List.of());
      if (slow.offer(request, e.evaluation())) {
        return false;
      }
      outcome = Refusals.busy();
      open.add(new Answered(request, outcome, List.of()));
    } catch (StoreException e) {
      streams.settle(List.of());
      LOG.warn("A step could not read the store and was dropped; its caller is told.", e);
      outcome = Refusals.unavailable();
      open.add(new Answered(request, outcome, List.of()));
    } catch (RuntimeException | StackOverflowError | AssertionError | OutOfMemoryError e) {
      isBug = true;
      meter.stepFailed();
      streams.settle(List.of());
      outcome = Refusals.internal(request.command());
      open.add(new Answered(request, outcome, List.of()));
      bug(request, e);
    }
    meter.stepped(request, outcome, changes, begun);
    return isBug;
  }

  private void bug(Request request, Throwable bug) {
    try (LoggedCommand about = new LoggedCommand(request.command(), memory.rows())) {
      LOG.error("A step failed and was dropped: {}.", about.name(), bug);
    }
  }
}
