package dev.pitcrew.engine.conformance;

import dev.pitcrew.engine.conformance.scenario.Differences.Verdict;
import dev.pitcrew.engine.conformance.side.Judge;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Zeebe plays what came to something else up to twice more. The judge is not always as quick as its
 * clock, and loses an answer now and then when the machine is busy: it has to be the same once, on
 * a fresh one. What came of it on Pitcrew stands, so that what is only at times the same is found.
 */
final class PlayedAgain {

  private static final int TIMES = 2;

  private PlayedAgain() {}

  /**
   * @param byJudge plays on a judge and compares with what came of it on Pitcrew
   */
  static Verdict verdict(String name, Function<Supplier<Judge>, Verdict> byJudge) {
    Verdict verdict = once(byJudge, Judge::new);
    for (int again = 0; again < TIMES && !verdict.isClean(); again++) {
      System.out.println(name + " is played again by Zeebe: " + verdict);
      verdict = once(byJudge, Judge::patient);
    }
    return verdict;
  }

  private static Verdict once(Function<Supplier<Judge>, Verdict> byJudge, Supplier<Judge> judge) {
    try {
      return byJudge.apply(judge);
    } catch (RuntimeException ofJudge) {
      return new Verdict(List.of("Zeebe failed: " + ofJudge), List.of());
    }
  }
}
