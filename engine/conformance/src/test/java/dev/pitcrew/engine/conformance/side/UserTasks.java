package dev.pitcrew.engine.conformance.side;

/**
 * What people do with a user task. Each answers {@code ok}, or how it is refused. Where listeners
 * are asked it returns before they have answered.
 */
public interface UserTasks {

  /**
   * @param variables JSON text
   */
  String complete(long userTaskKey, String variables);

  String assign(long userTaskKey, String assignee, boolean allowOverride);

  String unassign(long userTaskKey);

  String updatePriority(long userTaskKey, int priority);
}
