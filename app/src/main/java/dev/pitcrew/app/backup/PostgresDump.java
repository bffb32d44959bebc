package dev.pitcrew.app.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** All rows of both schemas as they were at one moment, each table in a file of its own. */
final class PostgresDump {

  static final String ENGINE = "engine";
  static final String RECORDS = "records";
  static final List<String> SCHEMAS = List.of(ENGINE, RECORDS);

  /** Which node leads now is nothing to bring back. */
  private static final String LEASE = "node_lease";

  private final Connection connection;
  private final CopyManager copies;

  private PostgresDump(Connection connection) throws SQLException {
    this.connection = connection;
    this.copies = connection.unwrap(PGConnection.class).getCopyAPI();
  }

  /** What was dumped. */
  record Dumped(
      List<Manifest.Kept> files,
      List<Manifest.DumpedTable> tables,
      List<Manifest.Sequence> sequences) {}

  static Dumped take(String url, Path backup) throws SQLException, IOException {
    try (Connection connection = DriverManager.getConnection(url)) {
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      Dumped dumped = new PostgresDump(connection).dump(backup);
      connection.rollback();
      return dumped;
    }
  }

  private Dumped dump(Path backup) throws SQLException, IOException {
    Files.createDirectories(backup.resolve("database"));
    List<Manifest.Kept> files = new ArrayList<>();
    List<Manifest.DumpedTable> tables = new ArrayList<>();
    for (Manifest.DumpedTable table : tables(connection)) {
      Path file = backup.resolve(table.file());
      MessageDigest digest = Digests.sha256();
      long rows;
      try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
        rows = copyOut(table, out);
      }
      files.add(new Manifest.Kept(table.file(), Files.size(file), Digests.hex(digest)));
      tables.add(
          new Manifest.DumpedTable(
              table.schema(), table.name(), table.columns(), table.order(), rows));
    }
    return new Dumped(files, tables, sequences(connection));
  }

  private long copyOut(Manifest.DumpedTable table, OutputStream out)
      throws SQLException, IOException {
    return copies.copyOut(
        "COPY (SELECT %s FROM %s ORDER BY %s) TO STDOUT"
            .formatted(table.columnList(), table.qualified(), table.order()),
        out);
  }

  /** The rows of a table as they would be dumped, as a digest. */
  static String digest(Connection connection, Manifest.DumpedTable table)
      throws SQLException, IOException {
    MessageDigest digest = Digests.sha256();
    try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      new PostgresDump(connection).copyOut(table, out);
    }
    return Digests.hex(digest);
  }

  /** All tables of both schemas, without their rows' number. */
  static List<Manifest.DumpedTable> tables(Connection connection) throws SQLException {
    List<Manifest.DumpedTable> tables = new ArrayList<>();
    for (String schema : SCHEMAS) {
      for (String name :
          names(
              connection,
              "SELECT tablename FROM pg_tables WHERE schemaname='%s' AND tablename<>'%s' ORDER BY 1"
                  .formatted(schema, LEASE))) {
        List<String> columns =
            names(
                connection,
                "SELECT column_name FROM information_schema.columns WHERE table_schema='%s' AND table_name='%s' ORDER BY 1"
                    .formatted(schema, name));
        List<String> keys =
            names(
                connection,
                """
                SELECT a.attname FROM pg_index i JOIN pg_attribute a
                  ON a.attrelid=i.indrelid AND a.attnum=ANY(i.indkey)
                WHERE i.indisprimary AND i.indrelid='"%s"."%s"'::regclass ORDER BY 1\
                """
                    .formatted(schema, name));
        List<String> order = keys.isEmpty() ? columns : keys;
        tables.add(
            new Manifest.DumpedTable(
                schema, name, columns, '"' + String.join("\",\"", order) + '"', 0));
      }
    }
    return tables;
  }

  private static List<Manifest.Sequence> sequences(Connection connection) throws SQLException {
    List<Manifest.Sequence> sequences = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "SELECT schemaname,sequencename,last_value FROM pg_sequences"
                    + " WHERE schemaname IN ('engine','records') AND last_value IS NOT NULL"
                    + " ORDER BY 1,2")) {
      while (found.next()) {
        sequences.add(
            new Manifest.Sequence(found.getString(1), found.getString(2), found.getLong(3)));
      }
    }
    return sequences;
  }

  static List<String> names(Connection connection, String sql) throws SQLException {
    List<String> names = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      while (found.next()) {
        names.add(found.getString(1));
      }
    }
    return names;
  }
}
