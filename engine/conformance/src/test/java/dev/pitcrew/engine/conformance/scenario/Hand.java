package dev.pitcrew.engine.conformance.scenario;

import dev.pitcrew.engine.conformance.side.History;
import dev.pitcrew.engine.conformance.side.Json;
import dev.pitcrew.engine.conformance.side.Side;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.response.ActivatedJob;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;

/** What the steps of one scenario have at hand on one engine. */
public final class Hand {

  private static final Duration NO_WAITING = Duration.ofMillis(-1);
  private static final Duration JOB_TIMEOUT = Duration.ofDays(400);

  private final Side side;
  private final List<Long> instances = new ArrayList<>();
  private final Map<String, ActivatedJob> lastJobs = new HashMap<>();

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

  /** What a worker sees of a job. */
  static String seen(ActivatedJob job) {
    return "saw %s retries=%d headers=%s"
        .formatted(
            Json.sorted(job.getVariables()),
            job.getRetries(),
            job.getCustomHeaders().entrySet().stream().sorted(Map.Entry.comparingByKey()).toList());
  }

  /** {@code ok}, or the code of the refusal. */
  static String answer(Supplier<String> command) {
    try {
      return command.get();
    } catch (ClientStatusException e) {
      return e.getStatusCode().name();
    } catch (ProblemException e) {
      return "HTTP " + e.code();
    } catch (NoSuchElementException e) {
      return e.getMessage();
    }
  }
}
