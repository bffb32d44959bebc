package dev.pitcrew.engine.store;

import dev.pitcrew.testing.PatientPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresStoreTest extends StoreContract {

  private static final AtomicInteger DATABASES = new AtomicInteger();

  /** Of which each test's database is a copy: quicker than to make all tables and indexes anew. */
  private static final String TEMPLATE = "as_created";

  /** The server may need a while to notice that a store was closed. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static EmbeddedPostgres server;
  private @Nullable String database;

  @BeforeAll
  static void startServer() throws IOException, SQLException {
    server = PatientPostgres.builder().start();
    administer("CREATE DATABASE " + TEMPLATE);
    Store.open(locationOf(TEMPLATE, PATIENCE)).close();
  }

  @AfterAll
  static void stopServer() throws IOException {
    server.close();
  }

  @Override
  StoreLocation location() throws SQLException {
    if (database == null) {
      database = "pitcrew" + DATABASES.incrementAndGet();
      administer("CREATE DATABASE %s TEMPLATE %s".formatted(database, TEMPLATE));
    }
    return locationOf(database, PATIENCE);
  }

  @Override
  StoreLocation impatient() {
    return locationOf(database, Duration.ofMillis(300));
  }

  private static StoreLocation locationOf(String name, Duration patience) {
    return new StoreLocation.Postgres(
        server.getJdbcUrl("postgres", name).replaceAll("\\?.*", ""),
        "postgres",
        "postgres",
        patience);
  }

  private static void administer(String sql) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  Connection connect() throws SQLException {
    return server.getDatabase("postgres", database).getConnection();
  }
}
