package dev.pitcrew.engine.step;

import dev.pitcrew.engine.json.JsonText;
import dev.pitcrew.engine.state.LoopResultRow;
import dev.pitcrew.engine.state.VariableRow;
import java.util.List;

/**
 * A long collection that a loop fills. Its row is written a few times while the loop runs; what its
 * children have brought since stands in rows of its own, and whoever reads it gets both together.
 */
public final class LoopResults {

  /** A shorter collection is written again with each result: that is as cheap. */
  public static final int LONG_CHARS = 8_000;

  /** So many times a collection is written while a loop runs. */
  private static final int WRITTEN_TIMES = 8;

  private LoopResults() {}

  /** Whether results may stand beside this variable. */
  public static boolean mayBeBeside(VariableRow row) {
    return row.value().length() >= LONG_CHARS && row.value().charAt(0) == '[';
  }

  /** Whether the collection is written with the result at this position. */
  static boolean isWrittenAt(int position, int size) {
    return position % Math.max(1, size / WRITTEN_TIMES) == 0;
  }

  /** The variable with what stands beside it. */
  public static VariableRow whole(VariableRow row, List<LoopResultRow> beside) {
    List<String> elements = beside.isEmpty() ? null : JsonText.elementsOrNull(row.value());
    if (elements == null) {
      return row;
    }
    for (LoopResultRow result : beside) {
      if (result.position() <= elements.size()) {
        elements.set(result.position() - 1, result.value());
      }
    }
    return row.withValue(JsonText.array(elements));
  }
}
