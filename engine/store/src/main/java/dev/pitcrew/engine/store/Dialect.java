package dev.pitcrew.engine.store;

import dev.pitcrew.engine.state.Column;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The few things in which the two databases differ. */
sealed interface Dialect extends AutoCloseable permits SqliteDialect, PostgresDialect {

  /** The one writing connection, in manual commit; takes the ownership of the store. */
  Connection openWriter() throws SQLException;

  /**
   * A reading connection; each statement sees all that is committed.
   *
   * @param deadline beyond which a statement is given up
   */
  Connection openReader(ReadDeadline deadline) throws SQLException;

  String type(ColumnKind kind);

  /** What follows the columns of a CREATE TABLE. */
  String tableSuffix();

  /** Makes the database refuse to change or delete a row of the table; may be done again. */
  List<String> appendOnly(String table);

  /**
   * Does something after each row of a table that comes, changes or goes; may be done again.
   *
   * @param name of what is done
   * @param changed when a change matters
   * @param remove what is done with the row as it was, {@code OLD}
   * @param add what is done with the row as it is, {@code NEW}
   */
  List<String> follow(String table, String name, String changed, String remove, String add);

  /** A table with the elements of a list of a row, each as {@code value}. */
  String elements(String list, String alias);

  /** Whether the key must be named in an index to be part of its order. */
  boolean indexesNeedKey();

  /** A column as an index holds it. */
  String indexed(Column<?> column);

  /** A column whose own index is not the one to use. */
  String unindexed(String column);

  /** An equality that can use {@link #indexed}; each of its parameters is the same value. */
  String indexedEquals(Column<?> column);

  /** A comparison with one parameter, bound to {@link #likePattern}; case counts. */
  String like(String column);

  /** From {@code *} and {@code ?} with the backslash as escape. */
  String likePattern(String wildcards);

  /** After each commit, on the writing thread. */
  void afterCommit(Connection writer) throws SQLException;

  /** After trouble: makes sure that what is readable is also on disk. */
  void makeDurable(Connection writer) throws SQLException;

  /** Now and then, beside the writer. */
  void maintain();

  @Override
  void close();
}
