package dev.pitcrew.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pitcrew.engine.Engine;
import dev.pitcrew.engine.command.ActivatedJob;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.expression.DmnLanguage;
import dev.pitcrew.engine.expression.FeelLanguage;
import dev.pitcrew.engine.state.InstanceState;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.store.Filter;
import dev.pitcrew.engine.store.PageRequest;
import dev.pitcrew.engine.store.Query;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Workers that refuse, vanish, cancel, pause and come back: no job is forgotten, because someone
 * always gets it in the end, without a poll by the clock.
 */
class JobDeliveryTest {

  private static final Logger LOG = LoggerFactory.getLogger(JobDeliveryTest.class);
  private static final int INSTANCES = 1_500;

  private final long seed = Long.getLong("pitcrew.seed", 1);
  private final Random random = new Random(seed);
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final ScheduledExecutorService workers = Executors.newScheduledThreadPool(2);
  @TempDir private Path data;
  private EngineRuntime engine;

  @BeforeEach
  void start() {
    LOG.info("seed={}", seed);
    Engine steps = new Engine(new FeelLanguage(), new DmnLanguage());
    engine = EngineRuntime.start(RuntimeOptions.in(data), steps::step);
    OneJob.deploy(engine);
  }

  @AfterEach
  void stop() {
    synchronized (workers) {
      stopped.set(true);
      workers.shutdownNow();
    }
    engine.close();
  }

  @Test
  void shouldReachTheNextJobWhenThoseBeforeItAreTooLargeForAnyMessage() {
    // given: more of them than one step looks at
    Command.CreateProcessInstance small = OneJob.create();
    String large = "{\"large\":\"" + "x".repeat(5 * 1024 * 1024) + "\"}";
    for (int i = 0; i < 5; i++) {
      assertThat(join(engine.submit(withVariables(small, large))))
          .isInstanceOf(Reply.InstanceCreated.class);
    }
    Reply.InstanceCreated wanted = (Reply.InstanceCreated) join(engine.submit(small));

    // when: the first answer is empty, and nothing else happens that would wake who waits
    Outcome answer =
        join(
            engine.activateJobs(
                new Command.ActivateJobs("work", "w", 600_000, 10, List.of(), List.of()),
                Duration.ofMinutes(5)));

    // then
    assertThat(((Reply.JobsActivated) answer).jobs())
        .extracting(job -> job.job().processInstanceKey())
        .containsExactly(wanted.processInstanceKey());
  }

  private static Outcome join(CompletableFuture<Outcome> outcome) {
    return outcome.orTimeout(6, TimeUnit.MINUTES).join();
  }

  private static Command withVariables(Command.CreateProcessInstance create, String variables) {
    return new Command.CreateProcessInstance(
        create.processDefinitionId(),
        0,
        0,
        variables,
        List.of(),
        false,
        List.of(),
        List.of(),
        null,
        FakeSteps.TENANT);
  }

  private synchronized int choose(int bound) {
    return random.nextInt(bound);
  }

  private void create(int count) {
    for (int i = 0; i < count; i++) {
      engine.submit(OneJob.create());
    }
  }

  /** Completes most jobs, fails some; a worker may die with his, and its deadline passes. */
  private void work(ActivatedJob job) {
    long key = job.job().key();
    switch (choose(20)) {
      case 0 -> LOG.debug("Nobody ever hears of job {} again.", key);
      case 1, 2 -> engine.submit(new Command.FailJob(key, 3, "again", 0, "{}"));
      case 3, 4 -> engine.submit(new Command.FailJob(key, 3, "again, later", 40, "{}"));
      default -> engine.submit(new Command.CompleteJob(key, "{}"));
    }
  }

  private void openStream(int worker) {
    JobStreamRequest request =
        new JobStreamRequest(
            "work", "stream-" + worker, Duration.ofMillis(300), List.of(), 1 + choose(8));
    JobStream stream =
        engine.openJobStream(
            request,
            job -> {
              boolean taken = choose(10) > 0;
              if (taken) {
                work(job);
              }
              return taken;
            });
    later(
        () -> {
          stream.setReady(false);
          later(
              () -> {
                stream.setReady(true);
                later(
                    () -> {
                      stream.close();
                      later(() -> openStream(worker));
                    });
              });
        });
  }

  private void poll() {
    CompletableFuture<Outcome> poll =
        engine.activateJobs(
            new Command.ActivateJobs(
                "work", "poll", 300, 1 + choose(5), List.of(), List.of(FakeSteps.TENANT)),
            Duration.ofMillis(choose(300)));
    if (choose(3) == 0) {
      later(() -> poll.cancel(true));
    }
    poll.whenComplete(
        (outcome, problem) -> {
          if (outcome instanceof Reply.JobsActivated activated) {
            activated.jobs().forEach(this::work);
          }
          later(this::poll);
        });
  }

  private void later(Runnable task) {
    synchronized (workers) {
      if (!stopped.get()) {
        workers.schedule(task, choose(30), TimeUnit.MILLISECONDS);
      }
    }
  }

  private long completed() {
    Query<ProcessInstanceRow> query =
        new Query<>(
            Tables.PROCESS_INSTANCE,
            List.of(Filter.eq(Tables.PROCESS_INSTANCE, "state", InstanceState.COMPLETED)),
            List.of(),
            PageRequest.first(0));
    return engine.search(query).totalItems();
  }

  @Test
  void shouldHandEveryJobOverWhateverWorkersDo() {
    // given
    for (int i = 0; i < 3; i++) {
      openStream(i);
      poll();
    }

    // when
    for (int i = 0; i < 10; i++) {
      workers.schedule(() -> create(INSTANCES / 10), 50L * i, TimeUnit.MILLISECONDS);
    }

    // then
    await().atMost(Duration.ofMinutes(5)).until(() -> completed() == INSTANCES);
  }

  @Test
  void shouldHandEveryJobOverWhenWorkersOnlyWait() {
    // given: nobody comes again by himself
    JobStreamRequest request =
        new JobStreamRequest("work", "stream", Duration.ofSeconds(1), List.of(), 2);
    engine.openJobStream(
        request,
        job -> {
          boolean taken = choose(3) > 0;
          if (taken) {
            work(job);
          }
          return taken;
        });

    // when
    create(500);

    // then
    await().atMost(Duration.ofMinutes(5)).until(() -> completed() == 500);
  }
}
