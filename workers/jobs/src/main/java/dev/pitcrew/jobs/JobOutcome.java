package dev.pitcrew.jobs;

import java.time.Duration;
import java.util.Map;

/** How a piece of work ended. What could not be done for now is an exception and is tried again. */
public sealed interface JobOutcome {

  /** Done; the variables go back to the process. */
  record Completed(Map<String, ?> variables) implements JobOutcome {}

  /** The business says no, and the model knows what to do then. */
  record BpmnError(String code, String message, Map<String, ?> variables) implements JobOutcome {}

  /** Only a person can help: the job gets an incident at once. */
  record NeedsPerson(String message) implements JobOutcome {}

  /** It could not be done for now, for this reason; it is tried again while tries are left. */
  record NotNow(String message) implements JobOutcome {}

  /** It is too early; it is tried again after the pause, and this try does not count. */
  record Early(String message, Duration pause) implements JobOutcome {}

  /** A listener's no: what somebody wanted to do with the user task does not happen. */
  record Denied(String reason) implements JobOutcome {}

  static JobOutcome completed() {
    return new Completed(Map.of());
  }

  static JobOutcome completed(String name, Object value) {
    return new Completed(Map.of(name, value));
  }

  /**
   * A BPMN error whose message is also the variable {@code reason}, which the closing of the case
   * tells the sender.
   */
  static JobOutcome error(String code, String message) {
    return new BpmnError(code, message, Map.of("reason", message));
  }
}
