package dev.pitcrew.engine.runtime;

import dev.pitcrew.engine.store.StoreLocation;
import dev.pitcrew.testing.PatientPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** One PostgreSQL for all tests of this JVM, with which it ends; a database for each who asks. */
final class PostgresServer {

  /** The server may need a while to notice that a process was killed. */
  static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final AtomicInteger DATABASES = new AtomicInteger();

  private static final class Started {
    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        return PatientPostgres.builder().setServerConfig("fsync", "on").start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private PostgresServer() {}

  /** A new database, empty. */
  static StoreLocation.Postgres newDatabase() throws SQLException {
    String name = "pitcrew" + DATABASES.incrementAndGet();
    try (Connection connection = Started.SERVER.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    String url = Started.SERVER.getJdbcUrl("postgres", name).replaceAll("\\?.*", "");
    return new StoreLocation.Postgres(url, "postgres", "postgres", PATIENCE);
  }
}
