package dev.pitcrew.engine.conformance.random;

import dev.pitcrew.engine.conformance.side.History;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What workers, people, clients and clocks may do next, from a seed. */
final class Acts {

  /**
   * Past each timer of a model that has begun a whole number of such moves ago, and far from all
   * others: the real time of a slow machine passes in Zeebe, too.
   */
  private static final Duration MOVE = Duration.ofMinutes(61);

  private final Random random;
  private final JobActs jobs;
  private final ClientActs clients;
  private final Changes changes;

  Acts(Random random, ClientActs clients, Changes changes) {
    this.random = random;
    this.jobs = new JobActs(random);
    this.clients = clients;
    this.changes = changes;
  }

  static Act cancel(String instance) {
    return new Act(
        "cancel " + instance,
        look -> {
          look.client().newCancelInstanceCommand(look.instance(instance)).send().join();
          return "ok";
        });
  }

  Act next(History history, boolean hurried) {
    List<Act> possible = new ArrayList<>();
    history
        .openJobs()
        .keySet()
        .forEach(
            label -> {
              String place = label.substring(0, label.indexOf(' '));
              jobs.add(possible, label, history.isAnyActiveIn(place), hurried);
            });
    history
        .activeNames("AD_HOC_SUB_PROCESS")
        .forEach(
            name -> {
              if (!history.isAnyActiveIn(name)) {
                possible.add(begin(name));
              }
            });
    history.openTasks().keySet().forEach(label -> addTask(possible, label, hurried));
    history.incidentsByPlace().keySet().forEach(label -> possible.add(resolve(label)));
    if (!hurried) {
      clients.add(possible, history);
      if (history.waitsForTime()) {
        possible.add(
            new Act(
                "time passes",
                look -> {
                  look.side().advance(MOVE);
                  return "ok";
                }));
      }
    }
    if (!hurried && random.nextInt(12) == 0) {
      changes.add(possible, history);
    }
    return possible.isEmpty() ? ClientActs.idle() : any(possible);
  }

  private Act any(List<Act> acts) {
    return acts.get(random.nextInt(acts.size()));
  }

  /** Nothing goes on in it, so that it would stay for ever. */
  private static Act begin(String name) {
    String element = JobActs.first(name.replaceAll(".*/", ""));
    return new Act(
        "begin %s in %s".formatted(element, name),
        look -> look.side().activateAdHoc(look.element(name), List.of(element), false));
  }

  /** Of a job without retries after it has some again. */
  private static Act resolve(String label) {
    return new Act(
        "resolve " + label,
        look -> {
          long incident = look.incident(label);
          if (label.contains("NO_RETRIES") || label.contains("NO_MORE_RETRIES")) {
            long job = look.history().jobOfIncident(incident);
            look.client().newUpdateRetriesCommand(job).retries(2).send().join();
          }
          look.client().newResolveIncidentCommand(incident).send().join();
          return "ok";
        });
  }

  private void addTask(List<Act> possible, String label, boolean hurried) {
    possible.add(
        onTask(
            "complete", label, (look, key) -> look.side().userTasks().complete(key, "{\"u\":1}")));
    if (hurried) {
      return;
    }
    switch (random.nextInt(8)) {
      case 0 ->
          possible.add(
              onTask(
                  "assign",
                  label,
                  (look, key) -> look.side().userTasks().assign(key, "bob", true)));
      case 1 ->
          possible.add(
              onTask("unassign", label, (look, key) -> look.side().userTasks().unassign(key)));
      case 2 -> {
        int priority = random.nextInt(101);
        possible.add(
            onTask(
                "prioritize",
                label,
                (look, key) -> look.side().userTasks().updatePriority(key, priority)));
      }
      default -> {}
    }
  }

  private interface KeyAct {
    String on(Look look, long key);
  }

  private static Act onTask(String verb, String label, KeyAct act) {
    return new Act(verb + " task " + label, look -> act.on(look, look.task(label)));
  }
}
