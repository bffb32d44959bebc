package dev.pitcrew.engine.expression;

import dev.pitcrew.engine.feel.Budget;
import dev.pitcrew.engine.feel.FeelFunction;
import dev.pitcrew.engine.feel.Scope;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values that have names at a place of a model: a chain, the nearest first. The entries of a
 * context share one table, and each sees those before it: copies would take the square of their
 * number.
 */
final class Known {

  static final Known NOTHING = new Known(null, new Table(), 0, null);

  private final @Nullable Known parent;
  private final Table table;
  private final int size;
  private final @Nullable Callable callable;

  /** What the links of one context have in common; it only grows. */
  private static final class Table {
    private final Map<String, Entry> entries = new HashMap<>();
    private int size;
  }

  /**
   * A value, and what had its name before it.
   *
   * @param index how many there were before it
   */
  private record Entry(int index, @Nullable Object value, @Nullable Entry before) {}

  /** The functions, the nearest first. */
  private record Callable(String name, FeelFunction function, @Nullable Callable next) {}

  private Known(@Nullable Known parent, Table table, int size, @Nullable Callable callable) {
    this.parent = parent;
    this.table = table;
    this.size = size;
    this.callable = callable;
  }

  /** One name more, which hides what had it before; whoever has this one does not see it. */
  Known with(String name, @Nullable Object value) {
    if (size != table.size || this == NOTHING) {
      return inner().with(name, value);
    }
    table.entries.put(name, new Entry(table.size++, value, table.entries.get(name)));
    return new Known(
        parent,
        table,
        table.size,
        value instanceof FeelFunction function ? new Callable(name, function, callable) : callable);
  }

  Known with(Map<String, ? extends @Nullable Object> more) {
    Known all = more.isEmpty() ? this : inner();
    for (Map.Entry<String, ? extends @Nullable Object> entry : more.entrySet()) {
      all = all.with(entry.getKey(), entry.getValue());
    }
    return all;
  }

  /** A link of its own. */
  Known inner() {
    return new Known(this, new Table(), 0, callable);
  }

  /** {@link Scope#ABSENT} where nothing has this name. */
  @Nullable Object value(String name, Budget budget) {
    for (Known known = this; known != null; known = known.parent) {
      Entry entry = known.table.entries.get(name);
      while (entry != null && entry.index >= known.size) {
        budget.look();
        entry = entry.before;
      }
      if (entry != null) {
        return entry.value;
      }
      budget.look();
    }
    return Scope.ABSENT;
  }

  /** The scope, with what can be called here. */
  Scope callables(Scope scope, Budget budget) {
    Map<String, FeelFunction> nearest = new HashMap<>();
    for (Callable known = callable; known != null; known = known.next) {
      budget.spendFor(Budget.ELEMENTS_PER_STEP);
      // A name that now stands for a value calls nothing.
      if (value(known.name, budget) == known.function) {
        nearest.putIfAbsent(known.name, known.function);
      }
    }
    Scope all = scope;
    for (Map.Entry<String, FeelFunction> entry : nearest.entrySet()) {
      all = all.with(entry.getKey(), entry.getValue());
    }
    return all;
  }
}
