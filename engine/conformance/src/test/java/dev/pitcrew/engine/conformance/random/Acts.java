package dev.pitcrew.engine.conformance.random;

import dev.pitcrew.engine.conformance.side.History;
import io.camunda.client.impl.command.CompleteAdHocSubProcessJobResultImpl;
import io.camunda.client.impl.command.CompleteUserTaskJobResultImpl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/** What workers, people, clients and clocks may do next, from a seed. */
final class Acts {

  /**
   * Past each timer of a model that has begun a whole number of such moves ago, and far from all
   * others: the real time of a slow machine passes in Zeebe, too.
   */
  private static final Duration MOVE = Duration.ofMinutes(61);

  private static final Duration KEPT = Duration.ofMinutes(90);

  private static final Pattern LOOP_WITHIN = Pattern.compile("/.*/.*\\[]/");

  private final Random random;
  private final Changes changes;

  Acts(Random random, Changes changes) {
    this.random = random;
    this.changes = changes;
  }

  static Act create(String variables) {
    return new Act(
        "create " + variables,
        look -> {
          look.client()
              .newCreateInstanceCommand()
              .bpmnProcessId("p")
              .latestVersion()
              .variables(variables)
              .send()
              .join();
          return "ok";
        });
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
              if (label.contains(" AD_HOC_SUB_PROCESS")) {
                possible.add(decide(label, hurried, history.isAnyActiveIn(place)));
              } else if (label.contains(" TASK_LISTENER ")) {
                addListener(possible, label, hurried);
              } else {
                addJob(possible, label, hurried);
              }
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
      for (String message : history.messages()) {
        possible.add(publish(message, random.nextInt(3) > 0 ? Duration.ZERO : KEPT));
      }
      for (String signal : history.signals()) {
        // Who waits for it all the time would be all that happens.
        if (!signal.equals("t") || random.nextInt(6) == 0) {
          possible.add(broadcast(signal));
        }
      }
      history.activeInstances().keySet().stream()
          .filter(name -> !name.contains("/"))
          .forEach(name -> possible.add(set(name)));
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
    return possible.isEmpty() ? publish("none", Duration.ZERO) : any(possible);
  }

  private Act any(List<Act> acts) {
    return acts.get(random.nextInt(acts.size()));
  }

  /** Nothing goes on in it, so that it would stay for ever. */
  private static Act begin(String name) {
    String element = first(name.replaceAll(".*/", ""));
    return new Act(
        "begin %s in %s".formatted(element, name),
        look -> look.side().activateAdHoc(look.element(name), List.of(element), false));
  }

  private Act publish(String message, Duration kept) {
    return new Act(
        "publish %s for %s".formatted(message, kept),
        look -> {
          look.client()
              .newPublishMessageCommand()
              .messageName(message)
              .correlationKey("k")
              .timeToLive(kept)
              .variables("{\"m\":1}")
              .send()
              .join();
          return "ok";
        });
  }

  private static Act broadcast(String signal) {
    return new Act(
        "broadcast " + signal,
        look -> {
          look.client()
              .newBroadcastSignalCommand()
              .signalName(signal)
              .variables("{\"m\":2}")
              .send()
              .join();
          return "ok";
        });
  }

  private Act set(String instance) {
    String variables =
        "{\"choice\":%d,\"list\":%s,\"kind\":%s}"
            .formatted(
                random.nextInt(4),
                random.nextInt(3) == 0 ? "null" : "[1,2]",
                random.nextInt(3) == 0 ? "null" : "\"work\"");
    return new Act(
        "set %s in %s".formatted(variables, instance),
        look -> {
          look.client()
              .newSetVariablesCommand(look.instance(instance))
              .variables(variables)
              .send()
              .join();
          return "ok";
        });
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

  private void addJob(List<Act> possible, String label, boolean hurried) {
    boolean isListener = label.contains(" EXECUTION_LISTENER ");
    // What a listener brings stays where it is asked, which is not yet the same in all cases; what
    // one of a loop within others brings, Zeebe sets where it belongs and in the process, too.
    boolean isPlain = isListener || LOOP_WITHIN.matcher(label).find();
    possible.add(complete(label, random.nextBoolean() || isPlain ? "{}" : "{\"result\":1}"));
    if (hurried) {
      return;
    }
    switch (random.nextInt(8)) {
      case 0 -> possible.add(fail(label, 0));
      case 1 -> possible.add(fail(label, 2));
      case 2 -> {
        // Nothing catches what is thrown within an event sub-process in Zeebe; over the error of a
        // listener it stumbles where that is of an event.
        if (!label.contains("/on") && !isListener) {
          possible.add(throwError(label));
        }
      }
      default -> {
        String variables = "{\"result\":%d}".formatted(random.nextInt(9));
        possible.add(complete(label, isPlain ? "{}" : variables));
      }
    }
  }

  private static Act onJob(String verb, String label, KeyAct act) {
    return new Act(verb + " " + label, look -> act.on(look, look.job(label)));
  }

  private interface KeyAct {
    String on(Look look, long key);
  }

  private static Act complete(String label, String variables) {
    return onJob(
        "complete with " + variables,
        label,
        (look, key) -> {
          look.client().newCompleteCommand(key).variables(variables).send().join();
          return "ok";
        });
  }

  private static Act fail(String label, int retries) {
    return onJob(
        "fail with %d left".formatted(retries),
        label,
        (look, key) -> {
          look.client()
              .newFailCommand(key)
              .retries(retries)
              .errorMessage("did not work")
              .send()
              .join();
          return "ok";
        });
  }

  private static Act throwError(String label) {
    return onJob(
        "throw bad at",
        label,
        (look, key) -> {
          look.client()
              .newThrowErrorCommand(key)
              .errorCode("bad")
              .errorMessage("thrown")
              .variables("{\"e\":1}")
              .send()
              .join();
          return "ok";
        });
  }

  /** Seldom a no, so that all ends. */
  private void addListener(List<Act> possible, String label, boolean hurried) {
    boolean denies = !hurried && random.nextInt(5) == 0;
    boolean corrects = !hurried && !denies && random.nextBoolean();
    possible.add(
        onJob(
            "answer %s %s at".formatted(denies, corrects),
            label,
            (look, key) -> {
              CompleteUserTaskJobResultImpl result = new CompleteUserTaskJobResultImpl();
              if (denies) {
                result.deny(true, "no");
              } else if (corrects) {
                result.correctCandidateGroups(List.of("team")).correctPriority(7);
              }
              return look.side().answer(key, result);
            }));
    if (!hurried && random.nextInt(6) == 0) {
      possible.add(fail(label, random.nextInt(2)));
    }
  }

  /** Most times it is done, so that all ends. */
  private Act decide(String label, boolean hurried, boolean isAnyActive) {
    boolean isDone = hurried || random.nextInt(3) > 0;
    // With nothing to cancel Zeebe waits for the end of what it has canceled.
    boolean cancels = isAnyActive && (hurried || random.nextBoolean());
    String element = isDone ? "" : first(label);
    return onJob(
        "decide %s %s %s at".formatted(isDone, cancels, element),
        label,
        (look, key) -> {
          var result =
              new CompleteAdHocSubProcessJobResultImpl(
                  look.client().getConfiguration().getJsonMapper());
          result.completionConditionFulfilled(isDone).cancelRemainingInstances(isDone && cancels);
          if (!element.isEmpty()) {
            result.activateElement(element).variables("{\"result\":7}");
          }
          return look.side().answer(key, result);
        });
  }

  /** The first element within has the number after that of the ad-hoc sub-process. */
  private static String first(String adHoc) {
    String number = adHoc.replaceAll("(?s).*adHoc(\\d+).*", "$1");
    return "first" + (Integer.parseInt(number) + 1);
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

  private static Act onTask(String verb, String label, KeyAct act) {
    return new Act(verb + " task " + label, look -> act.on(look, look.task(label)));
  }
}
