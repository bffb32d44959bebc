package dev.pitcrew.engine.store;

import dev.pitcrew.engine.state.Index;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.State;
import dev.pitcrew.engine.state.Table;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rows of the engine on disk: one process owns them, one thread writes, many read.
 *
 * <p>{@link #commit}, {@link #recover} and {@link #progress} are for the one writing thread; {@link
 * #state} is for the one thread that runs the steps; all else is for any thread and sees every
 * batch whose commit has returned.
 */
public final class Store implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Store.class);

  private final Dialect dialect;
  private final ReadConnection state;
  private final ReadConnections readers;
  private @Nullable Writer writer;
  private long epoch;

  /**
   * What was found after a failed commit.
   *
   * @param ownedThroughout whether no other process has owned the store in between
   */
  public record Recovery(StoreProgress progress, boolean ownedThroughout) {}

  private Store(Dialect dialect, Writer writer) {
    this.dialect = dialect;
    this.writer = writer;
    this.epoch = writer.epoch();
    this.state = new ReadConnection(dialect);
    this.readers = new ReadConnections(dialect);
  }

  /**
   * Opens the store, creating what is missing.
   *
   * @throws StoreException when it does not answer, is open elsewhere, or was written by a newer
   *     program
   */
  public static Store open(StoreLocation location) {
    Dialect dialect =
        switch (location) {
          case StoreLocation.Sqlite sqlite -> new SqliteDialect(sqlite);
          case StoreLocation.Postgres postgres -> new PostgresDialect(postgres);
        };
    try {
      return new Store(dialect, new Writer(dialect));
    } catch (SQLException e) {
      dialect.close();
      throw unavailable("open the store", e);
    } catch (StoreException e) {
      dialect.close();
      throw e;
    }
  }

  public StoreProgress progress() {
    try {
      return openWriter().progress();
    } catch (SQLException e) {
      throw unavailable("read how far the store has come", e);
    }
  }

  /**
   * Writes the batch in one transaction and returns when it is on disk.
   *
   * @throws StoreException when that failed: {@link #recover} must come before the next commit
   */
  public void commit(Batch batch) {
    try {
      openWriter().commit(batch);
    } catch (SQLException e) {
      closeWriter();
      throw unavailable("commit batch " + batch.number(), e);
    } catch (StoreException e) {
      closeWriter();
      throw e;
    }
  }

  /**
   * Upkeep that only the writing thread can do, between two commits. What goes wrong with it is
   * tried again after the next.
   */
  public void afterCommit() {
    try {
      if (writer != null) {
        writer.afterCommit();
      }
    } catch (SQLException e) {
      LOG.warn("The store was not kept up; it is tried again after the next commit.", e);
    }
  }

  /**
   * Deletes all rows, also those of the audit trail, in one transaction. Keys and batches go on
   * counting. For the one writing thread; for stores of tests.
   */
  public void purge() {
    try {
      openWriter().purge();
    } catch (SQLException e) {
      closeWriter();
      throw unavailable("delete all rows", e);
    }
  }

  /**
   * After a failed commit: connects anew, and makes sure that all that is in force is on disk.
   *
   * @return how far the store has come: the failed batch is in force if its number is reached and
   *     no one else has owned the store since
   * @throws StoreException when the store still does not answer; it may be tried again
   */
  public Recovery recover() {
    closeWriter();
    try {
      Writer opened = new Writer(dialect);
      writer = opened;
      boolean ownedThroughout = opened.epoch() == epoch + 1;
      epoch = opened.epoch();
      opened.makeDurable();
      return new Recovery(opened.progress(), ownedThroughout);
    } catch (SQLException e) {
      closeWriter();
      throw unavailable("open the store again", e);
    }
  }

  private Writer openWriter() {
    if (writer == null) {
      throw new StoreException(
          StoreException.Kind.UNAVAILABLE,
          "Expected the store to be recovered after a failed commit, but it was not.",
          null);
    }
    return writer;
  }

  private void closeWriter() {
    if (writer != null) {
      writer.close();
      writer = null;
    }
  }

  /** The committed rows, for the thread that runs the steps. */
  public State state() {
    return state;
  }

  public <R extends Row> @Nullable R get(Table<R> table, long key) {
    return readers.read(r -> new Found<>(r.get(table, key))).row();
  }

  private record Found<R>(@Nullable R row) {}

  public <R extends Row> List<R> find(Index<R> index, int limit, @Nullable Object... values) {
    return readers.read(r -> r.find(index, limit, values));
  }

  /**
   * Returns when the database has answered, whatever else is being read.
   *
   * @throws StoreException when it cannot; that may take as long as its connections wait
   */
  public void probe() {
    readers.probe(r -> r.find(Indexes.CONTINUATIONS, 1));
  }

  /**
   * @throws InvalidQueryException when the query asks for what cannot be answered
   * @throws StoreException when the store does not answer in time
   */
  public <R extends Row> Page<R> search(Query<R> query) {
    return readers.read(r -> r.search(query));
  }

  /**
   * Does not search.
   *
   * @throws InvalidQueryException as {@link #search} would
   */
  public <R extends Row> void check(Query<R> query) {
    new QuerySql<>(query, dialect).page();
  }

  /** The keys of the rows that {@link #search} would find, uncounted; throws as it does. */
  public <R extends Row> List<Long> keys(Query<R> query) {
    return readers.read(r -> r.keys(query));
  }

  /**
   * The next rows of an index that is ordered by a number alone, without what else is in them.
   *
   * @param below what their number is below
   */
  public <R extends Row> List<Place> places(Index<R> index, Place after, long below, int limit) {
    return readers.read(r -> r.places(index, after, below, limit));
  }

  /** Counts rows in groups; throws as {@link #search}. */
  public <R extends Row> Tally.Result count(Tally<R> tally) {
    return readers.read(r -> r.count(tally));
  }

  /**
   * The tables whose rows belong to one process instance, found quickly by {@code
   * processInstanceKey}, and stay when it has ended; not its own table, what messages it got, and
   * the audit trail.
   */
  public static List<Table<?>> instanceTables() {
    return Searched.instanceTables();
  }

  /** Upkeep beside the writer; from any one thread, now and then. */
  public void maintain() {
    dialect.maintain();
  }

  @Override
  public void close() {
    readers.close();
    state.close();
    closeWriter();
    dialect.close();
  }

  private static StoreException unavailable(String verb, SQLException cause) {
    return new StoreException(
        StoreException.Kind.UNAVAILABLE,
        "Expected to %s, but it failed: %s.".formatted(verb, cause.getMessage()),
        cause);
  }
}
