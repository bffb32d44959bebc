package dev.pitcrew.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.Engine;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.command.Step;
import dev.pitcrew.engine.command.StepContext;
import dev.pitcrew.engine.expression.DmnLanguage;
import dev.pitcrew.engine.expression.FeelLanguage;
import dev.pitcrew.engine.model.ElementType;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.InMemoryState;
import dev.pitcrew.engine.state.JobRow;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.Table;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.store.PageRequest;
import dev.pitcrew.engine.store.Query;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The same commands to the running engine and to the state machine on plain maps: the same
 * outcomes, and the same rows in the end, with restarts in between.
 */
class RuntimeAgainstMemoryTest {

  private static final Logger LOG = LoggerFactory.getLogger(RuntimeAgainstMemoryTest.class);
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final int COMMANDS = 600;

  private final long seed = Long.getLong("pitcrew.seed", 1);
  private final Random random = new Random(seed);
  private final Engine model = new Engine(new FeelLanguage(), new DmnLanguage());
  private final InMemoryState rows = new InMemoryState();
  private final Map<Kind, Integer> accepted = new EnumMap<>(Kind.class);
  private KeySource keys = new KeySource(0);
  @TempDir private Path data;

  private enum Kind {
    CREATE,
    ACTIVATE,
    COMPLETE,
    FAIL,
    ERROR,
    RETRIES,
    CANCEL,
    VARIABLES,
    BROADCAST,
    PUBLISH
  }

  @Test
  void shouldAnswerAndHoldWhatTheModelDoesWhenOnSqlite() throws IOException {
    compare(RuntimeOptions.in(data).withClock(() -> NOW));
  }

  @Test
  void shouldAnswerAndHoldWhatTheModelDoesWhenOnPostgres() throws IOException, SQLException {
    compare(RuntimeOptions.at(PostgresServer.newDatabase(), data).withClock(() -> NOW));
  }

  private void compare(RuntimeOptions options) throws IOException {
    LOG.info("seed={}", seed);
    EngineRuntime engine = EngineRuntime.start(options, steps());
    try {
      same(engine, deploy());
      for (int i = 0; i < COMMANDS; i++) {
        Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
        if (same(engine, command(kind)) instanceof Reply) {
          accepted.merge(kind, 1, Integer::sum);
        }
        if (i % 100 == 99) {
          engine.close();
          // Keys go on after the block that was saved.
          keys = new KeySource(keys.mark());
          engine = EngineRuntime.start(options, steps());
        }
      }
      for (Table<?> table : Tables.ALL) {
        assertSameRows(engine, table);
      }
    } finally {
      engine.close();
    }
    // So that it cannot pass by rejecting everything.
    assertThat(accepted.keySet()).containsExactly(Kind.values());
    assertThat(rows.all(Tables.ELEMENT_INSTANCE))
        .extracting(ElementInstanceRow::type)
        .contains(ElementType.EVENT_SUB_PROCESS);
    assertThat(rows.all(Tables.ELEMENT_INSTANCE))
        .extracting(ElementInstanceRow::elementId)
        .contains("first");
  }

  /** As the model's: what is evaluated beside takes its step, and keys, once more. */
  private static StepFunction steps() {
    Engine engine = new Engine(new FeelLanguage(), new DmnLanguage());
    return (command, state, context) ->
        engine.step(
            command,
            state,
            new StepContext(
                context.now(),
                context.keys(),
                context.streams(),
                context.caller(),
                context.salts()));
  }

  private Outcome same(EngineRuntime engine, Command command) {
    Step expected =
        model.step(command, rows, new StepContext(NOW, keys, StepContext.JobStreams.NONE));
    rows.apply(expected.changes());
    Outcome actual = engine.submit(command).orTimeout(2, TimeUnit.MINUTES).join();
    assertThat(actual).as("seed %d: %s", seed, command).isEqualTo(expected.outcome());
    return actual;
  }

  private <R extends Row> void assertSameRows(EngineRuntime engine, Table<R> table) {
    Query<R> all = new Query<>(table, List.of(), List.of(), PageRequest.first(10_000));
    assertThat(engine.search(all).items())
        .as("seed %d: %s", seed, table)
        .isEqualTo(rows.all(table));
  }

  private static Command deploy() throws IOException {
    return new Command.Deploy(
        List.of(resource("one-job.bpmn"), resource("told.bpmn"), resource("undone.bpmn")),
        FakeSteps.TENANT);
  }

  private static Command.Deploy.Resource resource(String name) throws IOException {
    try (InputStream bpmn = RuntimeAgainstMemoryTest.class.getResourceAsStream("/" + name)) {
      return new Command.Deploy.Resource(name, bpmn.readAllBytes());
    }
  }

  private Command command(Kind kind) {
    return switch (kind) {
      case CREATE -> random.nextBoolean() ? OneJob.create() : createUndone();
      case ACTIVATE -> FakeSteps.activateJobs("work", 1 + random.nextInt(3));
      case COMPLETE -> new Command.CompleteJob(job(), "{\"done\":true}");
      case FAIL -> new Command.FailJob(job(), random.nextInt(3), "no", 0, "{}");
      case ERROR -> new Command.ThrowJobError(job(), "code", null, "{}");
      case RETRIES -> new Command.UpdateJob(job(), 1 + random.nextInt(3), null);
      case CANCEL -> new Command.CancelProcessInstance(instance());
      case VARIABLES ->
          new Command.SetVariables(
              instance(), "{\"v" + random.nextInt(3) + "\":" + random.nextInt() + "}", false);
      case BROADCAST ->
          new Command.BroadcastSignal(
              List.of("go", "go", "note", "over").get(random.nextInt(4)),
              "{\"s\":" + random.nextInt() + "}",
              FakeSteps.TENANT);
      case PUBLISH ->
          new Command.PublishMessage("stop", "key", 0, null, "{\"m\":1}", FakeSteps.TENANT);
    };
  }

  private Command createUndone() {
    String variables = random.nextBoolean() ? "{}" : "{\"v0\":1}";
    return new Command.CreateProcessInstance(
        "undone", 0, 0, variables, List.of(), false, List.of(), List.of(), null, FakeSteps.TENANT);
  }

  private long job() {
    List<JobRow> jobs = rows.all(Tables.JOB);
    return jobs.isEmpty() ? 1 : jobs.get(random.nextInt(jobs.size())).key();
  }

  private long instance() {
    List<ProcessInstanceRow> instances = rows.all(Tables.PROCESS_INSTANCE);
    return instances.isEmpty() ? 1 : instances.get(random.nextInt(instances.size())).key();
  }
}
