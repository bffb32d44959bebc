package dev.pitcrew.engine.store;

import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.Table;
import java.util.List;

/**
 * A search.
 *
 * @param filters all must hold
 * @param sort before the key, which always decides last, ascending
 */
public record Query<R extends Row>(
    Table<R> table, List<Filter<R>> filters, List<Sort<R>> sort, PageRequest page) {

  public Query {
    filters = List.copyOf(filters);
    sort = List.copyOf(sort);
  }
}
