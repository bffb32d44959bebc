package dev.pitcrew.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.RandomRun;
import dev.pitcrew.engine.TestEngine;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.runtime.FaultyLife.Fault;
import dev.pitcrew.engine.runtime.FaultyLife.Met;
import dev.pitcrew.engine.state.InMemoryState;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.Table;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.store.PageRequest;
import dev.pitcrew.engine.store.Query;
import dev.pitcrew.engine.store.StoreException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * One random process on a real store, whose writing is killed or fails at one statement after the
 * other. Its steps are those of an undisturbed run in memory: after each restart and in the end the
 * rows have to be the same as there.
 */
public final class CrashSweep {

  /** Nothing is due by it but what the run itself does. */
  private static final Instant LONG_AGO = Instant.EPOCH;

  /** Of so many restarts one is killed as well. */
  private static final int STARTS_KILLED = 6;

  private static final int STATEMENTS_OF_START = 200;
  private static final int PATIENCE_SECONDS = 300;

  private final Home home;
  private final Random random;
  private final int gap;
  private final RandomRun run;
  private final InMemoryState expected = new InMemoryState();
  private final List<Thread> closing = new ArrayList<>();
  private PlayedSteps steps;
  private EngineRuntime engine;
  private int killed;
  private int failed;
  private int startsKilled;

  /**
   * What was done to a run.
   *
   * @param steps of the run
   * @param killed how often the process was killed at a statement, before or after it
   * @param failed how often a statement failed, or its answer was lost, and the process lived
   * @param startsKilled how often it was killed while it started
   */
  public record Faults(int steps, int killed, int failed, int startsKilled) {

    public static final Faults NONE = new Faults(0, 0, 0, 0);

    public int total() {
      return killed + failed + startsKilled;
    }

    public Faults plus(Faults other) {
      return new Faults(
          steps + other.steps,
          killed + other.killed,
          failed + other.failed,
          startsKilled + other.startsKilled);
    }

    @Override
    public String toString() {
      return "%,d steps, killed at %,d statements and in %,d starts, %,d statements failed"
          .formatted(steps, killed, startsKilled, failed);
    }
  }

  /**
   * @param gap about so many statements are between two faults; 1 for a fault at each
   */
  private CrashSweep(Home home, long model, long path, int gap) {
    this.home = home;
    this.random = new Random(31 * model + path);
    this.gap = gap;
    this.run = RandomRun.playNoting(model, path, KeySource.FIRST);
    this.steps = new PlayedSteps(run.another());
    this.engine = EngineRuntime.start(options(), steps);
  }

  /**
   * @param folder empty; belongs to this alone
   * @param model the seed of the process
   * @param path the seed of what happens to it
   * @param gap about so many statements are between two faults; 1 for a fault at each
   */
  public static CrashSweep onSqlite(Path folder, long model, long path, int gap) {
    return new CrashSweep(new Home.File(folder), model, path, gap);
  }

  /** As {@link #onSqlite}, on a database of its own. */
  public static CrashSweep onPostgres(Path folder, long model, long path, int gap)
      throws SQLException {
    return new CrashSweep(new Home.Server(PostgresServer.newDatabase(), folder), model, path, gap);
  }

  private RuntimeOptions options() {
    return home.nextLife().withClock(() -> LONG_AGO);
  }

  /**
   * @param faultsMax after so many it is played to its end undisturbed
   * @throws AssertionError when something is lost, doubled or otherwise than in the undisturbed run
   */
  public Faults play(int faultsMax) {
    try {
      int next = gap();
      for (TestEngine.Played played : run.notes()) {
        next = play(played, next, faultsMax);
      }
      expectSameRows("in the end");
      return new Faults(run.notes().size(), killed, failed, startsKilled);
    } finally {
      engine.close();
      closing.forEach(CrashSweep::join);
    }
  }

  /**
   * One step, again and again until it is in force.
   *
   * @param at the statement with the next fault, counted from the first of the step
   * @return the same, counted from the first of the next step
   */
  private int play(TestEngine.Played played, int at, int faultsMax) {
    int next = at;
    while (true) {
      CompletableFuture<Met> armed = arm(killed + failed < faultsMax ? next : 0);
      CompletableFuture<Outcome> outcome = steps.submit(engine, played);
      await(CompletableFuture.anyOf(armed, outcome));
      int statements = home.life().disarm();
      if (!armed.isDone()) {
        assertThat(outcome.join()).isEqualTo(PlayedSteps.told(played.step().outcome()));
        assertThat(steps.difference()).isNull();
        expected.apply(played.step().changes());
        return Math.max(1, next - statements);
      }
      Met met = armed.join();
      boolean isInForce = met.isCommit() && met.fault().isAfter();
      if (isInForce) {
        expected.apply(played.step().changes());
      }
      comeBack(met, outcome, played);
      if (isInForce) {
        return gap();
      }
      next = met.statement() + gap();
    }
  }

  private CompletableFuture<Met> arm(int at) {
    return home.life()
        .arm(
            at,
            random.nextInt(3) == 0 ? Fault.FAILED_BEFORE : Fault.KILLED_BEFORE,
            Fault.values()[random.nextInt(Fault.values().length)]);
  }

  private static <T> T await(CompletableFuture<T> future) {
    return future.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  private static void join(Thread thread) {
    try {
      thread.join(Duration.ofSeconds(PATIENCE_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int gap() {
    return gap == 1 ? 1 : 1 + random.nextInt(2 * gap - 1);
  }

  private void comeBack(Met met, CompletableFuture<Outcome> outcome, TestEngine.Played played) {
    if (met.fault().kills()) {
      killed++;
      EngineRuntime dead = engine;
      closing.add(Thread.ofVirtual().start(dead::close));
      engine = start();
    } else {
      failed++;
      Outcome told = await(outcome);
      if (met.isCommit() && met.fault().isAfter()) {
        // The saved number of the batch tells that it is in force.
        assertThat(told)
            .as("told after %s", met)
            .isEqualTo(PlayedSteps.told(played.step().outcome()));
      } else {
        assertThat(told).as("told after %s", met).isEqualTo(Refusals.unavailable());
      }
      Awaitility.await()
          .atMost(Duration.ofSeconds(PATIENCE_SECONDS))
          .pollInterval(Duration.ofMillis(2))
          .until(() -> engine.health().status() == Health.Status.READY);
    }
    expectSameRows("after " + met);
  }

  private EngineRuntime start() {
    while (true) {
      steps = new PlayedSteps(run.another());
      RuntimeOptions options = options();
      if (random.nextInt(STARTS_KILLED) == 0) {
        int at = 1 + random.nextInt(STATEMENTS_OF_START);
        home.life().arm(at, Fault.KILLED_BEFORE, Fault.KILLED_AFTER);
      }
      try {
        EngineRuntime started = EngineRuntime.start(options, steps);
        home.life().disarm();
        return started;
      } catch (StoreException e) {
        startsKilled++;
      }
    }
  }

  private void expectSameRows(String when) {
    assertThat(steps.difference()).as("a step %s", when).isNull();
    for (Table<?> table : Tables.ALL) {
      assertThat(rows(table)).as("%s %s", table.name(), when).isEqualTo(expected.all(table));
    }
  }

  private <R extends Row> List<R> rows(Table<R> table) {
    PageRequest all = PageRequest.first(PageRequest.LIMIT_MAX);
    return engine.search(new Query<>(table, List.of(), List.of(), all)).items();
  }
}
