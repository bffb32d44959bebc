package dev.pitcrew.engine.runtime;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Step;
import dev.pitcrew.engine.command.StepContext;
import dev.pitcrew.engine.state.State;

/** What a command comes to. Called on one thread only; changes nothing itself. */
@FunctionalInterface
public interface StepFunction {
  Step step(Command command, State state, StepContext context);

  /**
   * A commit failed: whatever was learnt from rows may never have been, and keys may come again.
   * Called between steps, on their thread.
   */
  default void forget() {}
}
