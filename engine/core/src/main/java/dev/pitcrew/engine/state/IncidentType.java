package dev.pitcrew.engine.state;

/** Why an element instance cannot go on. */
public enum IncidentType {
  AD_HOC_SUB_PROCESS_NO_RETRIES,
  CALLED_DECISION_ERROR,
  CALLED_ELEMENT_ERROR,
  CONDITION_ERROR,
  DECISION_EVALUATION_ERROR,
  EXECUTION_LISTENER_NO_RETRIES,
  EXTRACT_VALUE_ERROR,
  FORM_NOT_FOUND,
  IO_MAPPING_ERROR,
  JOB_NO_RETRIES,
  MESSAGE_SIZE_EXCEEDED,
  RESOURCE_NOT_FOUND,
  TASK_LISTENER_NO_RETRIES,
  UNHANDLED_ERROR_EVENT,
  UNKNOWN,
  UNSPECIFIED;

  /** Of a job that has failed for the last time. */
  public static IncidentType noRetries(JobKind kind) {
    return switch (kind) {
      case BPMN_ELEMENT -> JOB_NO_RETRIES;
      case EXECUTION_LISTENER -> EXECUTION_LISTENER_NO_RETRIES;
      case TASK_LISTENER -> TASK_LISTENER_NO_RETRIES;
      case AD_HOC_SUB_PROCESS -> AD_HOC_SUB_PROCESS_NO_RETRIES;
    };
  }
}
