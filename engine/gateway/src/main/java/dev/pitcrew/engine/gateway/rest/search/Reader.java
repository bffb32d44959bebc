package dev.pitcrew.engine.gateway.rest.search;

import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.gateway.call.RejectedException;
import dev.pitcrew.engine.runtime.EngineRuntime;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.Table;
import dev.pitcrew.engine.store.Filter;
import dev.pitcrew.engine.store.Page;
import dev.pitcrew.engine.store.PageRequest;
import dev.pitcrew.engine.store.Query;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads rows for the API; every commit that was acknowledged before is seen. */
public final class Reader {

  private final EngineRuntime engine;

  public Reader(EngineRuntime engine) {
    this.engine = engine;
  }

  /**
   * @param what the row is called, for the refusal when there is none with this key
   */
  public <R extends Row> R get(Table<R> table, long key, String what) {
    R row = find(table, key);
    if (row == null) {
      throw notFound(what, Long.toString(key));
    }
    return row;
  }

  public <R extends Row> @Nullable R find(Table<R> table, long key) {
    return engine.get(table, key);
  }

  public <R extends Row, T> SearchResult<T> search(
      Fields<R> fields, @Nullable SearchRequest request, Function<? super R, ? extends T> view) {
    return search(fields, request, List.of(), view);
  }

  /**
   * @param always filters that hold whatever the request says
   */
  public <R extends Row, T> SearchResult<T> search(
      Fields<R> fields,
      @Nullable SearchRequest request,
      List<Filter<R>> always,
      Function<? super R, ? extends T> view) {
    SearchRequest wanted = request == null ? SearchRequest.EVERYTHING : request;
    return SearchResult.of(engine.search(fields.query(wanted, always)), view);
  }

  /** The first rows for which all filters hold. */
  public <R extends Row> List<R> list(Table<R> table, List<Filter<R>> filters, int limit) {
    Page<R> page = engine.search(new Query<>(table, filters, List.of(), PageRequest.first(limit)));
    return page.items();
  }

  public static RejectedException notFound(String what, String key) {
    return new RejectedException(
        Rejection.Type.NOT_FOUND,
        "Expected to find %s with key '%s', but there is none.".formatted(what, key));
  }
}
