package dev.pitcrew.engine.gateway.rest.search;

import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.runtime.EngineRuntime;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.store.Filter;
import dev.pitcrew.engine.store.PageRequest;
import dev.pitcrew.engine.store.Query;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * For rows of process instances the topmost instance that each was called from, if only itself:
 * read for all rows of a page together. A key alone tells nothing that the row does not.
 */
public final class Roots {

  /** So many are asked for at a time. */
  private static final int TOGETHER = 500;

  private final Map<Long, Long> rootKeys;

  private Roots(Map<Long, Long> rootKeys) {
    this.rootKeys = rootKeys;
  }

  static <R extends Row> Roots of(
      EngineRuntime engine, List<R> rows, ToLongFunction<R> instanceKey) {
    List<Long> keys =
        rows.stream().mapToLong(instanceKey).filter(key -> key != 0).distinct().boxed().toList();
    Map<Long, Long> rootKeys = new HashMap<>();
    for (int from = 0; from < keys.size(); from += TOGETHER) {
      List<Long> some = keys.subList(from, Math.min(keys.size(), from + TOGETHER));
      engine
          .search(
              new Query<>(
                  Tables.PROCESS_INSTANCE,
                  List.of(Filter.in(Tables.PROCESS_INSTANCE, "key", some)),
                  List.of(),
                  PageRequest.first(TOGETHER)))
          .items()
          .forEach(
              (ProcessInstanceRow row) -> rootKeys.put(row.key(), row.rootProcessInstanceKey()));
    }
    return new Roots(rootKeys);
  }

  /** Absent for what belongs to no instance. */
  public @Nullable String of(long instanceKey) {
    return Wire.key(rootKeys.getOrDefault(instanceKey, 0L));
  }
}
