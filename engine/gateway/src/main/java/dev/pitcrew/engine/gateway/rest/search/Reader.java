package dev.pitcrew.engine.gateway.rest.search;

import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.gateway.call.RejectedException;
import dev.pitcrew.engine.gateway.security.CurrentCaller;
import dev.pitcrew.engine.runtime.EngineRuntime;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.Table;
import dev.pitcrew.engine.store.Filter;
import dev.pitcrew.engine.store.Page;
import dev.pitcrew.engine.store.PageRequest;
import dev.pitcrew.engine.store.Query;
import dev.pitcrew.engine.store.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows for the API: those that the caller of the present request may see, and of them every
 * commit that was acknowledged before. What it may not see is not there.
 */
public final class Reader {

  private final EngineRuntime engine;
  private final ProtectedProcesses processes;

  public Reader(EngineRuntime engine, ProtectedProcesses processes) {
    this.engine = engine;
    this.processes = processes;
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
    R row = engine.get(table, key);
    return row == null || visibility().isVisible(engine, table, row) ? row : null;
  }

  /**
   * What a row that the caller sees leads to, be it hidden otherwise: only for what belongs to the
   * row that is seen.
   */
  public <R extends Row> @Nullable R behind(Table<R> table, long key) {
    return engine.get(table, key);
  }

  /**
   * The first rows, for which all filters hold, of what the caller sees because a task names it.
   */
  public <R extends Row> List<R> own(Table<R> table, List<Filter<R>> filters, int limit) {
    List<Filter<R>> all = new ArrayList<>(filters);
    all.add(new Filter.AnyOf<>(visibility().own().of(table)));
    return engine.search(new Query<>(table, all, List.of(), PageRequest.first(limit))).items();
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
    return SearchResult.of(engine.search(query(fields, wanted, always)), view);
  }

  /**
   * As {@link #search(Fields, SearchRequest, List, Function)}, of rows that belong to process
   * instances, and with the topmost instance of each.
   */
  public <R extends Row, T> SearchResult<T> search(
      Fields<R> fields,
      @Nullable SearchRequest request,
      List<Filter<R>> always,
      ToLongFunction<R> instanceKey,
      BiFunction<? super R, Roots, ? extends T> view) {
    SearchRequest wanted = request == null ? SearchRequest.EVERYTHING : request;
    Page<R> page = engine.search(query(fields, wanted, always));
    Roots roots = Roots.of(engine, page.items(), instanceKey);
    return SearchResult.of(page, row -> view.apply(row, roots));
  }

  /** As the rows of a search have them, for one row. */
  public <R extends Row> Roots roots(R row, ToLongFunction<R> instanceKey) {
    return Roots.of(engine, List.of(row), instanceKey);
  }

  /** What a search asks the store, with what the caller may see. */
  public <R extends Row> Query<R> query(
      Fields<R> fields, SearchRequest request, List<Filter<R>> always) {
    Query<R> asked = fields.query(request, always);
    Visibility visibility = visibility();
    List<Filter<R>> all = new ArrayList<>(visibility.blinkered(asked.filters()));
    all.addAll(visibility.filters(fields.table()));
    return asked.with(all);
  }

  /** The first rows for which all filters hold. */
  public <R extends Row> List<R> list(Table<R> table, List<Filter<R>> filters, int limit) {
    List<Filter<R>> all = new ArrayList<>(filters);
    all.addAll(visibility().filters(table));
    Page<R> page = engine.search(new Query<>(table, all, List.of(), PageRequest.first(limit)));
    return page.items();
  }

  /** Counts the rows that the caller may see. */
  public <R extends Row> Tally.Result count(Tally<R> tally) {
    Visibility visibility = visibility();
    List<Filter<R>> all = new ArrayList<>(visibility.blinkered(tally.filters()));
    all.addAll(visibility.filters(tally.table()));
    return engine.count(new Tally<>(tally.table(), all, tally.by(), tally.counts()));
  }

  /** Counts rows of what the caller sees already, as {@link #behind(Table, long)} has it. */
  public <R extends Row> Tally.Result countBehind(Tally<R> tally) {
    return engine.count(tally);
  }

  private Visibility visibility() {
    return processes.visibility(CurrentCaller.get());
  }

  public static RejectedException notFound(String what, String key) {
    return new RejectedException(
        Rejection.Type.NOT_FOUND,
        "Expected to find %s with key '%s', but there is none.".formatted(what, key));
  }
}
