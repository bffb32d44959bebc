package dev.pitcrew.engine.gateway.rest.query;

import dev.pitcrew.engine.gateway.rest.search.Reader;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.state.UserTaskRow;
import dev.pitcrew.engine.state.VariableRow;
import dev.pitcrew.engine.store.Filter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The scopes around a user task: its own first, the process instance last. */
final class Scopes {

  private static final int VARIABLES_MAX = 1_000;

  private final Reader reader;

  Scopes(Reader reader) {
    this.reader = reader;
  }

  List<Long> of(UserTaskRow task) {
    List<Long> scopes = new ArrayList<>();
    long key = task.elementInstanceKey();
    while (key != 0) {
      scopes.add(key);
      ElementInstanceRow element = reader.behind(Tables.ELEMENT_INSTANCE, key);
      key = element == null ? 0 : element.scopeKey();
    }
    return scopes;
  }

  /** The keys of the innermost variable of each name. */
  Collection<Long> visibleVariables(UserTaskRow task) {
    List<Long> scopes = of(task);
    Map<String, Long> keys = new HashMap<>();
    reader
        .list(
            Tables.VARIABLE, List.of(Filter.in(Tables.VARIABLE, "scopeKey", scopes)), VARIABLES_MAX)
        .stream()
        .sorted(Comparator.comparingInt((VariableRow row) -> scopes.indexOf(row.scopeKey())))
        .forEach(row -> keys.putIfAbsent(row.name(), row.key()));
    return keys.values();
  }
}
