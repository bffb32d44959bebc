package dev.pitcrew.app.backup;

import dev.pitcrew.app.BooksAddress;
import dev.pitcrew.app.RestoreMark;
import dev.pitcrew.records.chain.AuditChain;
import dev.pitcrew.records.chain.ChainAddress;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The schemas of a PostgreSQL while a backup is put back into it: until what came back was looked
 * at as a whole, they have other names, and a mark keeps the application from making itself at home
 * meanwhile ({@link RestoreMark}).
 */
final class RestoredSchemas {

  private static final String UNVERIFIED = RestoreMark.UNVERIFIED;

  private RestoredSchemas() {}

  /**
   * @throws BackupException when there is anything in our schemas already
   */
  static void expectEmpty(String url) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url)) {
      expectEmpty(connection);
    }
  }

  /**
   * From here on no application starts on it, until {@link #takeIntoUse} or {@link #undo}.
   *
   * @throws BackupException when there is anything in our schemas already
   */
  static void begin(String url) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      RestoreMark.lock(statement);
      expectEmpty(connection);
      RestoreMark.put(statement);
      for (String schema : PostgresDump.SCHEMAS) {
        statement.execute("CREATE SCHEMA IF NOT EXISTS " + schema);
      }
      connection.commit();
    }
  }

  private static void expectEmpty(Connection connection) throws SQLException {
    List<String> there =
        PostgresDump.names(
            connection,
            """
              SELECT nspname||'.'||name FROM (
                SELECT relnamespace AS space, relname AS name FROM pg_class
                UNION ALL SELECT pronamespace, proname FROM pg_proc
                UNION ALL SELECT typnamespace, typname FROM pg_type) things
              JOIN pg_namespace n ON n.oid=space
              WHERE nspname IN ('engine','records') ORDER BY 1 LIMIT 3\
              """);
    List<String> brokenOff = RestoreMark.seen(connection);
    if (!brokenOff.isEmpty()) {
      throw new BackupException(
          "There are schemas %s: a restore was broken off, or is being made right now. If none is, drop them and try again."
              .formatted(brokenOff));
    }
    if (!there.isEmpty()) {
      throw new BackupException(
          "Expected a database without tables of Pitcrew, but there are %s.".formatted(there));
    }
  }

  /**
   * Takes away what was restored and not taken into use, and nothing that somebody else made: under
   * the names that the application uses, only what {@link PostgresRestore#run} left when it failed.
   */
  static void undo(String url) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      RestoreMark.lock(statement);
      List<String> ours = RestoreMark.seen(connection);
      boolean isRunBroken = ours.equals(List.of(RestoreMark.SCHEMA)) && !isLed(connection);
      for (String schema : ours) {
        statement.execute("DROP SCHEMA " + schema + " CASCADE");
      }
      if (isRunBroken) {
        for (String schema : PostgresDump.SCHEMAS) {
          statement.execute("DROP SCHEMA IF EXISTS " + schema + " CASCADE");
        }
      }
      connection.commit();
    }
  }

  /** An application that was about to start as the mark was put may have led here. */
  private static boolean isLed(Connection connection) throws SQLException {
    return !PostgresDump.names(
            connection, "SELECT 'led' WHERE to_regclass('engine.node_lease') IS NOT NULL")
        .isEmpty();
  }

  /**
   * @throws BackupException when an application was started there meanwhile
   */
  static void expectNobodyLeads(Connection connection) throws SQLException {
    if (isLed(connection)) {
      throw new BackupException(
          "Pitcrew was started on this database meanwhile; nothing was restored.");
    }
  }

  /** Where the audit trails are between {@link PostgresRestore#run} and {@link #takeIntoUse}. */
  static List<ChainAddress> unverifiedChains(String url) {
    return List.of(
        new ChainAddress(
            AuditChain.RECORDS,
            BooksAddress.inSchema(url, PostgresDump.RECORDS + UNVERIFIED),
            "audit"),
        new ChainAddress(
            AuditChain.ENGINE,
            BooksAddress.inSchema(url, PostgresDump.ENGINE + UNVERIFIED),
            "audit"));
  }

  /** Puts the files where the application looks for them. */
  interface Placing {
    void put() throws IOException;
  }

  /**
   * What {@link PostgresRestore#run} has put there was looked at, and is what the application uses
   * from now on.
   *
   * @param files come in between, so that nothing is in use without the other: whoever is killed
   *     here leaves the mark
   */
  static void takeIntoUse(String url, Placing files) throws SQLException, IOException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (String schema : PostgresDump.SCHEMAS) {
        statement.execute("ALTER SCHEMA %s RENAME TO %s".formatted(schema + UNVERIFIED, schema));
      }
      RestoreMark.remove(statement);
      files.put();
      connection.commit();
    }
  }
}
