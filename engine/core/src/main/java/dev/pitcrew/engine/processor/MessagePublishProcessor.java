package dev.pitcrew.engine.processor;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Effect;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.element.Messages;
import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.MessageRow;
import dev.pitcrew.engine.step.Protections;
import dev.pitcrew.engine.step.RejectedException;
import dev.pitcrew.engine.step.StepRun;
import dev.pitcrew.engine.step.VariablesText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Brings a message to those who wait for it now, and keeps it for those who will. */
final class MessagePublishProcessor {

  private final StepRun run;
  private final Messages messages;

  MessagePublishProcessor(Parts parts) {
    this.run = parts.run();
    this.messages = parts.elements().messages();
  }

  Outcome process(Command.PublishMessage command) {
    checkName(command.name(), "publish");
    String id = command.messageId();
    if (id != null && !id.isEmpty() && isKnown(command, id)) {
      throw new RejectedException(
          Rejection.Type.ALREADY_EXISTS,
          "Expected to publish a new message with id '%s', but a message with that id was already published"
              .formatted(id));
    }
    MessageRow message =
        message(
            command.name(),
            command.correlationKey(),
            command.timeToLiveMillis(),
            id,
            command.variables(),
            command.tenantId());
    if (command.timeToLiveMillis() > 0) {
      run.append(new Event.MessagePublished(message));
      run.effectOnce(new Effect.WakeAt(message.deadlineMillis()));
    }
    messages.correlate(message);
    return new Reply.MessagePublished(message.key(), message.tenantId());
  }

  Outcome process(Command.CorrelateMessage command) {
    checkName(command.name(), "correlate");
    MessageRow message =
        message(
            command.name(),
            command.correlationKey(),
            0,
            null,
            command.variables(),
            command.tenantId());
    long processInstanceKey = messages.correlate(message);
    if (processInstanceKey == 0) {
      List<String> started = messages.startedAlready(command.name(), command.correlationKey());
      throw RejectedException.notFound(
          "Expected to find subscription for message with name '%s' and correlation key '%s', but %s."
              .formatted(
                  command.name(),
                  command.correlationKey(),
                  started.isEmpty()
                      ? "none was found"
                      : "no active subscription was found. A process instance with this correlation key is already active for a message start event with this message name in process IDs %s. Only one active process instance per correlation key is allowed for message start events"
                          .formatted(started)));
    }
    return new Reply.MessageCorrelated(message.key(), processInstanceKey, message.tenantId());
  }

  private MessageRow message(
      String name,
      String correlationKey,
      long timeToLiveMillis,
      @Nullable String id,
      String variables,
      String tenantId) {
    VariablesText.members(variables);
    long deadline = run.millisFromNow(timeToLiveMillis);
    return new MessageRow(
        run.newKey(),
        name,
        correlationKey,
        id,
        variables,
        deadline,
        false,
        tenantId,
        !Protections.isOperator(run.caller()));
  }

  private boolean isKnown(Command.PublishMessage command, String id) {
    for (MessageRow message :
        run.state().findAll(Indexes.MESSAGES_BY_ID, command.name(), command.correlationKey(), id)) {
      if (message.deadlineMillis() > run.nowMillis()) {
        return true;
      }
    }
    return false;
  }

  private static void checkName(String name, String verb) {
    if (name.isBlank()) {
      throw RejectedException.invalidArgument(
          "Expected to %s a message with a name, but it is blank.".formatted(verb));
    }
  }
}
