package dev.pitcrew.engine.state;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The declared indexes over rows of one table in memory, each kept from its first use on. */
final class RowIndexes {

  private final Map<Index<?>, Map<List<@Nullable Object>, Map<Long, Row>>> entries =
      new IdentityHashMap<>();

  /**
   * Adds the rows that a lookup finds, in no order.
   *
   * @param all the rows of the table, asked for only when the index is first asked for
   */
  @SuppressWarnings("unchecked")
  <R extends Row> void find(
      Index<R> index,
      @Nullable Object[] values,
      Supplier<? extends Collection<Row>> all,
      List<R> into) {
    Map<List<@Nullable Object>, Map<Long, Row>> ofIndex = entries.get(index);
    if (ofIndex == null) {
      ofIndex = new HashMap<>();
      entries.put(index, ofIndex);
      for (Row row : all.get()) {
        add(index, ofIndex, (R) row);
      }
    }
    Map<Long, Row> found = ofIndex.get(Arrays.asList(values));
    if (found != null) {
      for (Row row : found.values()) {
        into.add((R) row);
      }
    }
  }

  /** A row has become another, has come ({@code before} is null) or gone ({@code after} is). */
  void replaced(@Nullable Row before, @Nullable Row after) {
    for (Map.Entry<Index<?>, Map<List<@Nullable Object>, Map<Long, Row>>> entry :
        entries.entrySet()) {
      replaced(entry.getKey(), entry.getValue(), before, after);
    }
  }

  @SuppressWarnings("unchecked")
  private static <R extends Row> void replaced(
      Index<R> index,
      Map<List<@Nullable Object>, Map<Long, Row>> ofIndex,
      @Nullable Row before,
      @Nullable Row after) {
    if (before != null && index.holds((R) before)) {
      List<@Nullable Object> key = index.keyOf((R) before);
      Map<Long, Row> rows = ofIndex.get(key);
      if (rows != null && rows.remove(before.key()) != null && rows.isEmpty()) {
        ofIndex.remove(key);
      }
    }
    if (after != null) {
      add(index, ofIndex, (R) after);
    }
  }

  private static <R extends Row> void add(
      Index<R> index, Map<List<@Nullable Object>, Map<Long, Row>> ofIndex, R row) {
    if (index.holds(row)) {
      ofIndex.computeIfAbsent(index.keyOf(row), k -> new HashMap<>()).put(row.key(), row);
    }
  }
}
