package dev.pitcrew.engine.runtime;

import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.LoopResultRow;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.state.VariableRow;
import dev.pitcrew.engine.step.LoopResults;
import dev.pitcrew.engine.store.Filter;
import dev.pitcrew.engine.store.Page;
import dev.pitcrew.engine.store.PageRequest;
import dev.pitcrew.engine.store.Query;
import dev.pitcrew.engine.store.Store;
import dev.pitcrew.engine.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The collections that loops fill, put together for one search. However many filters it has, all of
 * them share its bounds: what is beyond counts as it was last written.
 */
final class LongCollections {

  private static final int READ_AT_ONCE = 200;

  /** A collection is written a few times while its loop runs, not between each two readings. */
  private static final int ATTEMPTS = 5;

  private static final Filter<VariableRow> IN_A_LOOP =
      new Filter.Related<>(
          Tables.VARIABLE.column("key"),
          Tables.LOOP_RESULT,
          Tables.LOOP_RESULT.column("variableKey"),
          List.of());

  /**
   * What one search may put together.
   *
   * @param results that stand beside the collections, of all of them
   * @param characters of the collections and their results
   * @param time a search that takes longer is given up, as the store does
   */
  record Bounds(int collections, int results, long characters, Duration time) {

    static final Bounds OF_A_SEARCH = new Bounds(500, 100_000, 50_000_000, Duration.ofSeconds(10));
  }

  private final Store store;
  private final Duration time;
  private final long begunNanos = System.nanoTime();
  private int collectionsLeft;
  private int resultsLeft;
  private long charactersLeft;

  LongCollections(Store store, Bounds bounds) {
    this.store = store;
    this.time = bounds.time();
    this.collectionsLeft = bounds.collections();
    this.resultsLeft = bounds.results();
    this.charactersLeft = bounds.characters();
  }

  /** Those for which all filters hold. */
  List<Long> keys(List<Filter<VariableRow>> filters) {
    ensureInTime();
    if (collectionsLeft == 0) {
      return List.of();
    }
    List<Filter<VariableRow>> wanted = new ArrayList<>(filters);
    wanted.add(IN_A_LOOP);
    List<Long> keys =
        store.keys(
            new Query<>(Tables.VARIABLE, wanted, List.of(), PageRequest.first(collectionsLeft)));
    collectionsLeft -= keys.size();
    return keys;
  }

  /** Of these variables the first that a loop is filling; what is beyond the bounds is left out. */
  List<Long> beingFilled(List<Long> keys) {
    List<Long> filled = new ArrayList<>();
    for (long key : keys) {
      ensureInTime();
      if (collectionsLeft > 0 && !store.find(Indexes.LOOP_RESULTS, 1, key).isEmpty()) {
        collectionsLeft--;
        filled.add(key);
      }
    }
    return filled;
  }

  /** All of a collection; null where it is gone, or beyond the bounds. */
  @Nullable String valueOrNull(long key) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      VariableRow row = store.get(Tables.VARIABLE, key);
      List<LoopResultRow> beside = row == null ? null : besideOrNull(row);
      if (row == null || beside == null) {
        return null;
      }
      VariableRow now = store.get(Tables.VARIABLE, key);
      if (now != null && now.value().equals(row.value())) {
        return LoopResults.whole(row, beside).value();
      }
    }
    return null;
  }

  private @Nullable List<LoopResultRow> besideOrNull(VariableRow row) {
    charactersLeft -= row.value().length();
    if (!LoopResults.mayBeBeside(row)) {
      return List.of();
    }
    List<LoopResultRow> beside = new ArrayList<>();
    Filter<LoopResultRow> ofIt = Filter.eq(Tables.LOOP_RESULT, "variableKey", row.key());
    String after = null;
    do {
      ensureInTime();
      if (resultsLeft <= 0 || charactersLeft <= 0) {
        return null;
      }
      Page<LoopResultRow> page =
          store.search(
              new Query<>(
                  Tables.LOOP_RESULT,
                  List.of(ofIt),
                  List.of(),
                  new PageRequest(READ_AT_ONCE, 0, after, null)));
      resultsLeft -= page.items().size();
      for (LoopResultRow result : page.items()) {
        charactersLeft -= result.value().length();
      }
      beside.addAll(page.items());
      after = page.items().size() < READ_AT_ONCE ? null : page.endCursor();
    } while (after != null);
    return resultsLeft < 0 || charactersLeft < 0 ? null : beside;
  }

  /**
   * @throws StoreException when the search takes too long
   */
  void ensureInTime() {
    if (System.nanoTime() - begunNanos > time.toNanos()) {
      throw new StoreException(
          StoreException.Kind.TOO_SLOW,
          "Expected to compare collections within %s, but it took longer.".formatted(time),
          null);
    }
  }
}
