package dev.pitcrew.app.backup;

import dev.pitcrew.app.BooksAddress;
import dev.pitcrew.app.RestoreMark;
import dev.pitcrew.engine.store.Store;
import dev.pitcrew.records.Records;
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
 * them, then the rows, then each table is read once more and compared; see {@link RestoredSchemas}
 * for what surrounds it.
 */
final class PostgresRestore {

  private final Path backup;
  private final Manifest manifest;

  PostgresRestore(Path backup, Manifest manifest) {
    this.backup = backup;
    this.manifest = manifest;
  }

  /**
   * All of it, or nothing but empty tables; in schemas of other names, which nobody uses by mistake
   * before they were looked at.
   */
  void run(String url) throws SQLException, IOException {
    if (manifest.tables().stream().anyMatch(table -> table.schema().equals(PostgresDump.ENGINE))) {
      // Books of workers have no engine beside them; with its tables they would be taken for one's.
      Store.open(BooksAddress.engineIn(url)).close();
    }
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
      RestoredSchemas.expectNobodyLeads(connection);
      try (Statement statement = connection.createStatement()) {
        for (String schema : PostgresDump.SCHEMAS) {
          statement.execute(
              "ALTER SCHEMA %s RENAME TO %s".formatted(schema, schema + RestoreMark.UNVERIFIED));
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
