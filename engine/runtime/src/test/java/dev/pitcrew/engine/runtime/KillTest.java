package dev.pitcrew.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.ElementState;
import dev.pitcrew.engine.state.InstanceState;
import dev.pitcrew.engine.state.JobRow;
import dev.pitcrew.engine.state.JobState;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.Table;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.store.Page;
import dev.pitcrew.engine.store.PageRequest;
import dev.pitcrew.engine.store.Query;
import dev.pitcrew.engine.store.Store;
import dev.pitcrew.engine.store.StoreLocation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Kills a busy engine at random moments; what it had acknowledged is there, once. */
class KillTest {

  private static final Logger LOG = LoggerFactory.getLogger(KillTest.class);

  private static final int KILLS = Integer.getInteger("pitcrew.kills", 20);
  private static final int RUN_MILLIS_MAX = 500;

  /** So many are acknowledged of each life, on the average, or there are more lives. */
  private static final int COMPLETED_MIN = 10;

  private final long seed = Long.getLong("pitcrew.seed", 1);
  private final Random random = new Random(seed);

  /** How often each was acknowledged. */
  private final Map<Long, Integer> created = new HashMap<>();

  private final Map<Long, Integer> completed = new HashMap<>();
  @TempDir private Path data;

  @Test
  void shouldHoldEveryAcknowledgedCommandOnceWhenKilledAtAnyMoment() throws Exception {
    killAndCheck(
        KILLS, new StoreLocation.Sqlite(data.resolve("engine.db")), List.of(data.toString()));
  }

  @Test
  void shouldHoldEveryAcknowledgedCommandOnceWhenKilledOnPostgres() throws Exception {
    StoreLocation.Postgres database = PostgresServer.newDatabase();
    killAndCheck(Math.max(1, KILLS / 5), database, List.of(data.toString(), database.jdbcUrl()));
  }

  private void killAndCheck(int kills, StoreLocation location, List<String> arguments)
      throws IOException, InterruptedException {
    LOG.info("seed={}", seed);
    // On a machine that is busy a life may end before much was acknowledged.
    for (int kill = 1; kill <= kills || completed.size() <= kills * COMPLETED_MIN; kill++) {
      // when
      runAndKill(arguments);

      // then
      if (kill % 5 == 0) {
        check(location, "seed " + seed + ", kill " + kill);
      }
    }
    check(location, "seed " + seed + ", all kills");
    LOG.info(
        "{} kills: {} creations and {} completions were acknowledged, all are there, once.",
        kills,
        created.size(),
        completed.size());
  }

  private void runAndKill(List<String> arguments) throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(ChildClasses.command(KillChild.class, arguments))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(child.getInputStream(), StandardCharsets.US_ASCII))) {
      while (!note(lines.readLine())) {
        LOG.debug("The child has not begun yet.");
      }
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(random.nextInt(RUN_MILLIS_MAX));
      while (System.nanoTime() < end) {
        note(lines.readLine());
      }
      // The process itself would close the pipe with what is still in it.
      child.toHandle().destroyForcibly();
      // What is still in the pipe was acknowledged before the kill.
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        note(line);
      }
    }
    assertThat(child.waitFor()).isEqualTo(128 + 9);
  }

  /** A last line may be cut off by the kill; all keys have the same length. */
  private boolean note(@Nullable String line) {
    assertThat(line).as("the child ended by itself").isNotNull();
    if (line.length() == 2 + Long.toString(KeySource.FIRST).length()) {
      Map<Long, Integer> ledger = line.charAt(0) == 'C' ? created : completed;
      ledger.merge(Long.parseLong(line.substring(2)), 1, Integer::sum);
      return true;
    }
    return false;
  }

  private void check(StoreLocation location, String what) {
    Map<Long, ProcessInstanceRow> instances = new HashMap<>();
    Map<Long, JobRow> jobs = new HashMap<>();
    Map<Long, Integer> ended = new HashMap<>();
    try (Store store = Store.open(location)) {
      for (ProcessInstanceRow row : all(store, Tables.PROCESS_INSTANCE)) {
        instances.put(row.key(), row);
      }
      for (JobRow row : all(store, Tables.JOB)) {
        assertThat(jobs.put(row.processInstanceKey(), row)).as(what).isNull();
      }
      for (ElementInstanceRow row : all(store, Tables.ELEMENT_INSTANCE)) {
        ended.merge(
            row.processInstanceKey(), row.state() == ElementState.COMPLETED ? 1 : 0, Integer::sum);
      }
    }
    checkAcknowledged(instances, jobs, what);
    // All rows of a step are there, or none.
    assertThat(instances.keySet()).as(what).isEqualTo(jobs.keySet()).isEqualTo(ended.keySet());
    for (ProcessInstanceRow instance : instances.values()) {
      boolean completed = instance.state() == InstanceState.COMPLETED;
      assertThat(jobs.get(instance.key()).state() == JobState.COMPLETED)
          .as(what)
          .isEqualTo(completed);
      // The process, the start event, the task and the end event; before, the start event alone.
      assertThat(ended.get(instance.key())).as(what).isEqualTo(completed ? 4 : 1);
    }
  }

  private void checkAcknowledged(
      Map<Long, ProcessInstanceRow> instances, Map<Long, JobRow> jobs, String what) {
    assertThat(created.values()).as(what).allMatch(times -> times == 1);
    assertThat(completed.values()).as(what).allMatch(times -> times == 1);
    assertThat(instances.keySet()).as(what).containsAll(created.keySet());
    Set<Long> completedJobs = new HashSet<>();
    for (JobRow job : jobs.values()) {
      if (job.state() == JobState.COMPLETED) {
        completedJobs.add(job.key());
      }
    }
    assertThat(completedJobs).as(what).containsAll(completed.keySet());
  }

  private static <R extends Row> List<R> all(Store store, Table<R> table) {
    List<R> rows = new ArrayList<>();
    @Nullable String after = null;
    do {
      Page<R> page =
          store.search(
              new Query<>(table, List.of(), List.of(), new PageRequest(10_000, 0, after, null)));
      rows.addAll(page.items());
      after = page.endCursor();
    } while (after != null);
    return rows;
  }
}
