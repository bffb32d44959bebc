package dev.pitcrew.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pitcrew.engine.Engine;
import dev.pitcrew.engine.command.BatchItem;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.command.Step;
import dev.pitcrew.engine.command.StepContext;
import dev.pitcrew.engine.expression.DmnLanguage;
import dev.pitcrew.engine.expression.FeelLanguage;
import dev.pitcrew.engine.state.BatchItemRow;
import dev.pitcrew.engine.state.BatchItemState;
import dev.pitcrew.engine.state.BatchOperationType;
import dev.pitcrew.engine.state.IncidentRow;
import dev.pitcrew.engine.state.IncidentState;
import dev.pitcrew.engine.state.IncidentType;
import dev.pitcrew.engine.state.InstanceState;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.State;
import dev.pitcrew.engine.state.Table;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.store.PageRequest;
import dev.pitcrew.engine.store.Query;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetAsideTest {

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-01-01T08:00:00Z"));
  private final AtomicReference<Class<? extends Command>> buggy = new AtomicReference<>();
  private final AtomicInteger met = new AtomicInteger();
  private final AtomicBoolean isMemoryShort = new AtomicBoolean();

  @TempDir private Path data;

  private EngineRuntime start() {
    Engine engine = new Engine(new FeelLanguage(), new DmnLanguage());
    return EngineRuntime.start(
        RuntimeOptions.in(data).withClock(now::get),
        (c, rows, context) -> step(engine, c, rows, context));
  }

  private Step step(Engine engine, Command command, State rows, StepContext context) {
    if (command.getClass() == buggy.get()) {
      met.incrementAndGet();
      if (isMemoryShort.get()) {
        throw new OutOfMemoryError("For this test.");
      }
      throw new IllegalStateException("A bug, for this test.");
    }
    return engine.step(command, rows, context);
  }

  private static Outcome done(EngineRuntime engine, Command command) {
    return engine.submit(command).orTimeout(2, TimeUnit.MINUTES).join();
  }

  private void begin(EngineRuntime engine) throws IOException {
    try (InputStream bpmn = SetAsideTest.class.getResourceAsStream("/kept.bpmn")) {
      done(
          engine,
          new Command.Deploy(
              List.of(new Command.Deploy.Resource("kept.bpmn", bpmn.readAllBytes())),
              FakeSteps.TENANT));
    }
    done(engine, new Command.PublishMessage("begin", "case", 0, "id", "{}", FakeSteps.TENANT));
  }

  private void pass(EngineRuntime engine, Duration time) {
    now.set(now.get().plus(time));
    engine.clockChanged();
  }

  private static <R extends Row> List<R> all(EngineRuntime engine, Table<R> table) {
    return engine.search(new Query<>(table, List.of(), List.of(), PageRequest.first(100))).items();
  }

  private static ProcessInstanceRow caller(EngineRuntime engine) {
    return all(engine, Tables.PROCESS_INSTANCE).getFirst();
  }

  @Test
  void shouldLeaveATimerAloneUntilItsIncidentIsResolvedWhenItMeetsTheSameBugAgainAndAgain()
      throws IOException {
    long incident;
    try (EngineRuntime engine = start()) {
      // given
      begin(engine);
      buggy.set(Command.TriggerTimer.class);

      // when
      pass(engine, Duration.ofDays(91));
      await()
          .until(
              () -> {
                pass(engine, Duration.ofMinutes(1));
                return !all(engine, Tables.INCIDENT).isEmpty();
              });

      // then
      IncidentRow found = all(engine, Tables.INCIDENT).getFirst();
      assertThat(found.type()).isEqualTo(IncidentType.UNSPECIFIED);
      assertThat(found.elementId()).isEqualTo("work");
      assertThat(found.message())
          .isEqualTo(
              "Expected to go on here, but the engine met the same bug 5 times; its log says which."
                  + " Resolve this to try again.");
      assertThat(met).hasValue(5);
      assertThat(caller(engine).openIncidents()).isEqualTo(1);
      incident = found.key();
    }
    try (EngineRuntime engine = start()) {
      // and after a restart nobody tries it, while others go on
      pass(engine, Duration.ofHours(1));
      assertThat(
              done(engine, new Command.PublishMessage("x", "y", 0, null, "{}", FakeSteps.TENANT)))
          .isInstanceOf(Reply.MessagePublished.class);
      assertThat(met).hasValue(5);

      // when the bug is mended
      buggy.set(null);
      done(engine, new Command.ResolveIncident(incident));

      // then
      await().until(() -> caller(engine).state() == InstanceState.COMPLETED);
      assertThat(all(engine, Tables.SET_ASIDE)).isEmpty();
      assertThat(all(engine, Tables.INCIDENT))
          .extracting(IncidentRow::state)
          .containsOnly(IncidentState.RESOLVED);
    }
  }

  @Test
  void shouldStillBeginWhatATimerBeginsWhenItMetTheSameBugAgainAndAgain() {
    try (EngineRuntime engine = start()) {
      // given
      String nightly =
          """
          <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t">
            <process id="nightly" isExecutable="true">
              <startEvent id="start"><timerEventDefinition><timeCycle>R/PT24H</timeCycle></timerEventDefinition></startEvent>
            </process>
          </definitions>
          """;
      done(
          engine,
          new Command.Deploy(
              List.of(
                  new Command.Deploy.Resource(
                      "nightly.bpmn", nightly.getBytes(StandardCharsets.UTF_8))),
              FakeSteps.TENANT));
      buggy.set(Command.TriggerTimer.class);
      pass(engine, Duration.ofHours(25));
      await()
          .until(
              () -> {
                pass(engine, Duration.ofMinutes(10));
                return met.get() >= 7;
              });

      // when the bug is mended
      buggy.set(null);
      pass(engine, Duration.ofMinutes(10));

      // then
      await().until(() -> !all(engine, Tables.PROCESS_INSTANCE).isEmpty());
      assertThat(all(engine, Tables.SET_ASIDE)).isEmpty();
    }
  }

  @Test
  void shouldExpireMessagesByItselfWhenThereIsMemoryAgain() {
    try (EngineRuntime engine = start()) {
      // given: what has no element that could wait for a person
      for (int i = 0; i < 3; i++) {
        done(engine, new Command.PublishMessage("m", "k", 1_000, null, "{}", FakeSteps.TENANT));
      }
      buggy.set(Command.ExpireMessage.class);
      isMemoryShort.set(true);
      pass(engine, Duration.ofMinutes(1));
      await()
          .until(
              () -> {
                pass(engine, Duration.ofMinutes(10));
                return met.get() >= 20;
              });
      assertThat(all(engine, Tables.INCIDENT)).isEmpty();

      // when
      buggy.set(null);
      pass(engine, Duration.ofMinutes(10));

      // then
      await()
          .until(() -> all(engine, Tables.MESSAGE).stream().allMatch(message -> message.expired()));
      assertThat(all(engine, Tables.SET_ASIDE)).isEmpty();
    }
  }

  @Test
  void shouldEndABatchOperationWhenOneOfItsItemsMeetsTheSameBugAgainAndAgain() throws IOException {
    try (EngineRuntime engine = start()) {
      // given
      begin(engine);
      long instance = caller(engine).key();
      long batch =
          ((Reply.BatchOperationCreated)
                  done(
                      engine,
                      new Command.CreateBatchOperation(
                          BatchOperationType.CANCEL_PROCESS_INSTANCE, "")))
              .batchOperationKey();
      buggy.set(Command.RunBatchItem.class);
      done(
          engine,
          new Command.AddBatchItems(
              batch, List.of(new BatchItem(instance, instance, instance, "kept"))));

      // when
      done(engine, new Command.StartBatchOperation(batch));
      await()
          .until(
              () -> {
                pass(engine, Duration.ofMinutes(10));
                return engine.get(Tables.BATCH_OPERATION, batch).endMillis() > 0;
              });

      // then
      assertThat(all(engine, Tables.BATCH_ITEM))
          .extracting(BatchItemRow::state)
          .containsExactly(BatchItemState.FAILED);
      assertThat(met).hasValue(5);
      assertThat(all(engine, Tables.SET_ASIDE)).isEmpty();
      assertThat(caller(engine).state()).isEqualTo(InstanceState.ACTIVE);
    }
  }

  @Test
  void shouldHandOutAJobNoMoreWhenItsAnswersMeetTheSameBugAgainAndAgain() throws IOException {
    try (EngineRuntime engine = start()) {
      // given
      begin(engine);
      long job = all(engine, Tables.JOB).getFirst().key();
      buggy.set(Command.CompleteJob.class);

      // when
      for (int i = 0; i < 5; i++) {
        assertThat(done(engine, new Command.CompleteJob(job, "{}")))
            .isInstanceOfSatisfying(
                Rejection.class, r -> assertThat(r.type()).isEqualTo(Rejection.Type.INTERNAL));
      }

      // then
      await().until(() -> !all(engine, Tables.INCIDENT).isEmpty());
      IncidentRow incident = all(engine, Tables.INCIDENT).getFirst();
      assertThat(incident.type()).isEqualTo(IncidentType.JOB_NO_RETRIES);
      assertThat(incident.jobKey()).isEqualTo(job);
      Command.ActivateJobs activate =
          new Command.ActivateJobs("work", "worker", 60_000, 1, List.of(), List.of());
      assertThat(((Reply.JobsActivated) done(engine, activate)).jobs()).isEmpty();

      // when the bug is mended
      buggy.set(null);
      done(engine, new Command.UpdateJob(job, 3, null));
      done(engine, new Command.ResolveIncident(incident.key()));

      // then
      assertThat(((Reply.JobsActivated) done(engine, activate)).jobs()).hasSize(1);
      assertThat(done(engine, new Command.CompleteJob(job, "{}"))).isInstanceOf(Reply.Done.class);
    }
  }
}
