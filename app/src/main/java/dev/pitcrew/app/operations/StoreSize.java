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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How much disk the engine's rows take. */
final class StoreSize {

  private static final String POSTGRES =
      "SELECT sum(pg_total_relation_size(c.oid)) FROM pg_class c"
          + " JOIN pg_namespace n ON n.oid = c.relnamespace"
          + " WHERE n.nspname = 'engine' AND c.relkind = 'r'";

  private StoreSize() {}

  /**
   * @param database address of the PostgreSQL; absent for a file in the data folder
   * @return empty where it cannot be seen now
   */
  static OptionalLong of(Path data, @Nullable String database) {
    try {
      return OptionalLong.of(database == null ? files(data) : tables(database));
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

  private static long tables(String database) throws SQLException {
    try (Connection connection = DriverManager.getConnection(database);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(POSTGRES)) {
      return result.next() ? result.getLong(1) : 0;
    }
  }
}
