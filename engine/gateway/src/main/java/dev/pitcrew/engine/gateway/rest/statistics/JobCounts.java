package dev.pitcrew.engine.gateway.rest.statistics;

import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.gateway.rest.search.Reader;
import dev.pitcrew.engine.state.JobFailureRow;
import dev.pitcrew.engine.state.JobRow;
import dev.pitcrew.engine.state.JobState;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.Table;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.store.Filter;
import dev.pitcrew.engine.store.Tally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What happened to jobs within a time: of each kind how often, and when last. A job is created and
 * completed once, by whom its row says; its failures are rows, and one that stands for several
 * counts as often at the time of the last.
 *
 * @param reader of what the caller may see
 */
record JobCounts(Reader reader, Window window) {

  private static final Filter<JobRow> COMPLETED =
      Filter.eq(Tables.JOB, "state", JobState.COMPLETED);

  /** As the API tells it. */
  record Metric(long count, @Nullable String lastUpdatedAt) {}

  /** How often, and when last. */
  record Times(long count, long lastMillis) {

    static final Times NONE = new Times(0, 0);

    static Times of(Tally.Group group, int index) {
      return new Times(group.count(index), group.count(index + 1));
    }

    Times with(Times other) {
      return new Times(count + other.count, Math.max(lastMillis, other.lastMillis));
    }

    Metric metric() {
      return new Metric(count, Wire.time(lastMillis));
    }
  }

  /** Of the jobs that have something in common. */
  record Metrics(Times created, Times completed, Times failed) {

    static final Metrics NONE = new Metrics(Times.NONE, Times.NONE, Times.NONE);

    Metrics with(Metrics other) {
      return new Metrics(
          created.with(other.created), completed.with(other.completed), failed.with(other.failed));
    }
  }

  /**
   * @param byShared by what jobs have in common, in its order
   */
  record Found(Map<List<String>, Metrics> byShared, boolean isWhole) {}

  /**
   * Counts jobs that have the same in these columns, which jobs and their failures have alike.
   * Where a job has nothing in one of them, that is an empty text.
   */
  Found by(List<Filter<JobRow>> jobs, List<Filter<JobFailureRow>> failures, String... shared) {
    Tally.Result ofJobs =
        reader.count(
            new Tally<>(Tables.JOB, within(jobs), by(Tables.JOB, shared), createdAndCompleted()));
    List<Filter<JobFailureRow>> failed = new ArrayList<>(failures);
    failed.addAll(window.on(Tables.JOB_FAILURE, "atMillis"));
    Tally.Result ofFailures =
        reader.count(
            new Tally<>(Tables.JOB_FAILURE, failed, by(Tables.JOB_FAILURE, shared), timesFailed()));
    Map<List<String>, Metrics> all = new TreeMap<>(JobCounts::compare);
    for (Tally.Group group : ofJobs.groups()) {
      all.merge(
          texts(group, shared.length),
          new Metrics(Times.of(group, 0), Times.of(group, 2), Times.NONE),
          Metrics::with);
    }
    for (Tally.Group group : ofFailures.groups()) {
      all.merge(
          texts(group, shared.length),
          new Metrics(Times.NONE, Times.NONE, Times.of(group, 0)),
          Metrics::with);
    }
    return new Found(all, ofJobs.isWhole() && ofFailures.isWhole());
  }

  private static int compare(List<String> one, List<String> other) {
    return Arrays.compare(one.toArray(String[]::new), other.toArray(String[]::new));
  }

  private static <R extends Row> List<Tally.By<R>> by(Table<R> table, String... shared) {
    return Arrays.stream(shared).map(column -> Tally.By.of(table, column)).toList();
  }

  private static List<String> texts(Tally.Group group, int count) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(group.text(i));
    }
    return texts;
  }

  List<Filter<JobRow>> created() {
    return window.on(Tables.JOB, "creationTimeMillis");
  }

  List<Filter<JobRow>> completed() {
    List<Filter<JobRow>> filters = new ArrayList<>(window.on(Tables.JOB, "endTimeMillis"));
    filters.add(COMPLETED);
    return filters;
  }

  /** Jobs to which either happened. */
  private List<Filter<JobRow>> within(List<Filter<JobRow>> filters) {
    List<Filter<JobRow>> all = new ArrayList<>(filters);
    all.add(new Filter.AnyOf<>(List.of(created(), completed())));
    return all;
  }

  private List<Tally.Count<JobRow>> createdAndCompleted() {
    return List.of(
        new Tally.Count.Rows<>(created()),
        new Tally.Count.Greatest<>(Tables.JOB.column("creationTimeMillis"), created()),
        new Tally.Count.Rows<>(completed()),
        new Tally.Count.Greatest<>(Tables.JOB.column("endTimeMillis"), completed()));
  }

  static List<Tally.Count<JobFailureRow>> timesFailed() {
    return List.of(
        new Tally.Count.Sum<>(Tables.JOB_FAILURE.column("times"), List.of()),
        new Tally.Count.Greatest<>(Tables.JOB_FAILURE.column("atMillis"), List.of()));
  }
}
