package dev.pitcrew.engine.step;

import dev.pitcrew.engine.model.TaskListenerEvent;
import dev.pitcrew.engine.state.GlobalListenerKind;
import dev.pitcrew.engine.state.GlobalListenerRow;
import dev.pitcrew.engine.state.Indexes;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The listeners of all user tasks. They are few, and kept while none changes. */
public final class GlobalListeners {

  private static final Comparator<GlobalListenerRow> ORDER =
      Comparator.comparingInt(GlobalListenerRow::priority)
          .reversed()
          .thenComparing(GlobalListenerRow::listenerId);

  private final StepRun run;
  private @Nullable List<GlobalListenerRow> all;

  GlobalListeners(StepRun run) {
    this.run = run;
  }

  /** They may have changed. */
  void clear() {
    all = null;
  }

  /** Those of one event, in the order in which they are asked, before and after the model's. */
  public List<GlobalListenerRow> of(TaskListenerEvent event) {
    List<GlobalListenerRow> known = all();
    if (known.isEmpty()) {
      return known;
    }
    String name = event.name().toLowerCase(Locale.ROOT);
    return known.stream().filter(row -> row.isOf(name)).toList();
  }

  private List<GlobalListenerRow> all() {
    if (all == null) {
      all =
          run.state().findAll(Indexes.GLOBAL_LISTENERS, GlobalListenerKind.USER_TASK).stream()
              .sorted(ORDER)
              .toList();
    }
    return all;
  }
}
