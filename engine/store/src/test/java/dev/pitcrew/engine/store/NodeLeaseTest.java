package dev.pitcrew.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.pitcrew.testing.PatientPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NodeLeaseTest {

  private static final Duration LONG = Duration.ofMinutes(10);

  private static EmbeddedPostgres server;

  private StoreLocation.Postgres database;

  @BeforeAll
  static void startServer() throws IOException {
    server = PatientPostgres.builder().start();
  }

  @AfterAll
  static void stopServer() throws IOException {
    server.close();
  }

  @BeforeEach
  void emptyDatabase() throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("DROP DATABASE IF EXISTS nodes WITH (FORCE)");
      statement.execute("CREATE DATABASE nodes");
    }
    database =
        new StoreLocation.Postgres(
            server.getJdbcUrl("postgres", "nodes").replaceAll("\\?.*", ""),
            "postgres",
            "postgres",
            Duration.ofMinutes(2));
  }

  private NodeLease node(String name) {
    return new NodeLease(database, name, LONG);
  }

  /** As if its time had passed. */
  private void expire() throws SQLException {
    try (Connection connection = server.getDatabase("postgres", "nodes").getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("UPDATE node_lease SET expires_at='epoch'");
    }
  }

  @Test
  void shouldLetOneLeadWhenManyTryAtOnce() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      // given
      List<Callable<OptionalLong>> tries =
          IntStream.range(0, 8)
              .<Callable<OptionalLong>>mapToObj(
                  i ->
                      () -> {
                        try (NodeLease lease = node("node" + i)) {
                          return lease.take("here");
                        }
                      })
              .toList();

      // when
      List<OptionalLong> taken = threads.invokeAll(tries).stream().map(Future::resultNow).toList();

      // then
      assertThat(taken).filteredOn(OptionalLong::isPresent).containsExactly(OptionalLong.of(1));
    }
  }

  @Test
  void shouldSayWhoLeadsWhenAnotherNodeAsks() {
    try (NodeLease first = node("first");
        NodeLease second = node("second")) {
      // given
      first.take("here");

      // when
      NodeLease.Holder holder = second.holder();

      // then
      assertThat(holder).isEqualTo(new NodeLease.Holder("first", 1, true, true, "here"));
      assertThat(second.take("here")).isEmpty();
    }
  }

  @Test
  void shouldSeeThatALeaderIsGoneWhenItsConnectionIs() {
    try (NodeLease first = node("first");
        NodeLease second = node("second")) {
      // given
      first.take("here");

      // when
      first.close();

      // then
      assertThat(second.holder().inForce()).isTrue();
      await("the server to notice").until(() -> !second.holder().connected());
      assertThat(second.takeFrom(1, "here")).hasValue(2);
      assertThat(first.renew(1)).isFalse();
    }
  }

  @Test
  void shouldTakeOverAtOnceWhenTheLeaseIsGivenUp() {
    try (NodeLease first = node("first");
        NodeLease second = node("second")) {
      // given
      first.take("here");

      // when
      first.giveUp(1);

      // then
      assertThat(second.take("here")).hasValue(2);
    }
  }

  @Test
  void shouldGoOnLeadingWhenItsTimePassedAndNobodyTookIt() throws SQLException {
    try (NodeLease first = node("first");
        NodeLease second = node("second")) {
      // given
      first.take("here");
      expire();

      // when
      boolean leads = first.renew(1);

      // then
      assertThat(leads).isTrue();
      assertThat(second.take("here")).isEmpty();
    }
  }

  @Test
  void shouldNeitherWriteNorReadNorConnectWhenAnotherNodeTookOver() throws SQLException {
    try (NodeLease first = node("first");
        NodeLease second = node("second")) {
      // given
      LeaseFence fence = new LeaseFence(first.take("here").orElseThrow());
      try (Store paused = Store.open(database.under(fence))) {
        paused.commit(new Batch(1, 0));

        // when
        expire();
        LeaseFence later = new LeaseFence(second.take("here").orElseThrow());

        // then
        assertThatThrownBy(() -> paused.commit(new Batch(2, 0))).isInstanceOf(StoreException.class);
        assertThatThrownBy(paused::recover)
            .isInstanceOf(StoreException.class)
            .hasMessageContaining("another node leads now");
        assertThatThrownBy(() -> paused.get(dev.pitcrew.engine.state.Tables.PROCESS_INSTANCE, 1))
            .isInstanceOf(StoreException.class);
        assertThat(first.renew(fence.epoch())).isFalse();
        try (Store leading = Store.open(database.under(later))) {
          assertThat(leading.progress().batchNumber()).isEqualTo(1);
          leading.commit(new Batch(2, 0));
        }
      }
    }
  }
}
