package dev.pitcrew.engine.gateway.rest.statistics;

import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.gateway.rest.search.Reader;
import dev.pitcrew.engine.state.JobRow;
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
    JobCounts counts = new JobCounts(window);
    Map<Long, JobCounts.Metric> created =
        read(reader, jobType, "creationTimeMillis", counts.created());
    Map<Long, JobCounts.Metric> completed =
        read(reader, jobType, "endTimeMillis", counts.completed());
    Map<Long, JobCounts.Metric> failed = read(reader, jobType, "failedMillis", counts.failed());
    JobCounts.Metric none = new JobCounts.Metric(0, null);
    List<Bucket> buckets = new ArrayList<>();
    for (long part = window.from() / widthMillis; part * widthMillis < window.to(); part++) {
      buckets.add(
          new Bucket(
              Wire.time(part * widthMillis),
              created.getOrDefault(part, none),
              completed.getOrDefault(part, none),
              failed.getOrDefault(part, none)));
    }
    return buckets;
  }

  private Map<Long, JobCounts.Metric> read(
      Reader reader, String jobType, String column, List<Filter<JobRow>> filters) {
    List<Filter<JobRow>> all = new ArrayList<>(filters);
    all.add(Filter.eq(Tables.JOB, "type", jobType));
    Map<Long, JobCounts.Metric> byPart = new HashMap<>();
    reader
        .count(
            new Tally<>(
                Tables.JOB,
                all,
                List.of(new Tally.By<>(Tables.JOB.column(column), widthMillis)),
                List.of(
                    new Tally.Count.Rows<>(List.of()),
                    new Tally.Count.Greatest<>(Tables.JOB.column(column), List.of()))))
        .groups()
        .forEach(group -> byPart.put(group.number(0), JobCounts.Metric.of(group, 0)));
    return byPart;
  }
}
