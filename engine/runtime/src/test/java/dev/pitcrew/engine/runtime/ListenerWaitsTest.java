package dev.pitcrew.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.Engine;
import dev.pitcrew.engine.command.ActivatedJob;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Effect;
import dev.pitcrew.engine.command.ListenerResult;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.expression.DmnLanguage;
import dev.pitcrew.engine.expression.FeelLanguage;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.InstanceState;
import dev.pitcrew.engine.state.Tables;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever asks something of a user task is answered when its listeners have let it pass. */
class ListenerWaitsTest {

  @TempDir private Path data;
  private EngineRuntime engine;
  private long instance;
  private long userTaskKey;

  @BeforeEach
  void startAnInstance() throws IOException {
    start();
    try (InputStream bpmn = getClass().getResourceAsStream("/listened.bpmn")) {
      run(
          new Command.Deploy(
              List.of(new Command.Deploy.Resource("listened.bpmn", bpmn.readAllBytes())),
              FakeSteps.TENANT));
    }
    instance =
        ((Reply.InstanceCreated) run(FakeSteps.createInstance("listened", false)))
            .processInstanceKey();
    long element = engine.find(Indexes.ACTIVE_CHILDREN, 2, instance).getFirst().key();
    userTaskKey = engine.find(Indexes.OPEN_USER_TASKS_BY_ELEMENT, 2, element).getFirst().key();
  }

  private void start() {
    Engine steps = new Engine(new FeelLanguage(), new DmnLanguage());
    engine = EngineRuntime.start(RuntimeOptions.in(data), steps::step);
  }

  @AfterEach
  void stop() {
    engine.close();
  }

  private Outcome run(Command command) {
    return get(engine.submit(command));
  }

  private static Outcome get(CompletableFuture<Outcome> outcome) {
    return outcome.orTimeout(2, TimeUnit.MINUTES).join();
  }

  private CompletableFuture<Outcome> complete() {
    return engine.submit(new Command.CompleteUserTask(userTaskKey, "{\"x\":1}", null));
  }

  private ActivatedJob listener() {
    Command.ActivateJobs activate =
        new Command.ActivateJobs("guard", "w", 60_000, 1, List.of(), List.of());
    Outcome outcome = get(engine.activateJobs(activate, Duration.ofMinutes(2)));
    return ((Reply.JobsActivated) outcome).jobs().getFirst();
  }

  private Outcome answer(boolean denied) {
    return run(
        new Command.CompleteJob(
            listener().job().key(),
            "{}",
            new ListenerResult(denied, "not you", ListenerResult.Corrections.NONE)));
  }

  @Test
  void shouldTellTheReasonWhenTheListenerDenies() {
    // given
    CompletableFuture<Outcome> asked = complete();

    // when
    assertThat(answer(true)).isEqualTo(new Reply.Done());

    // then
    assertThat(get(asked))
        .isInstanceOfSatisfying(
            Rejection.class, r -> assertThat(r.reason()).endsWith("Reason to deny: 'not you'"));
  }

  @Test
  void shouldAnswerNobodyBeforeTheListenerHas() {
    // given
    CompletableFuture<Outcome> asked = complete();
    ActivatedJob job = listener();

    // when
    assertThat(asked).isNotDone();
    run(new Command.CompleteJob(job.job().key(), "{}"));

    // then
    assertThat(get(asked)).isEqualTo(new Reply.Done());
    assertThat(engine.get(Tables.PROCESS_INSTANCE, instance).state())
        .isEqualTo(InstanceState.COMPLETED);
  }

  @Test
  void shouldGoOnWithTheListenersAfterARestartThoughNobodyWaitsAnyMore() {
    // given
    CompletableFuture<Outcome> asked = complete();
    run(new Command.CompleteJob(Long.MAX_VALUE, "{}"));

    // when
    engine.close();
    start();

    // then
    assertThat(get(asked))
        .isInstanceOfSatisfying(
            Rejection.class, r -> assertThat(r.type()).isEqualTo(Rejection.Type.UNAVAILABLE));
    assertThat(listener().variables()).isEqualTo("{\"x\":1}");
    engine.close();
    start();
    long key =
        engine
            .find(
                Indexes.OPEN_JOBS_BY_ELEMENT,
                1,
                engine.get(Tables.USER_TASK, userTaskKey).elementInstanceKey())
            .getFirst()
            .key();
    assertThat(run(new Command.CompleteJob(key, "{}"))).isEqualTo(new Reply.Done());
    assertThat(engine.get(Tables.PROCESS_INSTANCE, instance).state())
        .isEqualTo(InstanceState.COMPLETED);
  }

  @Test
  void shouldTellWhoeverWaitsTooLongAndNobodyTwice() throws InterruptedException {
    // given
    BlockingQueue<Outcome> told = new LinkedBlockingQueue<>();
    try (ScheduledExecutorService timeouts = Executors.newSingleThreadScheduledExecutor()) {
      ListenerWaits waits = new ListenerWaits(Runnable::run, timeouts, Duration.ofMillis(1));

      // when
      timeouts.execute(() -> waits.await(7, told::add));

      // then
      assertThat(told.poll(2, TimeUnit.MINUTES))
          .isEqualTo(
              new Rejection(
                  Rejection.Type.DEADLINE_EXCEEDED,
                  "Expected the listeners of user task with key '7' to answer within 0 s, but they are still at it; what was asked may yet be done."));
      timeouts.execute(
          () -> {
            waits.answered(new Effect.UserTaskAnswered(7, new Reply.Done()));
            waits.close();
          });
    }
    assertThat(told).isEmpty();
  }
}
