package dev.pitcrew.engine.store;

import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.Table;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.store.Filter.Operator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Whom open user tasks name: their assignee, candidate users and candidate groups, each as a row of
 * a table of its own, so that the tasks of a person are found by an index although a task keeps its
 * candidates as a list.
 *
 * <p>The database itself keeps the table in step with the tasks. It is no table of the engine: it
 * says nothing that the tasks do not say, and is made anew from them where it is missing.
 */
public final class TaskNames {

  static final String TABLE = "task_name";

  /** What an index can hold is bounded, and nobody has a longer name. */
  private static final int CHARACTERS_MAX = 160;

  /** The filter that says which tasks are open, without its column. */
  private static final String OPEN =
      IndexSql.condition(Objects.requireNonNull(Indexes.OPEN_USER_TASKS_BY_ELEMENT.filter()))
          .replaceFirst("^\\S+", "");

  private TaskNames() {}

  /** As tasks name a person, be it as assignee or as candidate. */
  public static String user(String username) {
    return "u:" + username;
  }

  /** As tasks name a candidate group. */
  public static String group(String group) {
    return "g:" + group;
  }

  /**
   * What a search for open tasks by a candidate says anyway, once more so that the index is used:
   * absent where it says no such thing. Rows hold candidates as a list, which no index looks into.
   */
  static <R extends Row> Optional<Filter<R>> implied(Table<R> table, List<Filter<R>> filters) {
    if (table != Tables.USER_TASK || filters.stream().noneMatch(TaskNames::isOpen)) {
      return Optional.empty();
    }
    return filters.stream()
        .map(TaskNames::candidates)
        .filter(names -> !names.isEmpty() && names.stream().allMatch(TaskNames::isIndexed))
        .findFirst()
        .map(names -> new Filter.Named<>(table.columns().getFirst(), Filter.Reach.TASK, names));
  }

  private static boolean isIndexed(String name) {
    return name.codePointCount(0, name.length()) <= CHARACTERS_MAX;
  }

  /** Whether the filter asks for open tasks only. */
  static boolean isOpen(Filter<?> filter) {
    return filter instanceof Filter.Comparison<?> states
        && states.column().name().equals("state")
        && (states.operator() == Operator.EQ || states.operator() == Operator.IN)
        && states.values().stream().allMatch(state -> OPEN.contains("'" + state + "'"));
  }

  private static List<String> candidates(Filter<?> filter) {
    if (!(filter instanceof Filter.Comparison<?> offered)
        || offered.operator() != Operator.CONTAINS_ANY) {
      return List.of();
    }
    return switch (offered.column().name()) {
      case "candidateUsers" -> offered.values().stream().map(one -> user((String) one)).toList();
      case "candidateGroups" -> offered.values().stream().map(one -> group((String) one)).toList();
      default -> List.of();
    };
  }

  /** The table, filled from the tasks that are there. */
  static List<String> create(Dialect dialect) {
    return List.of(
        "CREATE TABLE %s (name %s NOT NULL, task_key %s NOT NULL, PRIMARY KEY (name,task_key))%s"
            .formatted(
                TABLE,
                dialect.type(ColumnKind.TEXT),
                dialect.type(ColumnKind.LONG),
                dialect.tableSuffix()),
        "CREATE INDEX ix_task_name_by_task ON " + TABLE + " (task_key)",
        add(dialect, "task", "user_task AS task"));
  }

  /** Makes the database follow each change of a task; may be done again. */
  static List<String> follow(Dialect dialect) {
    String changed =
        "NEW.assignee IS DISTINCT FROM OLD.assignee"
            + " OR NEW.candidate_users<>OLD.candidate_users"
            + " OR NEW.candidate_groups<>OLD.candidate_groups"
            + " OR (NEW.state%1$s)<>(OLD.state%1$s)".formatted(OPEN);
    return dialect.follow(
        "user_task",
        TABLE,
        changed,
        "DELETE FROM " + TABLE + " WHERE task_key=OLD.\"key\"",
        add(dialect, "NEW", ""));
  }

  /**
   * @param task what the columns belong to
   * @param from where that comes from; empty where it is simply there
   */
  private static String add(Dialect dialect, String task, String from) {
    String assignee =
        "SELECT 'u:'||%1$s.assignee,%1$s.\"key\"%2$s WHERE %1$s.assignee IS NOT NULL AND length(%1$s.assignee)<=%3$d AND %1$s.state%4$s"
            .formatted(task, from.isEmpty() ? "" : " FROM " + from, CHARACTERS_MAX, OPEN);
    return "INSERT INTO %s (name,task_key) %s UNION %s UNION %s"
        .formatted(
            TABLE,
            assignee,
            candidates(dialect, "u:", task, from, "candidate_users"),
            candidates(dialect, "g:", task, from, "candidate_groups"));
  }

  private static String candidates(
      Dialect dialect, String kind, String task, String from, String column) {
    return "SELECT '%1$s'||one.value,%2$s.\"key\" FROM %3$s WHERE length(one.value)<=%4$d AND %2$s.state%5$s"
        .formatted(
            kind,
            task,
            (from.isEmpty() ? "" : from + ",") + dialect.elements(task + "." + column, "one"),
            CHARACTERS_MAX,
            OPEN);
  }

  /** The keys of the tasks that name one of so many. */
  static String tasks(int names) {
    return "SELECT task_key FROM %s WHERE name IN (%s)"
        .formatted(TABLE, "?,".repeat(names).replaceFirst(",$", ""));
  }

  /**
   * The keys of the scopes whose variables these tasks show: their element's, and all around it but
   * where they show their inputs only.
   */
  static String scopes(int names) {
    return "WITH RECURSIVE seen(scope,alone) AS ("
        + "SELECT element_instance_key,shows_inputs_only FROM user_task WHERE \"key\" IN ("
        + tasks(names)
        + ") UNION SELECT around.scope_key,0 FROM element_instance AS around, seen"
        + " WHERE around.\"key\"=seen.scope AND seen.alone=0 AND around.scope_key<>0)"
        + " SELECT scope FROM seen";
  }
}
