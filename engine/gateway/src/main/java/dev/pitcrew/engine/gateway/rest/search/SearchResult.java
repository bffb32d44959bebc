package dev.pitcrew.engine.gateway.rest.search;

import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.store.Page;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a search found: one page of it, and how much there is. */
public record SearchResult<T>(List<T> items, PageInfo page) {

  public record PageInfo(
      long totalItems,
      boolean hasMoreTotalItems,
      @Nullable String startCursor,
      @Nullable String endCursor) {}

  static <R extends Row, T> SearchResult<T> of(
      Page<R> page, Function<? super R, ? extends T> view) {
    return new SearchResult<>(
        page.items().stream().<T>map(view).toList(),
        new PageInfo(
            page.totalItems(), page.hasMoreTotalItems(), page.startCursor(), page.endCursor()));
  }
}
