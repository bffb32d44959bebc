package dev.pitcrew.engine.store;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Where the rows are kept. */
public sealed interface StoreLocation {

  /**
   * One SQLite file; its folder is created when it is missing.
   *
   * @param patience how long a write waits for somebody else who holds the file
   */
  record Sqlite(Path file, Duration patience) implements StoreLocation {

    public Sqlite(Path file) {
      this(file, Duration.ofSeconds(2));
    }
  }

  /**
   * A PostgreSQL database of its own.
   *
   * @param jdbcUrl {@code jdbc:postgresql://host:port/database}
   * @param patience how long opening waits for the owner before, who may just be ending
   * @param fence what each connection is bound to where nodes share the database
   */
  record Postgres(
      String jdbcUrl, String user, String password, Duration patience, @Nullable LeaseFence fence)
      implements StoreLocation {

    public Postgres(String jdbcUrl, String user, String password, Duration patience) {
      this(jdbcUrl, user, password, patience, null);
    }

    public Postgres(String jdbcUrl, String user, String password) {
      this(jdbcUrl, user, password, Duration.ofSeconds(3));
    }

    /** The same for as long as this node leads. */
    public Postgres under(LeaseFence lease) {
      return new Postgres(jdbcUrl, user, password, patience, lease);
    }

    @Override
    public String toString() {
      return "Postgres[" + jdbcUrl + "]";
    }
  }
}
