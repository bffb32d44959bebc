package dev.pitcrew.engine.runtime;

import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.expression.LongEvaluation;
import java.util.function.Consumer;

/**
 * A command with whoever waits for its outcome, who is told on the delivering thread (or, when the
 * queue is full, at once on the asking one) and must not block.
 *
 * @param owed whether it is taken however many wait
 * @param sizeBytes about so much memory is held until it is done
 * @param known what it had to wait for before
 * @param arrivedNanos when it came, by {@link System#nanoTime}
 */
record Request(
    Command command,
    Caller caller,
    Consumer<Outcome> answer,
    boolean owed,
    long sizeBytes,
    long arrivedNanos,
    KnownAnswers known) {

  private Request(Command command, Caller caller, Consumer<Outcome> answer, boolean owed) {
    this(
        command,
        caller,
        answer,
        owed,
        CommandSize.of(command),
        System.nanoTime(),
        KnownAnswers.NONE);
  }

  /** The same once more, when what it had to wait for is known; it is taken however many wait. */
  Request knowing(LongEvaluation.Key key, Object outcome) {
    return new Request(
        command, caller, answer, true, sizeBytes, arrivedNanos, known.with(key, outcome));
  }

  /** What the engine wants for itself. */
  Request(Command command, Consumer<Outcome> answer) {
    this(command, Caller.ENGINE, answer);
  }

  Request(Command command, Caller caller, Consumer<Outcome> answer) {
    this(command, caller, answer, command instanceof Command.Internal);
  }

  /** What the runtime asks for itself, and nobody would ask for again if it were refused. */
  static Request owed(Command command, Caller caller, Consumer<Outcome> answer) {
    return new Request(command, caller, answer, true);
  }
}
