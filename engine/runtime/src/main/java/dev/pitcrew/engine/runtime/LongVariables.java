package dev.pitcrew.engine.runtime;

import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.LoopResultRow;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.state.VariableRow;
import dev.pitcrew.engine.step.LoopResults;
import dev.pitcrew.engine.store.Page;
import dev.pitcrew.engine.store.Store;
import java.util.List;

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

  LongVariables(Store store) {
    this.store = store;
  }

  @SuppressWarnings("unchecked")
  <R extends Row> R whole(R row) {
    return row instanceof VariableRow variable && LoopResults.mayBeBeside(variable)
        ? (R) whole(variable)
        : row;
  }

  <R extends Row> Page<R> whole(Page<R> page) {
    return page.items().stream().noneMatch(VariableRow.class::isInstance)
        ? page
        : page.map(this::whole);
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
