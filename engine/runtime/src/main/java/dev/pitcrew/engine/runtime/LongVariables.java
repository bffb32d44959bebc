package dev.pitcrew.engine.runtime;

import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.LoopResultRow;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.state.VariableRow;
import dev.pitcrew.engine.step.LoopResults;
import dev.pitcrew.engine.store.Beginning;
import dev.pitcrew.engine.store.Page;
import dev.pitcrew.engine.store.Query;
import dev.pitcrew.engine.store.Store;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Variables as people read them: a long collection with what its loop has brought to it since it
 * was written.
 */
final class LongVariables {

  /** More children no loop has whose results stand beside it. */
  private static final int RESULTS_MAX = 1_000_000;

  /** A collection is written a few times while its loop runs, not between each two readings. */
  private static final int ATTEMPTS = 5;

  private final Store store;
  private final LongCollections.Bounds bounds;

  /**
   * @param bounds of what is put together for one page
   */
  LongVariables(Store store, LongCollections.Bounds bounds) {
    this.store = store;
    this.bounds = bounds;
  }

  @SuppressWarnings("unchecked")
  <R extends Row> R whole(R row) {
    return row instanceof VariableRow variable && LoopResults.mayBeBeside(variable)
        ? (R) whole(variable)
        : row;
  }

  /**
   * What a search found, with at most so much read for it as it may put together: what is beyond is
   * shown as it was last written.
   */
  @SuppressWarnings("unchecked")
  <R extends Row> Page<R> whole(Query<R> query, Page<R> page) {
    return query.table() == Tables.VARIABLE
        ? (Page<R>) wholeVariables((Query<VariableRow>) query, (Page<VariableRow>) page)
        : page;
  }

  private Page<VariableRow> wholeVariables(Query<VariableRow> query, Page<VariableRow> page) {
    LongCollections collections = new LongCollections(store, bounds);
    Beginning<VariableRow> beginning = query.beginning();
    Map<Long, String> values = new HashMap<>();
    List<Long> keys =
        page.items().stream().filter(LoopResults::mayBeBeside).map(VariableRow::key).toList();
    for (long key : collections.beingFilled(keys)) {
      String value = collections.valueOrNull(key);
      if (value != null) {
        values.put(key, beginning == null ? value : beginning.of(value));
      }
    }
    return page.map(row -> row.withValue(values.getOrDefault(row.key(), row.value())));
  }

  /** Read until nothing was written between the variable and what stands beside it. */
  private VariableRow whole(VariableRow found) {
    VariableRow row = found;
    List<LoopResultRow> beside = List.of();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      beside = store.find(Indexes.LOOP_RESULTS, RESULTS_MAX, row.key());
      VariableRow now = store.get(Tables.VARIABLE, row.key());
      if (now == null || now.value().equals(row.value())) {
        break;
      }
      row = now;
    }
    return LoopResults.whole(row, beside);
  }
}
