package dev.pitcrew.engine.feel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many elements a value has all in all, shared parts counted each time they are met. */
final class Weight {

  private static final int CHARS_PER_ELEMENT = 16;

  private Weight() {}

  /** Stops counting when {@code limit} is passed. */
  static long of(@Nullable Object value, long limit) {
    return switch (value) {
      case List<?> list -> ofAll(list, limit);
      case FeelContext context ->
          context.weight() > 0 ? context.weight() : ofAll(context.entries().values(), limit);
      case String string -> 1 + string.length() / CHARS_PER_ELEMENT;
      case null, default -> 1;
    };
  }

  private static long ofAll(Iterable<?> values, long limit) {
    long weight = 1;
    for (Object value : values) {
      weight += of(value, limit - weight);
      if (weight > limit) {
        return weight;
      }
    }
    return weight;
  }
}
