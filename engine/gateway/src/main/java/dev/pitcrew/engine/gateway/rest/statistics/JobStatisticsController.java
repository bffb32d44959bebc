package dev.pitcrew.engine.gateway.rest.statistics;

import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.gateway.rest.search.Fields;
import dev.pitcrew.engine.gateway.rest.search.Listing;
import dev.pitcrew.engine.gateway.rest.search.Reader;
import dev.pitcrew.engine.gateway.rest.search.SearchRequest;
import dev.pitcrew.engine.gateway.rest.search.SearchResult;
import dev.pitcrew.engine.state.JobFailureRow;
import dev.pitcrew.engine.state.JobRow;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.store.Filter;
import dev.pitcrew.engine.store.Tally;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  private static final Fields<JobRow> JOBS =
      Fields.of(Tables.JOB)
          .text("jobType", "type")
          .with("from", (name, value) -> List.of())
          .with("to", (name, value) -> List.of())
          .with("resolution", (name, value) -> List.of());

  private static final Fields<JobFailureRow> FAILURES =
      Fields.of(Tables.JOB_FAILURE)
          .text("jobType", "type")
          .text("errorCode", "errorCode")
          .text("errorMessage", "errorMessage")
          .with("from", (name, value) -> List.of())
          .with("to", (name, value) -> List.of());

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
    boolean isOfAll = jobType == null || jobType.isEmpty();
    JobCounts.Metrics all =
        new JobCounts(reader, window)
            .by(
                isOfAll ? List.of() : List.of(Filter.eq(Tables.JOB, "type", jobType)),
                isOfAll ? List.of() : List.of(Filter.eq(Tables.JOB_FAILURE, "type", jobType)))
            .byShared()
            .getOrDefault(List.of(), JobCounts.Metrics.NONE);
    return new Global(
        all.created().metric(), all.completed().metric(), all.failed().metric(), false);
  }

  /**
   * @param workers that had a job or failed one
   */
  record OfType(
      String jobType,
      JobCounts.Metric created,
      JobCounts.Metric completed,
      JobCounts.Metric failed,
      long workers) {}

  @PostMapping("/by-types")
  SearchResult<OfType> byTypes(@RequestBody SearchRequest request) {
    JobCounts.Found found = count(request, "type");
    SearchResult<Map.Entry<List<String>, JobCounts.Metrics>> page =
        Listing.of(List.copyOf(found.byShared().entrySet()), found.isWhole()).page(request);
    Map<String, Integer> workers =
        workers(request, page.items().stream().map(type -> type.getKey().getFirst()).toList());
    return new SearchResult<>(
        page.items().stream()
            .map(
                type ->
                    new OfType(
                        type.getKey().getFirst(),
                        type.getValue().created().metric(),
                        type.getValue().completed().metric(),
                        type.getValue().failed().metric(),
                        workers.getOrDefault(type.getKey().getFirst(), 0)))
            .toList(),
        page.page());
  }

  /**
   * How many each of these types has. Where the types of a page have too many of them together, the
   * last ones are told fewer; no type is left out for that.
   */
  private Map<String, Integer> workers(SearchRequest request, List<String> types) {
    if (types.isEmpty()) {
      return Map.of();
    }
    List<Filter<JobRow>> jobs = new ArrayList<>(JOBS.filters(request.filter()));
    jobs.add(Filter.in(Tables.JOB, "type", types));
    List<Filter<JobFailureRow>> failures = new ArrayList<>(FAILURES.filters(request.filter()));
    failures.add(Filter.in(Tables.JOB_FAILURE, "type", types));
    Map<String, Integer> workers = new HashMap<>();
    new JobCounts(reader, Window.of(request.filter()))
        .by(jobs, failures, "type", "worker").byShared().keySet().stream()
            .filter(shared -> !shared.getLast().isEmpty())
            .forEach(shared -> workers.merge(shared.getFirst(), 1, Integer::sum));
    return workers;
  }

  private JobCounts.Found count(SearchRequest request, String... shared) {
    return new JobCounts(reader, Window.of(request.filter()))
        .by(JOBS.filters(request.filter()), FAILURES.filters(request.filter()), shared);
  }

  record OfWorker(
      String worker,
      JobCounts.Metric created,
      JobCounts.Metric completed,
      JobCounts.Metric failed) {}

  /** A job was created for whoever had it last: nobody has it when it is created. */
  @PostMapping("/by-workers")
  SearchResult<OfWorker> byWorkers(@RequestBody SearchRequest request) {
    Window.text(request.filter(), "jobType");
    JobCounts.Found found = count(request, "worker");
    return Listing.of(
            found.byShared().entrySet().stream()
                .filter(worker -> !worker.getKey().getFirst().isEmpty())
                .map(
                    worker ->
                        new OfWorker(
                            worker.getKey().getFirst(),
                            worker.getValue().created().metric(),
                            worker.getValue().completed().metric(),
                            worker.getValue().failed().metric()))
                .toList(),
            found.isWhole())
        .page(request);
  }

  @PostMapping("/time-series")
  SearchResult<TimeSeries.Bucket> timeSeries(@RequestBody SearchRequest request) {
    String type = Window.text(request.filter(), "jobType");
    Window window = Window.of(request.filter());
    TimeSeries series = new TimeSeries(window, TimeSeries.width(window, request.filter()));
    JOBS.filters(request.filter());
    return Listing.of(series.read(reader, type), true).page(request);
  }

  record OfError(String errorCode, String errorMessage, long workers) {}

  /** What jobs failed with. */
  @PostMapping("/errors")
  SearchResult<OfError> errors(@RequestBody SearchRequest request) {
    Window.text(request.filter(), "jobType");
    List<Filter<JobFailureRow>> filters = new ArrayList<>(FAILURES.filters(request.filter()));
    filters.addAll(Window.of(request.filter()).on(Tables.JOB_FAILURE, "atMillis"));
    Tally.Result found =
        reader.count(
            new Tally<>(
                Tables.JOB_FAILURE,
                filters,
                List.of(
                    Messages.by(Tables.JOB_FAILURE, "errorCode"),
                    Messages.by(Tables.JOB_FAILURE, "errorMessage"),
                    Tally.By.of(Tables.JOB_FAILURE, "messageHash")),
                List.of(
                    new Tally.Count.Values<>(Tables.JOB_FAILURE.column("worker"), List.of()),
                    new Tally.Count.Greatest<>(Tables.JOB_FAILURE.column("key"), List.of()))));
    SearchResult<Tally.Group> page = Listing.of(found.groups(), found.isWhole()).page(request);
    return new SearchResult<>(
        page.items().stream()
            .map(group -> new OfError(group.text(0), message(group), group.count(0)))
            .toList(),
        page.page());
  }

  /** Only how it begins was counted by; of what is told, as much as one that has it keeps. */
  private String message(Tally.Group group) {
    if (!Messages.isCut(group.text(1))) {
      return group.text(1);
    }
    JobFailureRow one = reader.find(Tables.JOB_FAILURE, group.count(1));
    String whole = one == null ? null : one.errorMessage();
    return whole == null ? group.text(1) : whole;
  }
}
