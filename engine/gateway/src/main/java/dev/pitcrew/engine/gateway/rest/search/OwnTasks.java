package dev.pitcrew.engine.gateway.rest.search;

import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.Table;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.state.UserTaskRow;
import dev.pitcrew.engine.state.UserTaskState;
import dev.pitcrew.engine.store.Filter;
import dev.pitcrew.engine.store.Filter.Reach;
import dev.pitcrew.engine.store.TaskNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a caller may read because a task names it, whatever its roles: the task, the variables that
 * the task sees, and what was done to the task. Of a task that is over only the task itself, by
 * whom had it at the end (ADR 6).
 *
 * @param username of the caller; empty for one whom no task can name
 * @param names what open tasks may name, as {@link TaskNames} has it
 */
record OwnTasks(String username, List<String> names) {

  static final OwnTasks NONE = new OwnTasks("", List.of());

  static OwnTasks of(Caller caller) {
    if (caller.kind() != Caller.Kind.PERSON) {
      return NONE;
    }
    Set<String> names = new TreeSet<>();
    caller.namedAs().forEach(name -> names.add(TaskNames.user(name)));
    caller.actingGroups().forEach(group -> names.add(TaskNames.group(group)));
    return new OwnTasks(caller.name(), List.copyOf(names));
  }

  /** Groups of filters, of which one must hold; none where a task gives nothing of the table. */
  @SuppressWarnings("unchecked")
  <R extends Row> List<List<Filter<R>>> of(Table<R> table) {
    if (username.isEmpty()) {
      return List.of();
    }
    List<List<Filter<R>>> any = new ArrayList<>();
    if (table == Tables.USER_TASK) {
      any.add(List.of(named(table, "key", Reach.TASK)));
      any.add((List<Filter<R>>) (List<?>) done());
    } else if (table == Tables.AUDIT) {
      any.add(List.of(named(table, "userTaskKey", Reach.TASK)));
      any.add(
          List.of(
              new Filter.Related<>(
                  table.column("userTaskKey"),
                  Tables.USER_TASK,
                  Tables.USER_TASK.column("key"),
                  done())));
    } else if (table == Tables.VARIABLE) {
      any.add(List.of(named(table, "scopeKey", Reach.SCOPES)));
    }
    return any;
  }

  private <R extends Row> Filter<R> named(Table<R> table, String column, Reach reach) {
    return new Filter.Named<>(table.column(column), reach, names);
  }

  private List<Filter<UserTaskRow>> done() {
    return List.of(
        Filter.eq(Tables.USER_TASK, "state", UserTaskState.COMPLETED),
        Filter.eq(Tables.USER_TASK, "assignee", username));
  }
}
