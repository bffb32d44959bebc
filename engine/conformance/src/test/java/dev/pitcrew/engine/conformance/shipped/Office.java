package dev.pitcrew.engine.conformance.shipped;

import dev.pitcrew.engine.conformance.scenario.Hand;
import dev.pitcrew.engine.conformance.side.History;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All workers and people of a case: they answer whatever they are asked, one after the other. */
final class Office {

  private static final int TURNS_MAX = 200;

  private final Map<String, List<String>> answers;

  Office(Map<String, List<String>> answers) {
    this.answers = answers;
  }

  /** Until nobody is asked any more who has an answer; tells who did what. */
  String work(Hand hand) {
    Map<String, Integer> given = new HashMap<>();
    List<String> done = new ArrayList<>();
    for (int turn = 0; turn < TURNS_MAX; turn++) {
      String did = next(hand, given);
      if (did == null) {
        Collections.sort(done);
        return String.join(", ", done);
      }
      done.add(did);
    }
    throw new IllegalStateException("Expected the case to come to rest, but did " + done);
  }

  /** People are slow: what is due comes first. */
  private @Nullable String next(Hand hand, Map<String, Integer> given) {
    String did = job(hand, given);
    if (did == null) {
      hand.side().giveTime();
      did = job(hand, given);
    }
    return did == null ? task(hand, given) : did;
  }

  private @Nullable String job(Hand hand, Map<String, Integer> given) {
    History history = hand.history();
    for (Map.Entry<String, Long> job : new TreeMap<>(history.openJobs()).entrySet()) {
      String type = history.jobType(job.getValue());
      if (answers.containsKey(type) && history.isWorkable(job.getValue())) {
        answerJob(hand, job.getValue(), answer(type, given));
        return type + " at " + job.getKey();
      }
    }
    return null;
  }

  private @Nullable String task(Hand hand, Map<String, Integer> given) {
    History history = hand.history();
    for (Map.Entry<String, Long> task : new TreeMap<>(history.openTasks()).entrySet()) {
      String id = task.getKey().replaceAll(".*/", "").replaceAll("#\\d+$", "");
      if (answers.containsKey(id)) {
        hand.side().userTasks().complete(task.getValue(), answer(id, given));
        return "person at " + task.getKey();
      }
    }
    return null;
  }

  private String answer(String who, Map<String, Integer> given) {
    List<String> all = answers.get(who);
    return all.get(Math.min(given.merge(who, 1, Integer::sum), all.size()) - 1);
  }

  private static void answerJob(Hand hand, long key, String answer) {
    if (answer.equals("?")) {
      hand.client().newFailCommand(key).retries(0).errorMessage("out of order").send().join();
    } else if (answer.startsWith("!")) {
      String[] parts = answer.substring(1).split(" ", 2);
      hand.client().newThrowErrorCommand(key).errorCode(parts[0]).variables(parts[1]).send().join();
    } else {
      hand.client().newCompleteCommand(key).variables(answer).send().join();
    }
  }
}
