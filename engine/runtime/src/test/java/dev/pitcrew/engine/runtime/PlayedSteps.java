package dev.pitcrew.engine.runtime;

import dev.pitcrew.engine.Engine;
import dev.pitcrew.engine.TestEngine;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.command.Step;
import dev.pitcrew.engine.command.StepContext;
import dev.pitcrew.engine.state.State;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Takes each step under the very circumstances of the run that was noted: its time, its keys, what
 * the streams answered. What the runtime itself finds due waits for its turn in the run.
 */
final class PlayedSteps implements StepFunction {

  private static final Step NOT_NOW =
      new Step(
          new Rejection(Rejection.Type.INVALID_STATE, "Expected to be asked for by the run."),
          List.of(),
          List.of());

  private final Engine engine;
  private volatile TestEngine.@Nullable Played turn;
  private volatile @Nullable String difference;
  private long lastKey = KeySource.FIRST;

  PlayedSteps(Engine engine) {
    this.engine = engine;
  }

  CompletableFuture<Outcome> submit(EngineRuntime runtime, TestEngine.Played played) {
    turn = played;
    return runtime.submit(played.caller(), played.command());
  }

  @Override
  public Step step(Command command, State state, StepContext context) {
    TestEngine.Played played = turn;
    if (played == null || command != played.command()) {
      return NOT_NOW;
    }
    lastKey = played.lastKey();
    // Null is an answer, too.
    ArrayDeque<List<StepContext.JobStreams.@Nullable Target>> offers = new ArrayDeque<>();
    played.offers().forEach(offer -> offers.add(one(offer)));
    Step step =
        engine.step(
            command,
            state,
            new StepContext(
                played.now(),
                () -> next(context.keys()),
                type -> offers.remove().getFirst(),
                played.caller(),
                () -> "%032x".formatted(next(context.keys()))));
    if (!step.changes().equals(played.step().changes())) {
      difference =
          "%s comes to%n  %s%nand not to%n  %s"
              .formatted(command, step.changes(), played.step().changes());
    }
    return new Step(told(step.outcome()), step.changes(), List.of());
  }

  /** How the last step that came to something else did so; null where none has. */
  @Nullable String difference() {
    return difference;
  }

  /** Who would wait for listeners is answered at once, for their answers are steps of the run. */
  static Outcome told(Outcome outcome) {
    return outcome instanceof Reply.AwaitingListeners ? new Reply.Done() : outcome;
  }

  private static List<StepContext.JobStreams.@Nullable Target> one(
      StepContext.JobStreams.@Nullable Target offer) {
    List<StepContext.JobStreams.@Nullable Target> list = new ArrayList<>(1);
    list.add(offer);
    return list;
  }

  /** The runtime's own keys go on at least as far, so that it takes none of these for new. */
  private long next(StepContext.Keys keys) {
    lastKey++;
    long own = keys.next();
    while (own < lastKey) {
      own = keys.next();
    }
    return lastKey;
  }

  @Override
  public void forget() {
    engine.clearCaches();
  }
}
