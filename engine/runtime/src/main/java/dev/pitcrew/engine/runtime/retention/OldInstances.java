package dev.pitcrew.engine.runtime.retention;

import dev.pitcrew.engine.state.InstanceState;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.store.Filter;
import dev.pitcrew.engine.store.Page;
import dev.pitcrew.engine.store.PageRequest;
import dev.pitcrew.engine.store.Query;
import dev.pitcrew.engine.store.Store;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Deletes process instances that ended long ago, with all that they left. */
final class OldInstances {

  /** So many are deleted together, for most leave few rows. */
  private static final int TOGETHER = 20;

  private static final int PAGE = 500;

  private final Store store;
  private final WorkedOn at;

  OldInstances(Store store, WorkedOn at) {
    this.store = store;
    this.at = at;
  }

  void delete(long before, Deletion deletion) throws InterruptedException, ExecutionException {
    for (InstanceState ended : List.of(InstanceState.COMPLETED, InstanceState.TERMINATED)) {
      delete(ended, before, deletion);
    }
  }

  /** In the order of their keys, which is that of their starts: none after the first too young. */
  private void delete(InstanceState state, long before, Deletion deletion)
      throws InterruptedException, ExecutionException {
    @Nullable String after = null;
    do {
      Page<ProcessInstanceRow> page = page(state, after);
      List<ProcessInstanceRow> old =
          page.items().stream()
              .takeWhile(instance -> instance.startDateMillis() < before)
              .filter(instance -> instance.endDateMillis() < before)
              .toList();
      for (int from = 0; from < old.size(); from += TOGETHER) {
        delete(old.subList(from, Math.min(old.size(), from + TOGETHER)), deletion);
      }
      boolean hasMore =
          page.items().size() == PAGE && page.items().getLast().startDateMillis() < before;
      after = hasMore ? page.endCursor() : null;
    } while (after != null);
  }

  private Page<ProcessInstanceRow> page(InstanceState state, @Nullable String after) {
    at.now("process instances behind page " + (after == null ? "0" : after));
    return store.search(
        new Query<>(
            Tables.PROCESS_INSTANCE,
            List.of(Filter.eq(Tables.PROCESS_INSTANCE, "state", state)),
            List.of(),
            new PageRequest(PAGE, 0, after, null)));
  }

  /** Where one of them has to wait, it must not keep the others. */
  private void delete(List<ProcessInstanceRow> instances, Deletion deletion)
      throws InterruptedException, ExecutionException {
    at.now(
        "process instances %d to %d"
            .formatted(instances.getFirst().key(), instances.getLast().key()));
    if (deletion.instances(instances) != Deletion.Answer.GONE && instances.size() > 1) {
      for (ProcessInstanceRow instance : instances) {
        deletion.instances(List.of(instance));
      }
    }
  }
}
