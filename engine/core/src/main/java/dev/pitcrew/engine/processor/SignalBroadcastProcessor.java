package dev.pitcrew.engine.processor;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.element.Signals;
import dev.pitcrew.engine.step.RejectedException;
import dev.pitcrew.engine.step.VariablesText;

/** Brings a signal to all who wait for it now. */
final class SignalBroadcastProcessor {

  private final Signals signals;

  SignalBroadcastProcessor(Parts parts) {
    this.signals = parts.elements().signals();
  }

  Outcome process(Command.BroadcastSignal command) {
    if (command.name().isBlank()) {
      throw RejectedException.invalidArgument(
          "Expected to broadcast a signal with a name, but it is blank.");
    }
    VariablesText.members(command.variables());
    return new Reply.SignalBroadcast(
        signals.broadcast(command.name(), command.variables(), command.tenantId()),
        command.tenantId());
  }
}
