package dev.pitcrew.engine.processor;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.state.MessageRow;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.step.RejectedException;
import dev.pitcrew.engine.step.StepRun;

/** Forgets a message whose time to live is over. */
final class MessageExpireProcessor {

  private final StepRun run;

  MessageExpireProcessor(StepRun run) {
    this.run = run;
  }

  Outcome process(Command.ExpireMessage command) {
    MessageRow message = run.get(Tables.MESSAGE, command.messageKey());
    if (message == null || message.expired()) {
      throw RejectedException.notFound(
          "Expected to expire message with key '%d', but no such message was found"
              .formatted(command.messageKey()));
    }
    if (message.deadlineMillis() > run.nowMillis()) {
      throw RejectedException.invalidState(
          "Expected to expire message with key '%d', but it is not due.".formatted(message.key()));
    }
    run.append(new Event.MessageExpired(message.key()));
    return new Reply.Done();
  }
}
