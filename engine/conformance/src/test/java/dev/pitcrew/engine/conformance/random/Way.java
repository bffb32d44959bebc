package dev.pitcrew.engine.conformance.random;

import java.util.ArrayList;
import java.util.List;

/**
 * What Pitcrew came to in a duel, step by step. It is the same each time that the duel is played,
 * however late Zeebe is.
 */
public final class Way {

  private final List<String> steps = new ArrayList<>();

  /**
   * @param what it did
   * @param seen after it, in any order
   */
  void add(String what, List<String> seen) {
    steps.add(what + "\n  " + String.join("\n  ", seen.stream().sorted().toList()));
  }

  /**
   * Compares as far as both went.
   *
   * @throws AssertionError at the first step that is not the same
   */
  public void expectSame(Way other) {
    for (int step = 0; step < Math.min(steps.size(), other.steps.size()); step++) {
      if (!steps.get(step).equals(other.steps.get(step))) {
        throw new AssertionError(
            "Pitcrew itself is not the same when played again, step %d:%n%s%nand%n%s"
                .formatted(step + 1, steps.get(step), other.steps.get(step)));
      }
    }
  }
}
