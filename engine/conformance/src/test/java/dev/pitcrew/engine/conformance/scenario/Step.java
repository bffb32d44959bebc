package dev.pitcrew.engine.conformance.scenario;

/**
 * One thing that is done in a scenario.
 *
 * @param name as a person would say it
 * @param isRefusal whether Pitcrew has to refuse it
 */
public record Step(String name, Act act, boolean isRefusal) {

  /** Does it, and answers what came back: {@code ok} with what matters of it, or the refusal. */
  @FunctionalInterface
  public interface Act {
    String on(Hand hand);
  }
}
