package dev.pitcrew.engine.store;

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

  private static EmbeddedPostgres server;
  private @Nullable String database;

  @BeforeAll
  static void startServer() throws IOException {
    server = EmbeddedPostgres.builder().start();
  }

  @AfterAll
  static void stopServer() throws IOException {
    server.close();
  }

  @Override
  StoreLocation location() throws SQLException {
    if (database == null) {
      database = "pitcrew" + DATABASES.incrementAndGet();
      try (Connection connection = server.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE DATABASE " + database);
      }
    }
    return new StoreLocation.Postgres(
        server.getJdbcUrl("postgres", database).replaceAll("\\?.*", ""),
        "postgres",
        "postgres",
        Duration.ofMillis(300));
  }

  @Override
  Connection connect() throws SQLException {
    return server.getDatabase("postgres", database).getConnection();
  }
}
