package dev.pitcrew.app;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * By what one sees that a PostgreSQL is being restored, or that a restore was broken off: an empty
 * schema of this name, from before the first table until all rows are in use.
 */
public final class RestoreMark {

  /** What the names of schemas end with until their rows were looked at. */
  public static final String UNVERIFIED = "_unverified";

  public static final String SCHEMA = "restore" + UNVERIFIED;

  /** A number of our own among the database's advisory locks. */
  private static final long SCHEMA_LOCK = 0x7069_7463_7266_32L;

  private RestoreMark() {}

  /**
   * One at a time looks for the mark, puts it, or makes our schemas, until its transaction ends.
   */
  public static void lock(Statement statement) throws SQLException {
    statement.execute("SELECT pg_advisory_xact_lock(" + SCHEMA_LOCK + ")");
  }

  /** The schemas that a restore has made and not taken into use; none where none is under way. */
  public static List<String> seen(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet names =
            statement.executeQuery(
                "SELECT nspname FROM pg_namespace WHERE nspname IN"
                    + " ('engine_unverified','records_unverified','restore_unverified') ORDER BY"
                    + " 1")) {
      List<String> seen = new ArrayList<>();
      while (names.next()) {
        seen.add(names.getString(1));
      }
      return seen;
    }
  }

  public static void put(Statement statement) throws SQLException {
    statement.execute("CREATE SCHEMA " + SCHEMA);
  }

  public static void remove(Statement statement) throws SQLException {
    statement.execute("DROP SCHEMA IF EXISTS " + SCHEMA);
  }
}
