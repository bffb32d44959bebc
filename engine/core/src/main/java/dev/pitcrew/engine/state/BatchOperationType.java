package dev.pitcrew.engine.state;

/** What a batch operation does to each of its items, by the names of the API. */
public enum BatchOperationType {
  CANCEL_PROCESS_INSTANCE,
  RESOLVE_INCIDENT,
  MIGRATE_PROCESS_INSTANCE,
  MODIFY_PROCESS_INSTANCE,
  DELETE_DECISION_INSTANCE,
  DELETE_PROCESS_INSTANCE
}
