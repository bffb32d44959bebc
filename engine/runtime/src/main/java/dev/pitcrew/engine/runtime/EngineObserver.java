package dev.pitcrew.engine.runtime;

import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.expression.LongEvaluation;
import dev.pitcrew.engine.state.RowChange;
import java.util.List;

/**
 * Is told what the engine does, for whoever counts it. Called on the engine's own threads: it must
 * neither block nor throw, and what it learns may still be dropped with a batch that fails.
 */
public interface EngineObserver {

  /** Nobody counts. */
  EngineObserver NONE = new EngineObserver() {};

  /**
   * A command came to something. On the one thread that runs the steps.
   *
   * @param changes none where it was refused
   * @param waitedNanos from its arrival to its step
   * @param nanos the step took
   */
  default void stepped(
      Caller caller,
      Command command,
      Outcome outcome,
      List<RowChange<?>> changes,
      long waitedNanos,
      long nanos) {}

  /**
   * A batch is on disk. On the one thread that commits.
   *
   * @param commands that shared it
   * @param nanos the commit took, the disk's included
   */
  default void committed(int commands, int rows, long nanos) {}

  /**
   * Something that takes long was done beside the thread that runs the steps.
   *
   * @param nanos it took, on another thread
   */
  default void doneBeside(LongEvaluation.Kind kind, long nanos) {}

  /** It was not done, because too much of it waited already; its command was refused. */
  default void refusedBeside(LongEvaluation.Kind kind) {}

  /** A batch was refused by the store. */
  default void commitFailed() {}
}
