package dev.pitcrew.engine.command;

import java.util.List;

/**
 * What the worker that controls an ad-hoc sub-process decides.
 *
 * @param activations what begins next
 * @param conditionFulfilled whether the ad-hoc sub-process is done
 * @param cancelsRemaining whether what is active in it ends; only with one of the others
 */
public record AdHocResult(
    List<Activation> activations, boolean conditionFulfilled, boolean cancelsRemaining)
    implements JobResult {

  /** {@code variables} is JSON text of one object, local to the scope around the element. */
  public record Activation(String elementId, String variables) {}
}
