package dev.pitcrew.engine.gateway.rest.statistics;

import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.gateway.rest.search.Reader;
import dev.pitcrew.engine.state.JobRow;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.Table;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.store.Filter;
import dev.pitcrew.engine.store.Tally;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What happened to the jobs of a type in each part of a time.
 *
 * @param widthMillis of a part; parts begin at multiples of it
 */
record TimeSeries(Window window, long widthMillis) {

  private static final int BUCKETS_MAX = 10_000;
  private static final int BUCKETS_USUAL = 100;
  private static final List<Duration> USUAL =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofHours(1),
          Duration.ofHours(6),
          Duration.ofDays(1),
          Duration.ofDays(7));

  private static final Tally.Count<JobRow> ROWS = new Tally.Count.Rows<>(List.of());

  TimeSeries {
    if ((window.to() - window.from()) / widthMillis > BUCKETS_MAX) {
      throw Wire.invalid(
          "Expected at most %d parts of the time, but there are more.".formatted(BUCKETS_MAX));
    }
  }

  record Bucket(
      @Nullable String time,
      JobCounts.Metric created,
      JobCounts.Metric completed,
      JobCounts.Metric failed) {}

  /** As asked for; else the first of the usual ones that makes few enough parts. */
  static long width(Window window, @Nullable JsonNode filter) {
    JsonNode wanted = filter == null ? null : filter.get("resolution");
    if (wanted == null || wanted.isNull()) {
      return USUAL.stream()
          .mapToLong(Duration::toMillis)
          .filter(width -> (window.to() - window.from()) / width <= BUCKETS_USUAL)
          .findFirst()
          .orElse((window.to() - window.from()) / BUCKETS_USUAL);
    }
    try {
      long width = Duration.parse(wanted.asString("")).toMillis();
      if (width >= 1_000) {
        return width;
      }
    } catch (DateTimeException | ArithmeticException e) {
      // Said below, as of a duration that is too short.
    }
    throw Wire.invalid(
        "Expected 'filter.resolution' to be a duration of a second or more, such as PT1M, but it is %s."
            .formatted(wanted));
  }

  /** Every part, also those in which nothing happened. */
  List<Bucket> read(Reader reader, String jobType) {
    JobCounts counts = new JobCounts(reader, window);
    Map<Long, JobCounts.Times> created =
        counted(reader, Tables.JOB, jobType, "creationTimeMillis", counts.created(), ROWS);
    Map<Long, JobCounts.Times> completed =
        counted(reader, Tables.JOB, jobType, "endTimeMillis", counts.completed(), ROWS);
    Map<Long, JobCounts.Times> failed =
        counted(
            reader,
            Tables.JOB_FAILURE,
            jobType,
            "atMillis",
            window.on(Tables.JOB_FAILURE, "atMillis"),
            JobCounts.timesFailed().getFirst());
    List<Bucket> buckets = new ArrayList<>();
    for (long part = window.from() / widthMillis; part * widthMillis < window.to(); part++) {
      buckets.add(
          new Bucket(
              Wire.time(part * widthMillis),
              created.getOrDefault(part, JobCounts.Times.NONE).metric(),
              completed.getOrDefault(part, JobCounts.Times.NONE).metric(),
              failed.getOrDefault(part, JobCounts.Times.NONE).metric()));
    }
    return buckets;
  }

  private <R extends Row> Map<Long, JobCounts.Times> counted(
      Reader reader,
      Table<R> table,
      String jobType,
      String column,
      List<Filter<R>> filters,
      Tally.Count<R> count) {
    List<Filter<R>> all = new ArrayList<>(filters);
    all.add(Filter.eq(table, "type", jobType));
    Map<Long, JobCounts.Times> byPart = new HashMap<>();
    reader
        .count(
            new Tally<>(
                table,
                all,
                List.of(new Tally.By<>(table.column(column), widthMillis)),
                List.of(count, new Tally.Count.Greatest<>(table.column(column), List.of()))))
        .groups()
        .forEach(group -> byPart.put(group.number(0), JobCounts.Times.of(group, 0)));
    return byPart;
  }
}
