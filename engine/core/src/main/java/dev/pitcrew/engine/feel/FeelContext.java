package dev.pitcrew.engine.feel;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A context: its entries in order, and apart from them its functions, which can be called by their
 * names but are no values.
 *
 * @param weight as {@link Weight} counts, where it is known; else 0
 */
public record FeelContext(
    Map<String, @Nullable Object> entries, Map<String, FeelFunction> functions, long weight) {

  public static final FeelContext EMPTY = new FeelContext(Map.of());

  public FeelContext(Map<String, @Nullable Object> entries) {
    this(entries, Map.of(), 0);
  }

  /** A copy with one entry more, or another. */
  FeelContext with(String key, @Nullable Object value) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>(entries);
    copy.put(key, value);
    return new FeelContext(Collections.unmodifiableMap(copy));
  }

  @Override
  public String toString() {
    return Texts.of(this);
  }
}
