package dev.pitcrew.records.report;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.jdbc.core.simple.JdbcClient;

final class PostgresReportTest extends ReportContract {

  private static EmbeddedPostgres postgres;
  private static int databases;

  @BeforeAll
  static void start() throws IOException {
    postgres = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  @Override
  String freshDatabase() throws SQLException {
    var name = "records" + ++databases;
    JdbcClient.create(postgres.getPostgresDatabase()).sql("CREATE DATABASE " + name).update();
    return postgres.getJdbcUrl("postgres", name);
  }
}
