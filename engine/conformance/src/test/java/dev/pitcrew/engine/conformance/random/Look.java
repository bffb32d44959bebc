package dev.pitcrew.engine.conformance.random;

import dev.pitcrew.engine.conformance.scenario.Hand;
import dev.pitcrew.engine.conformance.scenario.Play;
import dev.pitcrew.engine.conformance.side.History;
import dev.pitcrew.engine.conformance.side.Side;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.response.ActivatedJob;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One engine, and what can be seen in it at the moment. */
final class Look {

  private static final Duration NO_WAITING = Duration.ofMillis(-1);
  private static final Duration JOB_TIMEOUT = Duration.ofDays(400);
  private static final int JOBS_MAX = 200;

  /** What it will be when it is there, Zeebe tells before. */
  private static final String CREATING = ": CREATING .*";

  private static final String JOB_NOT_DONE = ", (error|canceled)$";

  private final Side side;
  private final Lists lists;
  private History history;
  private String refusal = "";

  Look(Side side, Lists lists) {
    this.side = side;
    this.lists = lists;
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
    List<ActivatedJob> jobs =
        client()
            .newActivateJobsCommand()
            .jobType("work")
            .maxJobsToActivate(JOBS_MAX)
            .timeout(JOB_TIMEOUT)
            .workerName("worker")
            .requestTimeout(NO_WAITING)
            .send()
            .join()
            .getJobs();
    if (jobs.stream().anyMatch(job -> !history.isKnown(job.getElementInstanceKey()))) {
      // It has begun since all seemed to be at rest.
      refresh();
    }
    return jobs.stream().map(this::told).sorted().toList();
  }

  private String told(ActivatedJob job) {
    String place = history.name(job.getElementInstanceKey());
    String variables =
        new TreeMap<>(job.getVariablesAsMap())
            .entrySet().stream()
                .filter(one -> !isKeptLocally(place, one.getKey()))
                .map(one -> one.getKey() + "=" + lists.comparable(one.getKey(), one.getValue()))
                .collect(Collectors.joining(", "));
    return "work for %s: %s".formatted(place, variables);
  }

  /**
   * Whether it is what has begun an event sub-process: its start event has it for itself, in Zeebe
   * it is what others may have set in the process meanwhile. Or of a process called in a loop what
   * is local to the call: it is passed on also where not all variables are, by Zeebe not.
   */
  private static boolean isKeptLocally(String place, String variable) {
    return switch (variable) {
      case "m" -> place.matches(".*/on\\d+(#\\d+)?/start\\d+(#\\d+)?");
      case "item", "loopCounter" -> place.matches("\\S+\\[](#\\d+)?/call\\S+/child/ct(#\\d+)?");
      default -> false;
    };
  }

  String does(Act act) {
    return Hand.answer(
        () -> {
          try {
            refusal = "";
            return act.on().apply(this);
          } catch (ClientStatusException e) {
            refusal = String.valueOf(e.getMessage());
            throw e;
          }
        });
  }

  /** What the last refusal said. */
  String refusal() {
    return refusal;
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

  /** An element instance by its place. */
  long element(String name) {
    return history.keyOf(name).orElseThrow(() -> new NoSuchElementException("there is no " + name));
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
        // Zeebe calls a job canceled, too, whose error was told before.
        .map(line -> lists.comparable(Play.plain(line)).replaceAll(JOB_NOT_DONE, ", not done"))
        .map(line -> line.replaceAll(CREATING, ": CREATING"))
        .toList();
  }
}
