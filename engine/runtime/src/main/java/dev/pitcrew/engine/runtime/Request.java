package dev.pitcrew.engine.runtime;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import java.util.function.Consumer;

/**
 * A command with whoever waits for its outcome, who is told on the delivering thread (or, when the
 * queue is full, at once on the asking one) and must not block.
 */
record Request(Command command, Consumer<Outcome> answer) {}
