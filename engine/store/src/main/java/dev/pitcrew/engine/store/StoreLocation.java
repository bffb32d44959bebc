package dev.pitcrew.engine.store;

import java.nio.file.Path;

/** Where the rows are kept. */
public sealed interface StoreLocation {

  /** One SQLite file; its folder is created when it is missing. */
  record Sqlite(Path file) implements StoreLocation {}

  /**
   * A PostgreSQL database of its own.
   *
   * @param jdbcUrl {@code jdbc:postgresql://host:port/database}
   */
  record Postgres(String jdbcUrl, String user, String password) implements StoreLocation {

    @Override
    public String toString() {
      return "Postgres[" + jdbcUrl + "]";
    }
  }
}
