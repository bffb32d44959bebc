package dev.pitcrew.engine.store;

import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A search.
 *
 * @param filters all must hold
 * @param sort before the key, which always decides last, ascending
 * @param beginning of what only the beginning is read; absent where rows are read whole
 */
public record Query<R extends Row>(
    Table<R> table,
    List<Filter<R>> filters,
    List<Sort<R>> sort,
    PageRequest page,
    @Nullable Beginning<R> beginning) {

  public Query {
    filters = List.copyOf(filters);
    sort = List.copyOf(sort);
  }

  /** For whole rows. */
  public Query(Table<R> table, List<Filter<R>> filters, List<Sort<R>> sort, PageRequest page) {
    this(table, filters, sort, page, null);
  }

  /** The same of other rows. */
  public Query<R> with(List<Filter<R>> others) {
    return new Query<>(table, others, sort, page, beginning);
  }

  /** The same, with only the beginning of what may be long. */
  public Query<R> with(@Nullable Beginning<R> other) {
    return new Query<>(table, filters, sort, page, other);
  }
}
