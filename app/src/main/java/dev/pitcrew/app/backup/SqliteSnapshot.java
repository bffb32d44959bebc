package dev.pitcrew.app.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Both SQLite files as they were at one moment: as if the application had been killed then. The
 * writers are held up for as long as it takes to begin reading, not while the files are copied.
 */
final class SqliteSnapshot {

  private static final List<String> FILES = List.of("records.db", "engine.db");
  private static final int PATIENCE_MILLIS = 10_000;

  private SqliteSnapshot() {}

  static List<Manifest.Kept> take(Path data, Path backup) throws SQLException, IOException {
    List<Path> sources = FILES.stream().map(data::resolve).filter(Files::exists).toList();
    List<Connection> open = new ArrayList<>();
    try {
      List<Connection> readers = beginReading(sources, open);
      List<Manifest.Kept> kept = new ArrayList<>();
      Path folder = Files.createDirectories(backup.resolve("database"));
      for (int i = 0; i < readers.size(); i++) {
        Path copy = folder.resolve(sources.get(i).getFileName());
        execute(readers.get(i), "backup to '" + copy.toString().replace("'", "''") + "'");
        String path = "database/" + copy.getFileName();
        kept.add(new Manifest.Kept(path, Files.size(copy), Digests.of(copy)));
      }
      return kept;
    } finally {
      for (Connection connection : open.reversed()) {
        connection.close();
      }
    }
  }

  private static List<Connection> beginReading(List<Path> sources, List<Connection> open)
      throws SQLException {
    List<Connection> writers = new ArrayList<>();
    for (Path source : sources) {
      Connection writer = connect(source, open);
      execute(writer, "BEGIN IMMEDIATE");
      writers.add(writer);
    }
    List<Connection> readers = new ArrayList<>();
    for (Path source : sources) {
      Connection reader = connect(source, open);
      execute(reader, "BEGIN");
      try (Statement statement = reader.createStatement();
          ResultSet any = statement.executeQuery("SELECT count(*) FROM sqlite_master")) {
        any.next();
      }
      readers.add(reader);
    }
    for (Connection writer : writers) {
      execute(writer, "ROLLBACK");
    }
    return readers;
  }

  private static Connection connect(Path file, List<Connection> open) throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
    open.add(connection);
    execute(connection, "PRAGMA busy_timeout=" + PATIENCE_MILLIS);
    return connection;
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  /** Puts the files back, and has SQLite look at each page. */
  static void restore(Path backup, Path data) throws SQLException, IOException {
    for (String name : FILES) {
      Path file = backup.resolve("database").resolve(name);
      if (!Files.exists(file)) {
        continue;
      }
      Path copy = data.resolve(name);
      Digests.copy(file, copy);
      try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy)) {
        expectNone(connection, name, "PRAGMA integrity_check", "ok");
        expectNone(connection, name, "PRAGMA foreign_key_check", null);
      }
    }
  }

  private static void expectNone(
      Connection connection,
      String name,
      String pragma,
      @org.jspecify.annotations.Nullable String good)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(pragma)) {
      while (found.next()) {
        if (!found.getString(1).equals(good)) {
          throw new BackupException(
              "The backup is damaged: in %s, %s says '%s'."
                  .formatted(name, pragma, found.getString(1)));
        }
      }
    }
  }
}
