package dev.pitcrew.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.pitcrew.engine.command.ActivatedJob;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.state.IncidentRow;
import dev.pitcrew.engine.state.IncidentState;
import dev.pitcrew.engine.state.InstanceState;
import dev.pitcrew.engine.state.JobFailureRow;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.Table;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.state.UserTaskRow;
import dev.pitcrew.engine.state.UserTaskState;
import dev.pitcrew.engine.state.VariableRow;
import dev.pitcrew.engine.store.PageRequest;
import dev.pitcrew.engine.store.Query;
import dev.pitcrew.engine.store.StoreLocation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The stores of a release with schema version 4, with instances that wait for everything there is
 * to wait for: this release opens them, and brings all of it to its end.
 */
class OlderStoreTest {

  /** Two hours after the older one was stopped: its timers, jobs and tries are due. */
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  private static final List<String> JOB_TYPES =
      List.of("waiting", "failed", "again", "each", "ask", "deep", "undo");

  @TempDir private Path folder;

  @Test
  void shouldBringAllToItsEndWhenTheStoreIsOfAnOlderReleaseOnSqlite() throws Exception {
    // given
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("engine.db"));
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(text("version-4-sqlite.sql"));
    }

    // then
    bringToItsEnd(RuntimeOptions.in(folder));
  }

  @Test
  void shouldBringAllToItsEndWhenTheStoreIsOfAnOlderReleaseOnPostgres() throws Exception {
    // given
    StoreLocation.Postgres database = PostgresServer.newDatabase();
    try (Connection connection =
            DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        Statement statement = connection.createStatement()) {
      statement.execute(text("version-4-postgresql.sql"));
    }

    // then
    bringToItsEnd(RuntimeOptions.at(database, folder));
  }

  private static String text(String dump) throws IOException {
    try (InputStream in = OlderStoreTest.class.getResourceAsStream("/older/" + dump)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void bringToItsEnd(RuntimeOptions options) throws SQLException {
    try (EngineRuntime engine =
        EngineRuntime.start(options.withClock(() -> NOW).withUniqueBusinessIds(true))) {
      // given: what it was when it was stopped
      assertThat(instances(engine, InstanceState.TERMINATED)).hasSize(2);
      List<Long> waiting = instances(engine, InstanceState.ACTIVE);
      assertThat(waiting).hasSize(5);
      assertThat(submit(engine, create("business-1")))
          .as("an instance of the older release holds its business id")
          .isInstanceOf(Rejection.class);
      assertFailuresCountOnce(engine);

      // when
      for (int order = 1; order <= 2; order++) {
        publish(engine, "paid", order);
        publish(engine, "shipped", order);
      }
      await()
          .atMost(Duration.ofMinutes(2))
          .until(
              () -> {
                takeAStep(engine);
                return instances(engine, InstanceState.ACTIVE).isEmpty();
              });

      // then
      assertThat(instances(engine, InstanceState.COMPLETED)).containsAll(waiting);
      assertThat(all(engine, Tables.INCIDENT)).allMatch(row -> row.state() != IncidentState.ACTIVE);
      assertThat(all(engine, Tables.VARIABLE))
          .filteredOn(variable -> variable.name().equals("items"))
          .extracting(VariableRow::value)
          .contains("[1,4,9]");
      assertThat(submit(engine, create("business-1"))).isInstanceOf(Reply.InstanceCreated.class);
    }
    try (EngineRuntime again = EngineRuntime.start(options.withClock(() -> NOW))) {
      assertFailuresCountOnce(again);
    }
  }

  private static void assertFailuresCountOnce(EngineRuntime engine) {
    assertThat(all(engine, Tables.JOB_FAILURE))
        .as("what failed in the older release counts once")
        .extracting(
            JobFailureRow::type,
            JobFailureRow::worker,
            JobFailureRow::errorMessage,
            JobFailureRow::times)
        .containsOnlyOnce(tuple("failed", "old", "it broke", 1L));
  }

  /** Whatever can be done now, as workers and people would. */
  private static void takeAStep(EngineRuntime engine) {
    for (IncidentRow incident : all(engine, Tables.INCIDENT)) {
      if (incident.state() == IncidentState.ACTIVE) {
        submit(engine, new Command.UpdateJob(incident.jobKey(), 1, null));
        submit(engine, new Command.ResolveIncident(incident.key()));
      }
    }
    for (UserTaskRow task : all(engine, Tables.USER_TASK)) {
      if (task.state() == UserTaskState.CREATED) {
        submit(engine, new Command.CompleteUserTask(task.key(), "{\"decided\":true}", null));
      }
    }
    for (String type : JOB_TYPES) {
      Outcome activated =
          submit(
              engine,
              new Command.ActivateJobs(
                  type, "worker", 60_000, 100, List.of(), List.of(FakeSteps.TENANT)));
      for (ActivatedJob job : ((Reply.JobsActivated) activated).jobs()) {
        submit(engine, new Command.CompleteJob(job.job().key(), "{\"answer\":42}"));
      }
    }
  }

  private static void publish(EngineRuntime engine, String name, int order) {
    submit(
        engine,
        new Command.PublishMessage(
            name, "order-" + order, 3_600_000, null, "{}", FakeSteps.TENANT));
  }

  private static Command create(String businessId) {
    return new Command.CreateProcessInstance(
        "older",
        0,
        0,
        "{\"order\":\"order-9\"}",
        List.of(),
        false,
        List.of(),
        List.of(),
        businessId,
        FakeSteps.TENANT);
  }

  private static Outcome submit(EngineRuntime engine, Command command) {
    return engine.submit(command).orTimeout(2, TimeUnit.MINUTES).join();
  }

  private static List<Long> instances(EngineRuntime engine, InstanceState state) {
    return all(engine, Tables.PROCESS_INSTANCE).stream()
        .filter(instance -> instance.state() == state)
        .map(ProcessInstanceRow::key)
        .toList();
  }

  private static <R extends Row> List<R> all(EngineRuntime engine, Table<R> table) {
    return engine
        .search(new Query<>(table, List.of(), List.of(), PageRequest.first(1_000)))
        .items();
  }
}
