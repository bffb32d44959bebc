package dev.pitcrew.engine.expression;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation that takes longer than the writing thread has time for, with all it needs: it can
 * be done on any thread.
 *
 * @param key tells it from others, and is equal when the same is evaluated again
 * @param task does it, given the CPU time of its thread in nanoseconds (or 0)
 * @param refused its outcome when nobody does it, by the reason
 */
public record LongEvaluation<T>(
    Key key, Function<LongSupplier, T> task, Function<String, T> refused) {

  /**
   * What is evaluated and the JSON texts of the variables it names; null where there is none.
   *
   * @param what compared as a whole
   */
  public record Key(Object what, Map<String, @Nullable String> inputs) {

    static Key of(Object what, Iterable<String> names, Variables variables) {
      Map<String, @Nullable String> inputs = new HashMap<>();
      for (String name : names) {
        inputs.put(name, variables.json(name));
      }
      return new Key(what, inputs);
    }

    /** About so much memory its texts hold. */
    public long sizeBytes() {
      return inputs.values().stream().filter(Objects::nonNull).mapToLong(String::length).sum();
    }
  }
}
