package dev.pitcrew.records;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.jdbc.core.simple.JdbcClient;

final class PostgresWorkItemsTest extends WorkItemsContract {

  private static EmbeddedPostgres postgres;
  private static int databases;

  @BeforeAll
  static void start() throws Exception {
    postgres = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stop() throws Exception {
    postgres.close();
  }

  @Override
  String freshDatabase() throws SQLException {
    var name = "work" + ++databases;
    JdbcClient.create(postgres.getPostgresDatabase()).sql("CREATE DATABASE " + name).update();
    return postgres.getJdbcUrl("postgres", name);
  }
}
