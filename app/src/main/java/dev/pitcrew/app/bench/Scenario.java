package dev.pitcrew.app.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What is measured, by the name it has on the command line. */
public enum Scenario {
  ONE_JOB("one-job", "start, one job, end"),
  TEN_JOBS("ten-jobs", "ten jobs one after the other"),
  GATEWAY_FEEL(
      "gateway-feel", "a FEEL condition at a gateway, a FEEL script, a FEEL mapping, one job"),
  MESSAGE("message", "a message correlated by its key, then one job"),
  CREATE_AND_WAIT("create-and-wait", "one caller who waits for the result of one job"),
  WAITING("waiting", "one job, with and without many waiting instances in the store");

  private final String word;
  private final String meaning;

  Scenario(String word, String meaning) {
    this.word = word;
    this.meaning = meaning;
  }

  public String word() {
    return word;
  }

  public String meaning() {
    return meaning;
  }

  public static Optional<Scenario> of(String word) {
    return Arrays.stream(values()).filter(scenario -> scenario.word.equals(word)).findFirst();
  }

  public static List<String> words() {
    return Arrays.stream(values()).map(Scenario::word).toList();
  }
}
