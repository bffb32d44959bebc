package dev.pitcrew.engine.step;

import dev.pitcrew.engine.event.Event;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What long variables were put together to within the step that runs: many jobs of one loop are
 * handed out in one step, and each is shown the whole collection.
 */
final class WholeTexts {

  private final Map<Long, String> texts = new HashMap<>();

  @Nullable String get(long variableKey) {
    return texts.get(variableKey);
  }

  void put(long variableKey, String text) {
    texts.put(variableKey, text);
  }

  /** Whatever it changes has to be put together anew. */
  void changedBy(Event event) {
    if (texts.isEmpty()) {
      return;
    }
    switch (event) {
      case Event.VariableUpdated updated -> texts.remove(updated.key());
      case Event.VariableRemoved removed -> texts.remove(removed.key());
      case Event.LoopResultKept kept -> texts.remove(kept.row().variableKey());
      // It names no variable.
      case Event.LoopResultLeft left -> texts.clear();
      default -> {}
    }
  }

  void clear() {
    texts.clear();
  }
}
