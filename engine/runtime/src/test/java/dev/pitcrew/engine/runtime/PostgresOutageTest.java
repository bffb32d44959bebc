package dev.pitcrew.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.state.MessageRow;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.store.PageRequest;
import dev.pitcrew.engine.store.Query;
import dev.pitcrew.engine.store.StoreLocation;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresOutageTest {

  @TempDir private Path data;

  @Test
  void shouldLoseNothingAcknowledgedWhenItsConnectionsDie() throws SQLException {
    // given
    StoreLocation.Postgres database = PostgresServer.newDatabase();
    RuntimeOptions options = RuntimeOptions.at(database, data);
    List<Long> acknowledged = new ArrayList<>();
    int refused = 0;
    try (EngineRuntime engine = EngineRuntime.start(options, new FakeSteps())) {
      for (int i = 0; i < 200; i++) {
        // when
        if (i % 50 == 25) {
          killConnections(database);
        }
        Outcome outcome =
            engine
                .submit(FakeSteps.publishMessage("name", 3_600_000))
                .orTimeout(2, TimeUnit.MINUTES)
                .join();
        if (outcome instanceof Reply.MessagePublished published) {
          acknowledged.add(published.messageKey());
        } else {
          refused++;
          assertThat(outcome)
              .isInstanceOfSatisfying(
                  Rejection.class, r -> assertThat(r.type()).isEqualTo(Rejection.Type.UNAVAILABLE));
          await().until(() -> engine.health().status() == Health.Status.READY);
        }
        // A search may find its own connection dead, and connects again.
        engine.get(Tables.MESSAGE, 1);
      }

      // then
      assertThat(refused).isBetween(1, 20);
      Query<MessageRow> all =
          new Query<>(Tables.MESSAGE, List.of(), List.of(), PageRequest.first(1_000));
      assertThat(engine.search(all).items())
          .extracting(MessageRow::key)
          .containsExactlyElementsOf(acknowledged);
    }
  }

  /** Returns when they are gone: one that is being ended may still take a statement. */
  private static void killConnections(StoreLocation.Postgres database) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        Statement statement = connection.createStatement()) {
      statement.execute(
          "SELECT pg_terminate_backend(pid, 60000) FROM pg_stat_activity WHERE application_name='pitcrew' AND datname=current_database()");
    }
  }
}
