package dev.pitcrew.engine.runtime;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.state.ContinuationRow;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.IncidentRow;
import dev.pitcrew.engine.state.JobRow;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.State;
import dev.pitcrew.engine.state.Table;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.state.TimerRow;
import dev.pitcrew.engine.state.UserTaskRow;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Has each line that is logged about a command say which instance, element and job it is about. */
final class LoggedCommand implements AutoCloseable {

  private static final String COMMAND = "command";
  private static final String INSTANCE = "processInstanceKey";
  private static final String PROCESS = "processDefinitionId";
  private static final String ELEMENT = "elementId";
  private static final String JOB = "jobKey";

  private final Map<String, String> fields;

  LoggedCommand(Command command, State state) {
    this.fields = fields(command, state);
    fields.forEach(MDC::put);
  }

  /** As far as it is known: what is logged may be that a row cannot be read. */
  static Map<String, String> fields(Command command, State state) {
    Map<String, String> fields = new TreeMap<>();
    fields.put(COMMAND, command.getClass().getSimpleName());
    try {
      switch (command) {
        case Command.CompleteJob c -> job(c.jobKey(), state, fields);
        case Command.FailJob c -> job(c.jobKey(), state, fields);
        case Command.ThrowJobError c -> job(c.jobKey(), state, fields);
        case Command.UpdateJob c -> job(c.jobKey(), state, fields);
        case Command.TimeOutJob c -> job(c.jobKey(), state, fields);
        case Command.EndJobBackoff c -> job(c.jobKey(), state, fields);
        case Command.TriggerTimer c -> row(Tables.TIMER, c.timerKey(), state, fields);
        case Command.Continue c -> row(Tables.CONTINUATION, c.continuationKey(), state, fields);
        case Command.ResolveIncident c -> row(Tables.INCIDENT, c.incidentKey(), state, fields);
        case Command.SetVariables c ->
            row(Tables.ELEMENT_INSTANCE, c.elementInstanceKey(), state, fields);
        case Command.CompleteUserTask c -> row(Tables.USER_TASK, c.userTaskKey(), state, fields);
        case Command.AssignUserTask c -> row(Tables.USER_TASK, c.userTaskKey(), state, fields);
        case Command.UnassignUserTask c -> row(Tables.USER_TASK, c.userTaskKey(), state, fields);
        case Command.UpdateUserTask c -> row(Tables.USER_TASK, c.userTaskKey(), state, fields);
        case Command.CancelProcessInstance c -> put(fields, INSTANCE, c.processInstanceKey());
        case Command.ModifyProcessInstance c -> put(fields, INSTANCE, c.processInstanceKey());
        case Command.MigrateProcessInstance c -> put(fields, INSTANCE, c.processInstanceKey());
        default -> {
          // It is about no instance, or about many.
        }
      }
    } catch (RuntimeException e) {
      return fields;
    }
    return fields;
  }

  String name() {
    return fields.getOrDefault(COMMAND, "");
  }

  private static void job(long key, State state, Map<String, String> fields) {
    put(fields, JOB, key);
    row(Tables.JOB, key, state, fields);
  }

  private static <R extends Row> void row(
      Table<R> table, long key, State state, Map<String, String> fields) {
    @Nullable R found = state.get(table, key);
    switch (found) {
      case JobRow row ->
          element(fields, row.processInstanceKey(), row.processDefinitionId(), row.elementId());
      case TimerRow row ->
          element(fields, row.processInstanceKey(), row.processDefinitionId(), row.elementId());
      case UserTaskRow row ->
          element(fields, row.processInstanceKey(), row.processDefinitionId(), row.elementId());
      case ElementInstanceRow row ->
          element(fields, row.processInstanceKey(), row.processDefinitionId(), row.elementId());
      case IncidentRow row ->
          element(fields, row.processInstanceKey(), row.processDefinitionId(), row.elementId());
      case ContinuationRow row -> put(fields, INSTANCE, row.processInstanceKey());
      case null, default -> {
        // It is gone, or the command was about nothing.
      }
    }
  }

  private static void element(
      Map<String, String> fields, long instance, String process, String element) {
    put(fields, INSTANCE, instance);
    fields.put(PROCESS, process);
    fields.put(ELEMENT, element);
  }

  private static void put(Map<String, String> fields, String name, long key) {
    if (key > 0) {
      fields.put(name, Long.toString(key));
    }
  }

  @Override
  public void close() {
    fields.keySet().forEach(MDC::remove);
  }
}
