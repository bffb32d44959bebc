package dev.pitcrew.engine.conformance.random;

import io.camunda.client.impl.command.CompleteAdHocSubProcessJobResultImpl;
import io.camunda.client.impl.command.CompleteUserTaskJobResultImpl;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/** What workers may say of their jobs. */
final class JobActs {

  private static final Pattern THROWN_WITHIN = Pattern.compile("/(on|throw|end)\\d");

  private static final Pattern LOOP_WITHIN = Pattern.compile("/.*/.*\\[]/");

  /** Over when the clock has been moved. */
  private static final Duration BACKOFF = Duration.ofMinutes(20);

  private final Random random;

  JobActs(Random random) {
    this.random = random;
  }

  /**
   * @param label of the job
   * @param isAnyActive whether anything goes on in what it is the job of
   */
  void add(List<Act> possible, String label, boolean isAnyActive, boolean hurried) {
    if (label.contains(" AD_HOC_SUB_PROCESS")) {
      possible.add(decide(label, hurried, isAnyActive));
    } else if (label.contains(" TASK_LISTENER ")) {
      addListener(possible, label, hurried);
    } else {
      addJob(possible, label, hurried);
    }
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
      case 0 -> possible.add(fail(label, 0, failing()));
      case 1 -> possible.add(fail(label, 2, failing()));
      case 2 -> {
        // Nothing catches what is thrown within an event sub-process in Zeebe; over the error of a
        // listener it stumbles where that is of an event, and over that of an event's own job.
        if (!THROWN_WITHIN.matcher(label).find() && !isListener) {
          possible.add(throwError(label));
        }
      }
      default -> {
        String variables = "{\"result\":%d}".formatted(random.nextInt(9));
        possible.add(complete(label, isPlain ? "{}" : variables));
      }
    }
  }

  private interface KeyAct {
    String on(Look look, long key);
  }

  private static Act onJob(String verb, String label, KeyAct act) {
    return new Act(verb + " " + label, look -> act.on(look, look.job(label)));
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

  /**
   * @param variables stay at the job's element
   */
  private record Failing(Duration backoff, String variables) {}

  private Failing failing() {
    return new Failing(
        random.nextInt(3) == 0 ? BACKOFF : Duration.ZERO,
        random.nextInt(3) == 0 ? "{\"choice\":%d}".formatted(random.nextInt(4)) : "{}");
  }

  private static Act fail(String label, int retries, Failing failing) {
    return onJob(
        "fail with %d left, %s and %s".formatted(retries, failing.backoff(), failing.variables()),
        label,
        (look, key) -> look.side().fail(key, retries, failing.backoff(), failing.variables()));
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
      possible.add(fail(label, random.nextInt(2), new Failing(Duration.ZERO, "{}")));
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
            // No job brings the same: what comes back as it was Zeebe sets further out, too.
            result.activateElement(element).variables("{\"result\":70}");
          }
          return look.side().answer(key, result);
        });
  }

  /** The first element within has the number after that of the ad-hoc sub-process. */
  static String first(String adHoc) {
    String number = adHoc.replaceAll("(?s).*adHoc(\\d+).*", "$1");
    return "first" + (Integer.parseInt(number) + 1);
  }
}
