package dev.pitcrew.engine.conformance.scenario;

import dev.pitcrew.engine.conformance.side.Side;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of a scenario on one engine.
 *
 * @param facts the replies in order, then what happened
 */
public record Play(List<String> facts) {

  public static Play of(Scenario scenario, Side side) {
    Hand hand = new Hand(side);
    List<String> facts = new ArrayList<>();
    int number = 0;
    try {
      for (Step step : scenario.steps()) {
        String reply = hand.named(step.act().on(hand));
        facts.add(plain(replyTo(step, ++number) + reply));
      }
    } finally {
      hand.close();
    }
    hand.history().lines().forEach(line -> facts.add(plain(hand.named(line))));
    return new Play(List.copyOf(facts));
  }

  /** Whether a step was refused as a model that is not taken is. */
  public boolean isRefused(Step step, int number) {
    String refusal = plain(replyTo(step, number)) + " INVALID_ARGUMENT";
    return facts.stream().anyMatch(fact -> fact.startsWith(refusal));
  }

  private static String replyTo(Step step, int number) {
    return "reply %d to %s: ".formatted(number, step.name());
  }

  /** Without keys, and without what an evaluation says beside its failure. */
  public static String plain(String line) {
    return line.replaceAll("(?s) The evaluation reported.*?(?= \\(resolved\\)|$)", "")
        .replaceAll("(?s)\\s+", " ")
        .replaceAll("\\b\\d{13,}\\b", "#")
        .strip();
  }

  /** What one has more often than the other. */
  public List<String> without(Play other) {
    List<String> rest = new ArrayList<>(facts);
    other.facts.forEach(rest::remove);
    return rest;
  }
}
