package dev.pitcrew.app.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How much disk the engine's rows take. */
final class StoreSize {

  private static final String POSTGRES =
      "SELECT sum(pg_total_relation_size(c.oid)) FROM pg_class c"
          + " JOIN pg_namespace n ON n.oid = c.relnamespace"
          + " WHERE n.nspname = 'engine' AND c.relkind = 'r'";

  /** A scrape must not wait for a database that has vanished. */
  private static final String SECONDS_MAX = "5";

  private StoreSize() {}

  /**
   * @param database address of the PostgreSQL; absent for a file in the data folder
   * @param application what the connection is called where nodes share the database
   * @return empty where it cannot be seen now
   */
  static OptionalLong of(Path data, @Nullable String database, @Nullable String application) {
    try {
      return OptionalLong.of(database == null ? files(data) : tables(database, application));
    } catch (IOException | SQLException e) {
      return OptionalLong.empty();
    }
  }

  /** The write-ahead log included. */
  private static long files(Path data) throws IOException {
    long bytes = 0;
    try (Stream<Path> all = Files.list(data)) {
      for (Path file : all.toList()) {
        if (file.getFileName().toString().startsWith("engine.db")) {
          bytes += Files.size(file);
        }
      }
    }
    return bytes;
  }

  private static long tables(String database, @Nullable String application) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("connectTimeout", SECONDS_MAX);
    properties.setProperty("socketTimeout", SECONDS_MAX);
    properties.setProperty("ApplicationName", application == null ? "pitcrew" : application);
    try (Connection connection = DriverManager.getConnection(database, properties);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(POSTGRES)) {
      return result.next() ? result.getLong(1) : 0;
    }
  }
}
