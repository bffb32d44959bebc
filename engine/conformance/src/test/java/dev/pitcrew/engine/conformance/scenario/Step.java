package dev.pitcrew.engine.conformance.scenario;

/**
 * One thing that is done in a scenario.
 *
 * @param name as a person would say it
 * @param must what has to become of it on both sides, so that they are not alike by mistake
 */
public record Step(String name, Act act, Must must) {

  /** What a scenario is about would not be shown, were it otherwise. */
  public enum Must {
    BE_TAKEN,
    BE_REFUSED,
    BE_ALIKE
  }

  /** Does it, and answers what came back: {@code ok} with what matters of it, or the refusal. */
  @FunctionalInterface
  public interface Act {
    String on(Hand hand);
  }
}
