package dev.pitcrew.engine.conformance.scenario;

import dev.pitcrew.engine.conformance.side.History;
import dev.pitcrew.engine.conformance.side.Json;
import dev.pitcrew.engine.conformance.side.Side;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.CamundaFuture;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.command.InternalClientException;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.response.StreamJobsResponse;
import io.camunda.client.api.worker.JobHandler;
import io.camunda.client.api.worker.JobWorker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** What the steps of one scenario have at hand on one engine. */
public final class Hand {

  private static final Duration NO_WAITING = Duration.ofMillis(-1);
  private static final Duration JOB_TIMEOUT = Duration.ofDays(400);

  /** How long the slower of the engines may take on a busy machine. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Duration POLL_INTERVAL = Duration.ofMillis(20);
  private static final Duration POLL_TIMEOUT = Duration.ofSeconds(10);
  private static final int RETRIES = 3;

  /** A process of one job, which tells when a stream is open. */
  private static final String MARKER = "marker";

  private final Side side;
  private final List<ActivatedJob> pushed = new CopyOnWriteArrayList<>();
  private final List<ActivatedJob> markers = new CopyOnWriteArrayList<>();
  private final List<CamundaFuture<StreamJobsResponse>> streams = new ArrayList<>();
  private final List<JobWorker> workers = new ArrayList<>();
  private final List<Long> instances = new ArrayList<>();
  private final Map<String, ActivatedJob> lastJobs = new HashMap<>();
  private final Map<String, Long> deployed = new LinkedHashMap<>();

  Hand(Side side) {
    this.side = side;
  }

  public Side side() {
    return side;
  }

  public CamundaClient client() {
    return side.client();
  }

  public History history() {
    side.settle();
    return side.history();
  }

  /** Remembers an instance that a step has created. */
  public void created(long processInstanceKey) {
    instances.add(processInstanceKey);
  }

  /** Remembers what was deployed as {@code process p v1}, {@code form f v2} and so on. */
  void deployed(String name, long key) {
    deployed.put(name, key);
  }

  /** The key of what was deployed. */
  public long deployed(String name) {
    Long key = deployed.get(name);
    if (key == null) {
      throw new NoSuchElementException("nothing deployed as " + name);
    }
    return key;
  }

  /** The text with names instead of the keys of what was deployed. */
  String named(String text) {
    String named = text;
    for (Map.Entry<String, Long> one : deployed.entrySet()) {
      named = named.replace(one.getValue().toString(), "<" + one.getKey() + ">");
    }
    return named;
  }

  /** The instance created last; where none was, the process that began last. */
  public long instance() {
    if (!instances.isEmpty()) {
      return instances.getLast();
    }
    return history().elements().stream()
        .filter(e -> e.type().equals("PROCESS"))
        .reduce((a, b) -> b)
        .orElseThrow(() -> new NoSuchElementException("no instance"))
        .key();
  }

  /** The key of the newest instance of an element that has not ended. */
  public long element(String elementId) {
    return history()
        .active(elementId)
        .orElseThrow(() -> new NoSuchElementException("no active element " + elementId))
        .key();
  }

  public long userTask(String elementId) {
    return history()
        .userTask(elementId)
        .orElseThrow(() -> new NoSuchElementException("no user task " + elementId));
  }

  /** The next job of a type, activated; where there is none, the one that was given out last. */
  public Optional<ActivatedJob> job(String type) {
    return fresh(type, JOB_TIMEOUT).or(() -> Optional.ofNullable(lastJobs.get(type)));
  }

  /** The next job of a type, activated, if there is one. */
  public Optional<ActivatedJob> fresh(String type, Duration timeout) {
    side.settle();
    Optional<ActivatedJob> job =
        client()
            .newActivateJobsCommand()
            .jobType(type)
            .maxJobsToActivate(1)
            .timeout(timeout)
            .workerName("worker")
            .requestTimeout(NO_WAITING)
            .send()
            .join()
            .getJobs()
            .stream()
            .findFirst();
    job.ifPresent(j -> lastJobs.put(type, j));
    return job;
  }

  /** The job that was given out last, which may be gone by now. */
  public Optional<ActivatedJob> lastJob(String type) {
    return Optional.ofNullable(lastJobs.get(type));
  }

  /** Opens a stream of jobs, which are kept until somebody asks for them. */
  public void openStream(String type, List<String> fetchVariables) {
    side.endAfterwards();
    streams.add(
        client()
            .newStreamJobsCommand()
            .jobType(type)
            .consumer(job -> (job.getBpmnProcessId().equals(MARKER) ? markers : pushed).add(job))
            .timeout(JOB_TIMEOUT)
            .workerName("worker")
            .fetchVariables(fetchVariables)
            .send());
    waitForMarker(type);
  }

  /** Nothing says that a stream is open but a job that comes by it. */
  private void waitForMarker(String type) {
    Resource marker =
        Xml.process(
            MARKER,
            Xml.start("s", "") + Xml.job("t", type) + Xml.end("e", "") + Xml.flow("s", "t", "e"));
    client()
        .newDeployResourceCommand()
        .addResourceStringUtf8(marker.text(), marker.name())
        .send()
        .join();
    client().newCreateInstanceCommand().bpmnProcessId(MARKER).latestVersion().send().join();
    long job =
        history().openJobs().entrySet().stream()
            .filter(one -> one.getKey().startsWith(MARKER + "/"))
            .findFirst()
            .orElseThrow()
            .getValue();
    until(
        "a stream to open",
        () -> {
          if (markers.isEmpty()) {
            // What has failed is there to be pushed again.
            client().newFailCommand(job).retries(RETRIES).send().join();
          }
          return !markers.isEmpty();
        });
    client().newCompleteCommand(job).send().join();
    markers.clear();
  }

  /** What was pushed so far, as soon as it is this many jobs. */
  public String pushed(int count) {
    until(count + " pushed jobs", () -> pushed.size() >= count);
    return allPushed();
  }

  /** What was pushed so far, as soon as a job with each of these variables is among it. */
  public String pushedWith(List<String> variables) {
    until(
        "pushed jobs with " + variables,
        () -> pushed.stream().map(ActivatedJob::getVariables).toList().containsAll(variables));
    return allPushed();
  }

  private String allPushed() {
    return "ok "
        + pushed.stream()
            .map(job -> seen(job) + " worker=" + job.getWorker() + " at " + job.getElementId())
            .sorted()
            .toList();
  }

  public ActivatedJob lastPushed() {
    return pushed.getLast();
  }

  /** Nobody listens any more. */
  public void closeStreams() {
    streams.forEach(stream -> stream.cancel(true));
    streams.clear();
  }

  /** The next job of a type, as soon as there is one that anybody may take. */
  public String awaited(String type) {
    List<ActivatedJob> got = new ArrayList<>();
    until(
        "a job " + type,
        () -> {
          fresh(type, JOB_TIMEOUT).ifPresent(got::add);
          return !got.isEmpty();
        });
    return seen(got.getFirst());
  }

  /** A worker as everybody has it. One that is closed still takes a job that is on its way. */
  public void openWorker(String type, boolean streams, JobHandler handler) {
    side.endAfterwards();
    workers.add(
        client()
            .newWorker()
            .jobType(type)
            .handler(handler)
            .timeout(JOB_TIMEOUT)
            .streamEnabled(streams)
            .pollInterval(POLL_INTERVAL)
            .requestTimeout(POLL_TIMEOUT)
            .open());
  }

  /** Looks again and again, for what other threads do. */
  public void until(String what, BooleanSupplier isSo) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!isSo.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("Expected %s, but waited in vain.".formatted(what));
      }
      side.settle();
    }
  }

  /** Ends what is still open. */
  void close() {
    workers.forEach(JobWorker::close);
    closeStreams();
  }

  /** What a worker sees of a job. */
  static String seen(ActivatedJob job) {
    return "saw %s retries=%d headers=%s%s"
        .formatted(
            Json.sorted(job.getVariables()),
            job.getRetries(),
            job.getCustomHeaders().entrySet().stream().sorted(Map.Entry.comparingByKey()).toList(),
            job.getTags().isEmpty() ? "" : " tags=" + new TreeSet<>(job.getTags()));
  }

  /** {@code ok}, or the code of the refusal. */
  public static String answer(Supplier<String> command) {
    try {
      return command.get();
    } catch (ClientStatusException e) {
      return e.getStatusCode().name();
    } catch (ProblemException e) {
      return "HTTP " + e.code();
    } catch (IllegalArgumentException | InternalClientException e) {
      return "refused by the client";
    } catch (NoSuchElementException e) {
      return e.getMessage();
    }
  }
}
