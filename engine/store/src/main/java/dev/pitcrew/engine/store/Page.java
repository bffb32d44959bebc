package dev.pitcrew.engine.store;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of what a search found.
 *
 * @param totalItems how many there are in all, counted to a limit
 * @param hasMoreTotalItems whether the count stopped at the limit
 * @param startCursor of the first item; absent on an empty page, and where what is sorted by is too
 *     long for a cursor
 * @param endCursor of the last item, likewise
 */
public record Page<R>(
    List<R> items,
    long totalItems,
    boolean hasMoreTotalItems,
    @Nullable String startCursor,
    @Nullable String endCursor) {

  public <T> Page<T> map(Function<? super R, ? extends T> mapping) {
    return new Page<>(
        items.stream().<T>map(mapping).toList(),
        totalItems,
        hasMoreTotalItems,
        startCursor,
        endCursor);
  }
}
