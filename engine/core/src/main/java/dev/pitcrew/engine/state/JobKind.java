package dev.pitcrew.engine.state;

/** Why a job exists. */
public enum JobKind {
  BPMN_ELEMENT,
  EXECUTION_LISTENER,
  TASK_LISTENER,
  AD_HOC_SUB_PROCESS
}
