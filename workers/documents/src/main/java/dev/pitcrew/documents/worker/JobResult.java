package dev.pitcrew.documents.worker;

import java.util.Map;

/** How a job ended; what could not be done for now is an exception and is tried again. */
sealed interface JobResult {

  /** Done; the variables go back to the process. */
  record Done(Map<String, Object> variables) implements JobResult {}

  /** It will not get better; the model knows what to do then. */
  record BpmnError(String code, String message) implements JobResult {}

  /** The model does not keep to the contract: the job gets an incident at once. */
  record BrokenContract(String message) implements JobResult {}
}
