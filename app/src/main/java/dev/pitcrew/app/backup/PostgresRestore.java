package dev.pitcrew.app.backup;

import dev.pitcrew.app.BooksAddress;
import dev.pitcrew.app.RestoreMark;
import dev.pitcrew.engine.store.Store;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.audit.AuditChain;
import dev.pitcrew.records.audit.ChainAddress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.postgresql.PGConnection;

/**
 * Puts a dump back into a PostgreSQL that holds nothing of ours: the tables as this version makes
 * them, then the rows, then each table is read once more and compared. Until what came back was
 * looked at as a whole, its schemas have other names, and a mark keeps the application from making
 * itself at home meanwhile ({@link RestoreMark}).
 */
final class PostgresRestore {

  private static final String UNVERIFIED = RestoreMark.UNVERIFIED;

  private final Path backup;
  private final Manifest manifest;

  PostgresRestore(Path backup, Manifest manifest) {
    this.backup = backup;
    this.manifest = manifest;
  }

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
   * the names that the application uses, only what {@link #run} left when it failed.
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

  private static void expectNobodyLeads(Connection connection) throws SQLException {
    if (isLed(connection)) {
      throw new BackupException(
          "Pitcrew was started on this database meanwhile; nothing was restored.");
    }
  }

  /** Where the audit trails are between {@link #run} and {@link #takeIntoUse}. */
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
   * What {@link #run} has put there was looked at, and is what the application uses from now on.
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

  /**
   * All of it, or nothing but empty tables; in schemas of other names, which nobody uses by mistake
   * before they were looked at.
   */
  void run(String url) throws SQLException, IOException {
    Store.open(BooksAddress.engineIn(url)).close();
    Records.open(BooksAddress.inSchema(url, PostgresDump.RECORDS)).close();
    try (Connection connection = DriverManager.getConnection(url)) {
      connection.setAutoCommit(false);
      List<Manifest.DumpedTable> tables = expectSameTables(connection);
      load(connection, tables);
      putSequences(connection);
      for (Manifest.DumpedTable table : tables) {
        String expected =
            manifest.files().stream()
                .filter(file -> file.path().equals(table.file()))
                .findFirst()
                .orElseThrow(() -> new BackupException("The backup lacks " + table.file() + "."))
                .sha256();
        if (!PostgresDump.digest(connection, table).equals(expected)) {
          throw new BackupException(
              "The rows of %s came back otherwise than they were dumped; nothing was restored."
                  .formatted(table.qualified()));
        }
      }
      expectNobodyLeads(connection);
      try (Statement statement = connection.createStatement()) {
        for (String schema : PostgresDump.SCHEMAS) {
          statement.execute("ALTER SCHEMA %s RENAME TO %s".formatted(schema, schema + UNVERIFIED));
        }
      }
      connection.commit();
    }
  }

  /**
   * Rows of another version would want its upgrades, which happen when it is started.
   *
   * @return the dumped tables, in the order of this database: what the manifest says of it would be
   *     run as SQL
   */
  private List<Manifest.DumpedTable> expectSameTables(Connection connection) throws SQLException {
    List<Manifest.DumpedTable> live = PostgresDump.tables(connection);
    Map<String, HashSet<String>> dumped = columns(manifest.tables());
    Map<String, HashSet<String>> here = columns(live);
    if (!dumped.equals(here)) {
      here.entrySet().removeAll(dumped.entrySet());
      throw new BackupException(
          "The backup was made by another version, whose tables differ (%s, ...). Restore it with that version, and then start this one."
              .formatted(
                  here.keySet().stream().findFirst().orElse("it has one that is not known here")));
    }
    Map<String, String> orders = new TreeMap<>();
    live.forEach(table -> orders.put(table.qualified(), table.order()));
    return manifest.tables().stream()
        .map(
            table ->
                new Manifest.DumpedTable(
                    table.schema(),
                    table.name(),
                    table.columns(),
                    orders.getOrDefault(table.qualified(), table.columnList()),
                    table.rows()))
        .toList();
  }

  private static Map<String, HashSet<String>> columns(List<Manifest.DumpedTable> tables) {
    Map<String, HashSet<String>> columns = new TreeMap<>();
    tables.forEach(table -> columns.put(table.qualified(), new HashSet<>(table.columns())));
    return columns;
  }

  /**
   * What the tables forbid to change, and what they must have of each other, is asked afterwards.
   */
  private void load(Connection connection, List<Manifest.DumpedTable> tables)
      throws SQLException, IOException {
    List<String> without =
        PostgresDump.names(
            connection,
            foreignKeys(
                "'ALTER TABLE '||conrelid::regclass||' DROP CONSTRAINT '||quote_ident(conname)"));
    List<String> with =
        PostgresDump.names(
            connection,
            foreignKeys(
                "'ALTER TABLE '||conrelid::regclass||' ADD CONSTRAINT '||quote_ident(conname)||'"
                    + " '||pg_get_constraintdef(oid)"));
    try (Statement statement = connection.createStatement()) {
      executeAll(statement, without);
      for (Manifest.DumpedTable table : tables) {
        statement.execute("ALTER TABLE " + table.qualified() + " DISABLE TRIGGER USER");
        statement.execute("TRUNCATE " + table.qualified());
        copyIn(connection, table);
        statement.execute("ALTER TABLE " + table.qualified() + " ENABLE TRIGGER USER");
      }
      executeAll(statement, with);
    }
  }

  private void putSequences(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT setval(format('%I.%I',schemaname,sequencename)::regclass,?) FROM pg_sequences"
                + " WHERE schemaname IN ('engine','records') AND schemaname=? AND"
                + " sequencename=?")) {
      for (Manifest.Sequence sequence : manifest.sequences()) {
        statement.setLong(1, sequence.lastValue());
        statement.setString(2, sequence.schema());
        statement.setString(3, sequence.name());
        try (ResultSet set = statement.executeQuery()) {
          if (!set.next()) {
            throw new BackupException(
                "The backup is damaged: there is no sequence '%s' in '%s'."
                    .formatted(sequence.name(), sequence.schema()));
          }
        }
      }
    }
  }

  private void copyIn(Connection connection, Manifest.DumpedTable table)
      throws SQLException, IOException {
    try (InputStream rows = Files.newInputStream(backup.resolve(table.file()))) {
      long loaded =
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn(
                  "COPY %s (%s) FROM STDIN".formatted(table.qualified(), table.columnList()), rows);
      if (loaded != table.rows()) {
        throw new BackupException(
            "Expected %d rows of %s, but there were %d."
                .formatted(table.rows(), table.qualified(), loaded));
      }
    }
  }

  private static String foreignKeys(String expression) {
    return "SELECT "
        + expression
        + " FROM pg_constraint WHERE contype='f' AND connamespace IN"
        + " (SELECT oid FROM pg_namespace WHERE nspname IN ('engine','records')) ORDER BY oid";
  }

  private static void executeAll(Statement statement, List<String> all) throws SQLException {
    for (String sql : all) {
      statement.execute(sql);
    }
  }
}
