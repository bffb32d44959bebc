package dev.pitcrew.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pitcrew.engine.command.ActivatedJob;
import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.command.Step;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.InstanceState;
import dev.pitcrew.engine.state.JobState;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.state.RowChange;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.state.TimerState;
import dev.pitcrew.engine.store.Filter;
import dev.pitcrew.engine.store.PageRequest;
import dev.pitcrew.engine.store.Query;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineRuntimeTest {

  /** A machine that builds may stand still for long. */
  private static final Duration SOON = Duration.ofMinutes(2);

  @TempDir private Path data;
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
  private EngineRuntime engine;

  @BeforeEach
  void start() {
    engine = EngineRuntime.start(RuntimeOptions.in(data).withClock(now::get), new FakeSteps());
  }

  @AfterEach
  void stop() {
    engine.close();
  }

  private void restart() {
    engine.close();
    start();
  }

  private void advance(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
    engine.clockChanged();
  }

  private Outcome run(Command command) {
    return engine.submit(command).orTimeout(2, TimeUnit.MINUTES).join();
  }

  private long create(String type) {
    return ((Reply.InstanceCreated) run(FakeSteps.createInstance(type, false)))
        .processInstanceKey();
  }

  @Test
  void shouldFindTheInstanceWhenItsCreationWasAnswered() {
    // when
    long key = create("work");

    // then
    Query<ProcessInstanceRow> query =
        new Query<>(
            Tables.PROCESS_INSTANCE,
            List.of(Filter.eq(Tables.PROCESS_INSTANCE, "processDefinitionId", "work")),
            List.of(),
            PageRequest.first(10));
    assertThat(engine.search(query).items())
        .extracting(ProcessInstanceRow::key)
        .containsExactly(key);
    assertThat(engine.get(Tables.PROCESS_INSTANCE, key)).isNotNull();
  }

  @Test
  void shouldKeepWhatWasAnsweredAndGiveHigherKeysWhenStartedAgain() {
    // given
    long before = create("work");

    // when
    restart();

    // then
    assertThat(engine.get(Tables.PROCESS_INSTANCE, before)).isNotNull();
    assertThat(create("work")).isGreaterThan(before);
  }

  @Test
  void shouldAnswerInternalAndKeepTheOthersWhenAStepThrows() {
    // when
    CompletableFuture<Outcome> first = engine.submit(FakeSteps.createInstance("work", false));
    CompletableFuture<Outcome> bug = engine.submit(FakeSteps.publishMessage("bug", 1));
    CompletableFuture<Outcome> second = engine.submit(FakeSteps.createInstance("work", false));

    // then
    assertThat(bug.join())
        .isEqualTo(
            new Rejection(
                Rejection.Type.INTERNAL,
                "Expected to process PublishMessage, but a bug was found; nothing was changed."));
    assertThat(first.join()).isInstanceOf(Reply.InstanceCreated.class);
    assertThat(second.join()).isInstanceOf(Reply.InstanceCreated.class);
    assertThat(engine.metrics().failedSteps()).isEqualTo(1);
  }

  @Test
  void shouldAnswerALongPollWhenAJobIsCreated() {
    // given
    CompletableFuture<Outcome> poll = engine.activateJobs(FakeSteps.activateJobs("work", 5), SOON);
    run(FakeSteps.publishMessage("other", 1_000));
    assertThat(poll).isNotDone();

    // when
    long key = create("work");

    // then
    Reply.JobsActivated answer = (Reply.JobsActivated) poll.orTimeout(2, TimeUnit.MINUTES).join();
    assertThat(answer.jobs()).extracting(j -> j.job().processInstanceKey()).containsExactly(key);
  }

  @Test
  void shouldAnswerALongPollEmptyWhenItsTimeIsOver() {
    // when
    CompletableFuture<Outcome> poll =
        engine.activateJobs(FakeSteps.activateJobs("work", 5), Duration.ofMillis(20));

    // then
    assertThat(poll.orTimeout(2, TimeUnit.MINUTES).join())
        .isEqualTo(new Reply.JobsActivated(List.of()));
  }

  @Test
  void shouldGiveTheJobToTheNextWhenThePollingClientHasGone() {
    // given
    CompletableFuture<Outcome> gone = engine.activateJobs(FakeSteps.activateJobs("work", 1), SOON);
    CompletableFuture<Outcome> next = engine.activateJobs(FakeSteps.activateJobs("work", 1), SOON);

    // when
    gone.cancel(true);
    long key = create("work");

    // then
    Reply.JobsActivated answer = (Reply.JobsActivated) next.orTimeout(2, TimeUnit.MINUTES).join();
    assertThat(answer.jobs()).extracting(j -> j.job().processInstanceKey()).containsExactly(key);
  }

  @Test
  void shouldPushBacklogAndNewJobsWhenAStreamIsOpen() throws InterruptedException {
    // given
    long waiting = create("work");
    BlockingQueue<ActivatedJob> pushed = new LinkedBlockingQueue<>();

    // when
    JobStreamRequest request =
        new JobStreamRequest("work", "worker", Duration.ofMinutes(1), List.of(), 4);
    try (JobStream stream = engine.openJobStream(request, pushed::add)) {
      assertThat(pushed.poll(2, TimeUnit.MINUTES).job().processInstanceKey()).isEqualTo(waiting);
      List<Long> created = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        created.add(create("work"));
      }

      // then
      List<Long> received = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        ActivatedJob job = pushed.poll(2, TimeUnit.MINUTES);
        received.add(job.job().processInstanceKey());
        assertThat(engine.get(Tables.JOB, job.job().key()).state()).isEqualTo(JobState.ACTIVATED);
      }
      assertThat(received).containsExactlyInAnyOrderElementsOf(created);
    }
  }

  @Test
  void shouldGiveTheJobToAnotherWhenTheStreamRefusesIt() {
    // given
    JobStreamRequest request =
        new JobStreamRequest("work", "worker", Duration.ofMinutes(1), List.of(), 4);
    List<JobStream> opened = new ArrayList<>();
    opened.add(
        engine.openJobStream(
            request,
            job -> {
              opened.getFirst().close();
              return false;
            }));

    // when
    long key = create("work");

    // then
    Reply.JobsActivated answer =
        (Reply.JobsActivated)
            engine
                .activateJobs(FakeSteps.activateJobs("work", 1), SOON)
                .orTimeout(2, TimeUnit.MINUTES)
                .join();
    assertThat(answer.jobs()).extracting(j -> j.job().processInstanceKey()).containsExactly(key);
  }

  @Test
  void shouldPushNothingUntilTheStreamIsReadyAgain() throws InterruptedException {
    // given
    BlockingQueue<ActivatedJob> pushed = new LinkedBlockingQueue<>();
    JobStreamRequest request =
        new JobStreamRequest("work", "worker", Duration.ofMinutes(1), List.of(), 4);
    try (JobStream stream = engine.openJobStream(request, pushed::add)) {
      stream.setReady(false);
      for (int i = 0; i < 50; i++) {
        create("work");
      }
      assertThat(pushed).isEmpty();

      // when
      stream.setReady(true);

      // then
      for (int i = 0; i < 50; i++) {
        assertThat(pushed.poll(2, TimeUnit.MINUTES)).isNotNull();
      }
    }
  }

  @Test
  void shouldTellTheResultWhenTheInstanceCompletes() {
    // given
    CompletableFuture<InstanceResult> result =
        engine.createAndAwaitResult(FakeSteps.createInstance("work", true), SOON);
    Reply.JobsActivated activated =
        (Reply.JobsActivated) engine.activateJobs(FakeSteps.activateJobs("work", 1), SOON).join();

    // when
    run(new Command.CompleteJob(activated.jobs().getFirst().job().key(), "{\"x\":1}"));

    // then
    assertThat(result.orTimeout(2, TimeUnit.MINUTES).join())
        .isInstanceOfSatisfying(
            InstanceResult.Completed.class,
            completed -> assertThat(completed.variables()).isEqualTo("{\"x\":1}"));
    assertThat(activated.jobs())
        .allSatisfy(
            job ->
                assertThat(
                        engine.get(Tables.PROCESS_INSTANCE, job.job().processInstanceKey()).state())
                    .isEqualTo(InstanceState.COMPLETED));
  }

  @Test
  void shouldTellThatTimeIsOverWhenTheInstanceGoesOn() {
    // when
    InstanceResult result =
        engine
            .createAndAwaitResult(FakeSteps.createInstance("work", true), Duration.ofMillis(20))
            .orTimeout(2, TimeUnit.MINUTES)
            .join();

    // then
    assertThat(result).isInstanceOf(InstanceResult.TimedOut.class);
  }

  @Test
  void shouldTriggerTimersWhenTheClockIsMoved() {
    // given
    long soon =
        ((Reply.MessagePublished) run(FakeSteps.publishMessage("timer", 60_000))).messageKey();
    long late =
        ((Reply.MessagePublished) run(FakeSteps.publishMessage("timer", 7_200_000))).messageKey();

    // when
    advance(Duration.ofHours(1));

    // then
    await()
        .untilAsserted(
            () ->
                assertThat(engine.get(Tables.TIMER, soon).state()).isEqualTo(TimerState.TRIGGERED));
    assertThat(engine.get(Tables.TIMER, late).state()).isEqualTo(TimerState.CREATED);
  }

  @Test
  void shouldFindDueTimersAndJobsAgainWhenStartedAgain() {
    // given
    long timer =
        ((Reply.MessagePublished) run(FakeSteps.publishMessage("timer", 60_000))).messageKey();
    create("work");
    Reply.JobsActivated activated = (Reply.JobsActivated) run(FakeSteps.activateJobs("work", 1));
    long job = activated.jobs().getFirst().job().key();

    // when
    engine.close();
    now.updateAndGet(instant -> instant.plus(Duration.ofHours(1)));
    start();

    // then
    await()
        .untilAsserted(
            () -> {
              assertThat(engine.get(Tables.TIMER, timer).state()).isEqualTo(TimerState.TRIGGERED);
              assertThat(engine.get(Tables.JOB, job).state()).isEqualTo(JobState.CREATED);
            });
  }

  @Test
  void shouldRefuseAtOnceWhenTheQueueIsFull() {
    // given
    engine.close();
    CompletableFuture<Void> gate = new CompletableFuture<>();
    FakeSteps steps = new FakeSteps();
    engine =
        EngineRuntime.start(
            RuntimeOptions.in(data).withLimits(10, 100),
            (command, state, context) -> {
              gate.join();
              return steps.step(command, state, context);
            });

    // when
    List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      outcomes.add(engine.submit(FakeSteps.createInstance("work", false)));
    }
    List<Outcome> refused =
        outcomes.stream().filter(CompletableFuture::isDone).map(CompletableFuture::join).toList();
    gate.complete(null);

    // then
    assertThat(refused)
        .isNotEmpty()
        .allSatisfy(
            outcome ->
                assertThat(outcome)
                    .isEqualTo(
                        new Rejection(
                            Rejection.Type.RESOURCE_EXHAUSTED,
                            "Expected to take the command, but too many wait already; try again later.")));
    assertThat(outcomes)
        .allSatisfy(o -> assertThat(o.orTimeout(2, TimeUnit.MINUTES).join()).isNotNull());
    assertThat(outcomes.stream().filter(o -> o.join() instanceof Reply).count())
        .isEqualTo(100 - refused.size());
  }

  @Test
  void shouldCloseAtOnceWhenWorkIsDueWithoutEnd() {
    // given: each timer that is triggered makes another that is due at once
    engine.close();
    FakeSteps fake = new FakeSteps();
    StepFunction endless =
        (command, state, context) -> {
          if (command instanceof Command.TriggerTimer) {
            List<RowChange<?>> changes =
                new ArrayList<>(fake.step(command, state, context).changes());
            changes.add(
                new RowChange<>(
                    Tables.TIMER,
                    null,
                    FakeSteps.timer(
                        context.keys().next(), context.now().toEpochMilli(), TimerState.CREATED)));
            return new Step(new Reply.Done(), changes, List.of());
          }
          return fake.step(command, state, context);
        };
    engine = EngineRuntime.start(RuntimeOptions.in(data).withClock(now::get), endless);
    run(FakeSteps.publishMessage("timer", 0));
    await().until(() -> engine.metrics().commands() > 100);

    // when: it returns, which it would not for as long as work is due
    engine.close();

    // then
    now.updateAndGet(time -> time.minus(Duration.ofDays(1)));
    start();
    assertThat(engine.find(Indexes.TIMERS_DUE, 2)).isNotEmpty();
  }

  @Test
  void shouldAnswerAllWhenABugIsMetOutsideOfAStep() {
    // given
    engine.close();
    CountDownLatch mayGoOn = new CountDownLatch(1);
    AtomicBoolean isBroken = new AtomicBoolean(true);
    EngineObserver observer =
        new EngineObserver() {
          @Override
          public void stepped(
              Caller caller,
              Command command,
              Outcome outcome,
              List<RowChange<?>> changes,
              long waitedNanos,
              long nanos) {
            if (isBroken.getAndSet(false)) {
              join(mayGoOn);
            } else if (command instanceof Command.PublishMessage) {
              throw new IllegalArgumentException("A bug of who looks on.");
            }
          }
        };
    engine =
        EngineRuntime.start(
            RuntimeOptions.in(data).withClock(now::get).observedBy(observer), new FakeSteps());

    // when
    List<CompletableFuture<Outcome>> all = new ArrayList<>();
    all.add(engine.submit(FakeSteps.createInstance("work", false)));
    all.add(engine.submit(FakeSteps.publishMessage("any", 1)));
    for (int i = 0; i < 5; i++) {
      all.add(engine.submit(FakeSteps.createInstance("work", false)));
    }
    mayGoOn.countDown();

    // then
    assertThat(all).allSatisfy(one -> assertThat(one).succeedsWithin(SOON));
    assertThat(run(FakeSteps.createInstance("work", false)))
        .isInstanceOf(Reply.InstanceCreated.class);
  }

  private static void join(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
