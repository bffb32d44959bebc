package dev.pitcrew.engine.element;

import dev.pitcrew.engine.json.JsonText;
import dev.pitcrew.engine.state.LoopRow;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The lists of the loops that were last asked for, so that a long one is not taken apart again for
 * each child. Compared with the row each time: nothing depends on what is remembered.
 */
final class LoopItems {

  /** Taken apart in no time. */
  static final int SMALL_CHARS = 2_000;

  static final int CHARS_MAX = 16_000_000;

  private record Parsed(String text, List<String> items) {}

  private final Map<Long, Parsed> last = new LinkedHashMap<>(16, 0.75f, true);
  private long chars;

  /** Null where the row holds no list. */
  @Nullable List<String> of(LoopRow row) {
    return of(row.key(), row.items());
  }

  /**
   * @param key of the row whose list it is
   * @return null where the text is no list
   */
  @Nullable List<String> of(long key, String text) {
    if (text.length() <= SMALL_CHARS) {
      return JsonText.elementsOrNull(text);
    }
    Parsed known = last.get(key);
    if (known != null && known.text().equals(text)) {
      return known.items();
    }
    forget(key);
    List<String> items = JsonText.elementsOrNull(text);
    if (items != null) {
      remember(key, new Parsed(text, List.copyOf(items)));
    }
    return items;
  }

  private void remember(long key, Parsed parsed) {
    last.put(key, parsed);
    chars += parsed.text().length();
    Iterator<Parsed> eldest = last.values().iterator();
    while (chars > CHARS_MAX && eldest.hasNext()) {
      chars -= eldest.next().text().length();
      eldest.remove();
    }
  }

  void forget(long key) {
    Parsed gone = last.remove(key);
    if (gone != null) {
      chars -= gone.text().length();
    }
  }

  int remembered() {
    return last.size();
  }
}
