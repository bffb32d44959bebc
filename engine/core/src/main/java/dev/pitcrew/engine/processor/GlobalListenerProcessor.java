package dev.pitcrew.engine.processor;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.model.TaskListenerEvent;
import dev.pitcrew.engine.state.GlobalListenerKind;
import dev.pitcrew.engine.state.GlobalListenerRow;
import dev.pitcrew.engine.state.GlobalListenerSource;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.step.RejectedException;
import dev.pitcrew.engine.step.StepRun;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Creates, changes and deletes listeners of all user tasks. */
final class GlobalListenerProcessor {

  /** All of them are asked about each task, so many would make every task slow. */
  private static final int LISTENERS_MAX = 50;

  private static final int CHARS_MAX = 256;
  private static final int PRIORITY_MAX = 100;

  private static final Set<String> EVENT_TYPES =
      Stream.concat(
              Stream.of(GlobalListenerRow.ALL),
              Arrays.stream(TaskListenerEvent.values()).map(e -> e.name().toLowerCase(Locale.ROOT)))
          .collect(Collectors.toUnmodifiableSet());

  private final StepRun run;

  GlobalListenerProcessor(StepRun run) {
    this.run = run;
  }

  Outcome process(Command.CreateGlobalTaskListener command) {
    checkText("id", command.id());
    if (find(command.id()) != null) {
      throw new RejectedException(
          Rejection.Type.ALREADY_EXISTS,
          "Expected to create a global task listener with id '%s', but there is one already."
              .formatted(command.id()));
    }
    if (run.state().findAll(Indexes.GLOBAL_LISTENERS, GlobalListenerKind.USER_TASK).size()
        >= LISTENERS_MAX) {
      throw RejectedException.invalidState(
          "Expected to create a global task listener, but there are %d already."
              .formatted(LISTENERS_MAX));
    }
    return store(run.newKey(), command.id(), command.listener());
  }

  Outcome process(Command.UpdateGlobalTaskListener command) {
    return store(need(command.id(), "update").key(), command.id(), command.listener());
  }

  Outcome process(Command.DeleteGlobalTaskListener command) {
    run.append(new Event.GlobalListenerDeleted(need(command.id(), "delete").key()));
    return new Reply.Done();
  }

  private Outcome store(long key, String id, Command.GlobalTaskListener listener) {
    checkText("type", listener.type());
    if (listener.type().startsWith("=")) {
      throw RejectedException.invalidArgument(
          "Expected the type of a global task listener to be a job type, but it is the expression '%s'."
              .formatted(listener.type()));
    }
    if (listener.retries() < 1) {
      throw RejectedException.invalidArgument(
          "Expected the retries of a global task listener to be at least 1, but they are '%d'."
              .formatted(listener.retries()));
    }
    if (listener.priority() < 0 || listener.priority() > PRIORITY_MAX) {
      throw RejectedException.invalidArgument(
          "Expected the priority of a global task listener to be from 0 to %d, but it is '%d'."
              .formatted(PRIORITY_MAX, listener.priority()));
    }
    GlobalListenerRow row =
        new GlobalListenerRow(
            key,
            GlobalListenerKind.USER_TASK,
            id,
            listener.type(),
            listener.retries(),
            eventTypes(listener.eventTypes()),
            listener.afterNonGlobal(),
            listener.priority(),
            GlobalListenerSource.API);
    run.append(new Event.GlobalListenerStored(row));
    return new Reply.GlobalTaskListenerStored(row);
  }

  private static List<String> eventTypes(List<String> asked) {
    List<String> types = asked.stream().map(t -> t.toLowerCase(Locale.ROOT)).distinct().toList();
    if (types.isEmpty() || !EVENT_TYPES.containsAll(types)) {
      throw RejectedException.invalidArgument(
          "Expected the event types of a global task listener to be among %s, but they are %s."
              .formatted(EVENT_TYPES.stream().sorted().toList(), asked));
    }
    return types.contains(GlobalListenerRow.ALL) ? List.of(GlobalListenerRow.ALL) : types;
  }

  private static void checkText(String name, String text) {
    if (text.isBlank() || text.length() > CHARS_MAX) {
      throw RejectedException.invalidArgument(
          "Expected the %s of a global task listener to have from 1 to %d characters, but it has %d."
              .formatted(name, CHARS_MAX, text.strip().length()));
    }
  }

  private GlobalListenerRow need(String id, String verb) {
    GlobalListenerRow row = find(id);
    if (row == null) {
      throw RejectedException.notFound(
          "Expected to %s a global task listener with id '%s', but there is none."
              .formatted(verb, id));
    }
    return row;
  }

  private @Nullable GlobalListenerRow find(String id) {
    List<GlobalListenerRow> found =
        run.state().find(Indexes.GLOBAL_LISTENERS_BY_ID, 1, GlobalListenerKind.USER_TASK, id);
    return found.isEmpty() ? null : found.getFirst();
  }
}
