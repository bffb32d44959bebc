package dev.pitcrew.engine.conformance.random;

import dev.pitcrew.engine.conformance.scenario.Hand;
import dev.pitcrew.engine.conformance.scenario.Play;
import dev.pitcrew.engine.conformance.side.History;
import dev.pitcrew.engine.conformance.side.Json;
import dev.pitcrew.engine.conformance.side.Side;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** One engine, and what can be seen in it at the moment. */
final class Look {

  private static final Duration NO_WAITING = Duration.ofMillis(-1);
  private static final Duration JOB_TIMEOUT = Duration.ofDays(400);
  private static final int JOBS_MAX = 200;

  private final Side side;
  private History history;

  Look(Side side) {
    this.side = side;
    this.history = side.history();
  }

  Side side() {
    return side;
  }

  CamundaClient client() {
    return side.client();
  }

  History history() {
    return history;
  }

  /** Looks again when all has come to rest. */
  void refresh() {
    side.settle();
    history = side.history();
  }

  /** Each job there is goes to a worker, who tells what came with it. */
  List<String> taken() {
    return client()
        .newActivateJobsCommand()
        .jobType("work")
        .maxJobsToActivate(JOBS_MAX)
        .timeout(JOB_TIMEOUT)
        .workerName("worker")
        .requestTimeout(NO_WAITING)
        .send()
        .join()
        .getJobs()
        .stream()
        .map(this::told)
        .sorted()
        .toList();
  }

  private String told(ActivatedJob job) {
    return "work for %s: %s"
        .formatted(
            history.name(job.getElementInstanceKey()), told(Json.sorted(job.getVariables())));
  }

  /** Without what is known to differ of ad-hoc sub-processes. */
  private static String told(String variables) {
    return variables.replaceAll("\"(adHocSubProcessElements|collected\\d+)\":\\[[^]]*]", "");
  }

  String does(Act act) {
    return Hand.answer(() -> act.on().apply(this));
  }

  /** The key of a job by its label. */
  long job(String label) {
    return key(history.openJobs(), label);
  }

  long task(String label) {
    return key(history.openTasks(), label);
  }

  long incident(String label) {
    return key(history.incidentsByPlace(), label);
  }

  long instance(String name) {
    return key(history.activeInstances(), name);
  }

  private static long key(Map<String, Long> keys, String label) {
    Long key = keys.get(label);
    if (key == null) {
      throw new NoSuchElementException("there is no " + label);
    }
    return key;
  }

  /** What is compared: not in which order things ended, for what goes on beside has none. */
  List<String> facts() {
    return history.lines().stream()
        .filter(line -> !line.startsWith("order of "))
        // How a job is called that was not done is a matter of words.
        .map(line -> Play.plain(line).replaceAll(", (error|open|canceled)$", ", not done"))
        .toList();
  }
}
