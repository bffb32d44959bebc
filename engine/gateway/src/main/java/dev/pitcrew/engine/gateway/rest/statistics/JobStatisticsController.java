package dev.pitcrew.engine.gateway.rest.statistics;

import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.gateway.rest.search.Fields;
import dev.pitcrew.engine.gateway.rest.search.Listing;
import dev.pitcrew.engine.gateway.rest.search.Reader;
import dev.pitcrew.engine.gateway.rest.search.SearchRequest;
import dev.pitcrew.engine.gateway.rest.search.SearchResult;
import dev.pitcrew.engine.state.JobRow;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.store.Filter;
import dev.pitcrew.engine.store.Tally;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Counts jobs that were created, completed or failed within a time. */
@RestController
@RequestMapping("/v2/jobs/statistics")
final class JobStatisticsController {

  private static final Fields<JobRow> FIELDS =
      Fields.of(Tables.JOB)
          .text("jobType", "type")
          .text("errorCode", "errorCode")
          .text("errorMessage", "errorMessage")
          .with("from", (name, value) -> List.of())
          .with("to", (name, value) -> List.of())
          .with("resolution", (name, value) -> List.of());

  private final Reader reader;

  JobStatisticsController(Reader reader) {
    this.reader = reader;
  }

  /** All that is told is there, so {@code isIncomplete} is never true. */
  record Global(
      JobCounts.Metric created,
      JobCounts.Metric completed,
      JobCounts.Metric failed,
      boolean isIncomplete) {}

  @GetMapping("/global")
  Global global(
      @RequestParam @Nullable String from,
      @RequestParam @Nullable String to,
      @RequestParam(required = false) @Nullable String jobType) {
    Window window =
        new Window(
            Wire.time(Wire.required(from, "from"), "from"),
            Wire.time(Wire.required(to, "to"), "to"));
    List<Filter<JobRow>> filters =
        jobType == null || jobType.isEmpty()
            ? List.of()
            : List.of(Filter.eq(Tables.JOB, "type", jobType));
    JobCounts counts = new JobCounts(window);
    Tally.Group all =
        reader
            .count(
                new Tally<>(
                    Tables.JOB, counts.within(filters), List.of(), counts.createdToFailed()))
            .groups()
            .getFirst();
    return new Global(
        JobCounts.Metric.of(all, 0),
        JobCounts.Metric.of(all, 2),
        JobCounts.Metric.of(all, 4),
        false);
  }

  record OfType(
      String jobType,
      JobCounts.Metric created,
      JobCounts.Metric completed,
      JobCounts.Metric failed,
      long workers) {}

  @PostMapping("/by-types")
  SearchResult<OfType> byTypes(@RequestBody SearchRequest request) {
    JobCounts counts = new JobCounts(Window.of(request.filter()));
    List<Tally.Count<JobRow>> told = new ArrayList<>(counts.createdToFailed());
    told.add(new Tally.Count.Values<>(Tables.JOB.column("worker"), List.of()));
    Tally.Result found =
        reader.count(
            new Tally<>(
                Tables.JOB,
                counts.within(FIELDS.filters(request.filter())),
                List.of(Tally.By.of(Tables.JOB, "type")),
                told));
    return Listing.of(
            found.groups().stream()
                .map(
                    group ->
                        new OfType(
                            group.text(0),
                            JobCounts.Metric.of(group, 0),
                            JobCounts.Metric.of(group, 2),
                            JobCounts.Metric.of(group, 4),
                            group.count(6)))
                .toList(),
            found.isWhole())
        .page(request);
  }

  record OfWorker(
      String worker,
      JobCounts.Metric created,
      JobCounts.Metric completed,
      JobCounts.Metric failed) {}

  /** Each job counts for the worker that had it last. */
  @PostMapping("/by-workers")
  SearchResult<OfWorker> byWorkers(@RequestBody SearchRequest request) {
    Window.text(request.filter(), "jobType");
    JobCounts counts = new JobCounts(Window.of(request.filter()));
    List<Filter<JobRow>> filters = new ArrayList<>(counts.within(FIELDS.filters(request.filter())));
    filters.add(Filter.of(Tables.JOB, "worker", Filter.Operator.EXISTS));
    Tally.Result found =
        reader.count(
            new Tally<>(
                Tables.JOB,
                filters,
                List.of(Tally.By.of(Tables.JOB, "worker")),
                counts.createdToFailed()));
    return Listing.of(
            found.groups().stream()
                .map(
                    group ->
                        new OfWorker(
                            group.text(0),
                            JobCounts.Metric.of(group, 0),
                            JobCounts.Metric.of(group, 2),
                            JobCounts.Metric.of(group, 4)))
                .toList(),
            found.isWhole())
        .page(request);
  }

  @PostMapping("/time-series")
  SearchResult<TimeSeries.Bucket> timeSeries(@RequestBody SearchRequest request) {
    String type = Window.text(request.filter(), "jobType");
    Window window = Window.of(request.filter());
    TimeSeries series = new TimeSeries(window, TimeSeries.width(window, request.filter()));
    FIELDS.filters(request.filter());
    return Listing.of(series.read(reader, type), true).page(request);
  }

  record OfError(@Nullable String errorCode, @Nullable String errorMessage, long workers) {}

  /** What jobs failed with last. */
  @PostMapping("/errors")
  SearchResult<OfError> errors(@RequestBody SearchRequest request) {
    Window.text(request.filter(), "jobType");
    List<Filter<JobRow>> filters = new ArrayList<>(FIELDS.filters(request.filter()));
    filters.addAll(Window.of(request.filter()).on(Tables.JOB, "failedMillis"));
    Tally.Result found =
        reader.count(
            new Tally<>(
                Tables.JOB,
                filters,
                List.of(
                    Messages.by(Tables.JOB, "errorCode"), Messages.by(Tables.JOB, "errorMessage")),
                List.of(new Tally.Count.Values<>(Tables.JOB.column("worker"), List.of()))));
    return Listing.of(
            found.groups().stream()
                .map(
                    group ->
                        new OfError(
                            (String) group.values().get(0),
                            (String) group.values().get(1),
                            group.count(0)))
                .toList(),
            found.isWhole())
        .page(request);
  }
}
