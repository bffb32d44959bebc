package dev.pitcrew.engine.gateway.rest.statistics;

import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.state.JobRow;
import dev.pitcrew.engine.state.JobState;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.store.Filter;
import dev.pitcrew.engine.store.Tally;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to jobs within a time: of each kind how often, and when last. */
record JobCounts(Window window) {

  private static final Filter<JobRow> COMPLETED =
      Filter.eq(Tables.JOB, "state", JobState.COMPLETED);

  record Metric(long count, @Nullable String lastUpdatedAt) {

    static Metric of(Tally.Group group, int index) {
      return new Metric(group.count(index), Wire.time(group.count(index + 1)));
    }
  }

  List<Filter<JobRow>> created() {
    return window.on(Tables.JOB, "creationTimeMillis");
  }

  List<Filter<JobRow>> completed() {
    List<Filter<JobRow>> filters = new ArrayList<>(window.on(Tables.JOB, "endTimeMillis"));
    filters.add(COMPLETED);
    return filters;
  }

  /** A job that failed more than once counts where it failed last. */
  List<Filter<JobRow>> failed() {
    return window.on(Tables.JOB, "failedMillis");
  }

  /** Jobs to which any of it happened. */
  List<Filter<JobRow>> within(List<Filter<JobRow>> filters) {
    List<Filter<JobRow>> all = new ArrayList<>(filters);
    all.add(new Filter.AnyOf<>(List.of(created(), completed(), failed())));
    return all;
  }

  /** Six of them: for each kind a number and a time. */
  List<Tally.Count<JobRow>> createdToFailed() {
    return List.of(
        new Tally.Count.Rows<>(created()),
        new Tally.Count.Greatest<>(Tables.JOB.column("creationTimeMillis"), created()),
        new Tally.Count.Rows<>(completed()),
        new Tally.Count.Greatest<>(Tables.JOB.column("endTimeMillis"), completed()),
        new Tally.Count.Rows<>(failed()),
        new Tally.Count.Greatest<>(Tables.JOB.column("failedMillis"), failed()));
  }
}
