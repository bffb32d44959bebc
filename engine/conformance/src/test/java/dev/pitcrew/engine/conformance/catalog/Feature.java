package dev.pitcrew.engine.conformance.catalog;

/** A row of the table of what the engine supports: an element in a position, or a rule. */
public enum Feature {
  PROCESS("Scopes", "process; lanes, pools, groups, annotations, data objects as decoration"),
  SUB_PROCESS("Scopes", "embedded sub-process"),
  EVENT_SUB_PROCESS("Scopes", "event sub-process: nesting, order, what it sees"),
  CALL_ACTIVITY("Scopes", "call activity: id or expression, variables down and up"),
  CALL_BINDING("Scopes", "call activity: binding latest, deployment, version tag"),
  AD_HOC("Scopes", "ad-hoc sub-process: active elements, completion condition, cancel remaining"),
  AD_HOC_JOB("Scopes", "ad-hoc sub-process controlled by a job"),
  MULTI_PARALLEL("Scopes", "multi-instance, parallel"),
  MULTI_SEQUENTIAL("Scopes", "multi-instance, sequential"),
  MULTI_CONDITION("Scopes", "multi-instance: completion condition, output collection"),

  SERVICE_TASK("Tasks", "service task"),
  SEND_TASK("Tasks", "send task"),
  SCRIPT_TASK_FEEL("Tasks", "script task with FEEL"),
  SCRIPT_TASK_JOB("Tasks", "script task as a job"),
  RULE_TASK_DECISION("Tasks", "business rule task with a decision"),
  RULE_TASK_JOB("Tasks", "business rule task as a job"),
  USER_TASK("Tasks", "user task (native)"),
  USER_TASK_JOB("Tasks", "user task as a job"),
  RECEIVE_TASK("Tasks", "receive task"),
  MANUAL_TASK("Tasks", "manual task"),
  UNDEFINED_TASK("Tasks", "undefined task"),

  EXCLUSIVE("Gateways", "exclusive gateway"),
  PARALLEL("Gateways", "parallel gateway"),
  INCLUSIVE_FORK("Gateways", "inclusive gateway, fork"),
  INCLUSIVE_JOIN("Gateways", "inclusive gateway, join"),
  EVENT_BASED("Gateways", "event-based gateway"),

  NONE_START("Events", "none: start"),
  NONE_THROW("Events", "none: throw"),
  NONE_END("Events", "none: end"),
  MESSAGE_START("Events", "message: start"),
  MESSAGE_SUB("Events", "message: event sub-process, interrupting"),
  MESSAGE_SUB_NON("Events", "message: event sub-process, non-interrupting"),
  MESSAGE_CATCH("Events", "message: catch"),
  MESSAGE_BOUNDARY("Events", "message: boundary, interrupting"),
  MESSAGE_BOUNDARY_NON("Events", "message: boundary, non-interrupting"),
  MESSAGE_THROW("Events", "message: throw (a job)"),
  MESSAGE_END("Events", "message: end (a job)"),
  TIMER_START("Events", "timer: start"),
  TIMER_SUB("Events", "timer: event sub-process, interrupting"),
  TIMER_SUB_NON("Events", "timer: event sub-process, non-interrupting"),
  TIMER_CATCH("Events", "timer: catch"),
  TIMER_BOUNDARY("Events", "timer: boundary, interrupting"),
  TIMER_BOUNDARY_NON("Events", "timer: boundary, non-interrupting"),
  ERROR_SUB("Events", "error: event sub-process"),
  ERROR_BOUNDARY("Events", "error: boundary"),
  ERROR_END("Events", "error: end"),
  ESCALATION_SUB("Events", "escalation: event sub-process, interrupting"),
  ESCALATION_SUB_NON("Events", "escalation: event sub-process, non-interrupting"),
  ESCALATION_BOUNDARY("Events", "escalation: boundary of sub-process or call, interrupting"),
  ESCALATION_BOUNDARY_NON(
      "Events", "escalation: boundary of sub-process or call, non-interrupting"),
  ESCALATION_THROW("Events", "escalation: throw"),
  ESCALATION_END("Events", "escalation: end"),
  SIGNAL_START("Events", "signal: start"),
  SIGNAL_SUB("Events", "signal: event sub-process, interrupting"),
  SIGNAL_SUB_NON("Events", "signal: event sub-process, non-interrupting"),
  SIGNAL_CATCH("Events", "signal: catch"),
  SIGNAL_BOUNDARY("Events", "signal: boundary, interrupting"),
  SIGNAL_BOUNDARY_NON("Events", "signal: boundary, non-interrupting"),
  SIGNAL_THROW("Events", "signal: throw"),
  SIGNAL_END("Events", "signal: end"),
  CONDITION_START("Events", "conditional: start"),
  CONDITION_SUB("Events", "conditional: event sub-process, interrupting"),
  CONDITION_SUB_NON("Events", "conditional: event sub-process, non-interrupting"),
  CONDITION_CATCH("Events", "conditional: catch"),
  CONDITION_BOUNDARY("Events", "conditional: boundary, interrupting"),
  CONDITION_BOUNDARY_NON("Events", "conditional: boundary, non-interrupting"),
  COMPENSATION_BOUNDARY("Events", "compensation: boundary"),
  COMPENSATION_THROW("Events", "compensation: throw"),
  COMPENSATION_END("Events", "compensation: end"),
  LINK("Events", "link: throw and catch"),
  TERMINATE_END("Events", "terminate: end"),

  COMPLEX_GATEWAY("Never in Zeebe", "complex gateway"),
  TRANSACTION("Never in Zeebe", "transaction sub-process, cancel event"),
  MULTIPLE_EVENT("Never in Zeebe", "multiple and parallel-multiple event"),
  STANDARD_LOOP("Never in Zeebe", "standard loop marker"),
  INSTANTIATING_RECEIVE("Never in Zeebe", "instantiating receive task"),
  BAD_MODELS("Never in Zeebe", "models that the design-time rules refuse"),

  MESSAGE_TTL("Rules", "messages: kept for their time to live, first in, first out"),
  MESSAGE_ID("Rules", "messages: a message id is taken once while kept"),
  MESSAGE_ONCE("Rules", "messages: once for each process id, to every different process"),
  MESSAGE_START_KEY(
      "Rules", "messages: one instance at a time for a key; an empty key always starts"),
  MESSAGE_KEY("Rules", "messages: correlation key fixed when the subscription opens"),
  SIGNAL_RULES("Rules", "signals: to all who wait, never kept"),
  CONDITION_RULES("Rules", "conditions: at scope entry, on change, filters, root start"),
  TIMER_DATE("Rules", "timers: date, duration; zero and past at once"),
  TIMER_CYCLE("Rules", "timers: cycles"),
  TIMER_CRON("Rules", "timers: cron"),
  TIMER_VERSIONS("Rules", "timers: a new version's start timers replace the old one's"),
  JOB_RETRIES("Rules", "jobs: retries, backoff, local variables of a failure"),
  JOB_TIMEOUT("Rules", "jobs: activation timeout, update of timeout"),
  JOB_ERROR("Rules", "jobs: thrown errors, caught or not"),
  JOB_POLL("Rules", "jobs: activation, fetched variables"),
  JOB_STREAMS("Rules", "jobs: streams"),
  EXECUTION_LISTENERS("Rules", "execution listeners: start, end, all elements, incidents"),
  TASK_LISTENERS("Rules", "task listeners: all events, corrections, denial"),
  USER_TASK_LIFE("Rules", "user tasks: assign, unassign, update, complete, and their refusals"),
  INCIDENTS("Rules", "incidents: each type, and resolving"),
  START_RESULT("Rules", "start: awaiting the result, fetched variables"),
  START_VERSION("Rules", "start: by id and version, by key"),
  START_INSTRUCTIONS("Rules", "start: before elements; terminate after an element"),
  START_TAGS("Rules", "start: tags"),
  BUSINESS_ID("Rules", "start: business id"),
  MODIFICATION("Rules", "modification: activate, terminate, variables, ancestors"),
  MODIFICATION_MOVE("Rules", "modification: move"),
  MIGRATION("Rules", "migration"),
  COMPENSATION_RULES("Rules", "compensation: order, scopes, activityRef, multi-instance, calls"),
  CANCEL("Rules", "cancel, also with called processes and incidents"),
  BATCH("Rules", "batch operations"),
  REFUSALS("Rules", "what each call refuses, with which code"),
  VARIABLES("Rules", "variables: scopes, local set, mappings, propagation"),
  CLUSTER_VARIABLES("Rules", "cluster variables"),
  DMN("Rules", "decisions: hit policies, requirements, matched rules"),
  FEEL("Rules", "FEEL built-in functions"),
  DEPLOYMENT("Rules", "deployment: versions, duplicates, forms, resources, several at once"),
  DELETION("Rules", "deletion of resources"),
  LINKED_RESOURCES("Rules", "linked resources and forms: bindings"),
  DOCUMENTS("Rules", "documents");

  private final String group;
  private final String label;

  Feature(String group, String label) {
    this.group = group;
    this.label = label;
  }

  public String group() {
    return group;
  }

  public String label() {
    return label;
  }
}
