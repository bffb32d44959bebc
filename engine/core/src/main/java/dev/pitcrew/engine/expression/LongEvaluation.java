package dev.pitcrew.engine.expression;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
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

  /** What takes long. */
  public enum Kind {
    /** Of an expression or a decision. */
    EVALUATION,
    /** Of what is being deployed. */
    PARSING,
    /** Of what was deployed before: many may wait for the same, and it is parsed once for all. */
    REBUILDING
  }

  /**
   * Something to be parsed.
   *
   * @param what tells it from others
   */
  public static <T> LongEvaluation<T> ofParsing(
      Object what, Supplier<T> task, Function<String, T> refused) {
    return new LongEvaluation<>(
        new Key(Kind.PARSING, what, Map.of()), cpuNanos -> task.get(), refused);
  }

  /**
   * Something to be parsed again.
   *
   * @param what tells it from others; whoever asks for an equal one gets the same outcome
   */
  public static <T> LongEvaluation<T> ofRebuilding(
      Object what, Supplier<T> task, Function<String, T> refused) {
    return new LongEvaluation<>(
        new Key(Kind.REBUILDING, what, Map.of()), cpuNanos -> task.get(), refused);
  }

  /**
   * What is evaluated and the JSON texts of the variables it names; null where there is none.
   *
   * @param what compared as a whole
   */
  public record Key(Kind kind, Object what, Map<String, @Nullable String> inputs) {

    static Key of(
        Object what, FeelNames names, Variables variables, LongEvaluations longEvaluations) {
      Map<String, @Nullable String> inputs = new HashMap<>();
      for (String name : names.all()) {
        inputs.put(name, variables.json(name));
      }
      Key key = new Key(Kind.EVALUATION, what, inputs);
      return names.usesChance() ? key.nth(longEvaluations.timesAsked(key)) : key;
    }

    /** The same evaluated once more, where it may come to something else. */
    private Key nth(int n) {
      return new Key(kind, new Nth(what, n), inputs);
    }

    private record Nth(Object what, int n) {}

    /** About so much memory its texts hold. */
    public long sizeBytes() {
      return inputs.values().stream().filter(Objects::nonNull).mapToLong(String::length).sum();
    }
  }
}
