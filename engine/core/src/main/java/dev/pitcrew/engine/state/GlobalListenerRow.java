package dev.pitcrew.engine.state;

import java.util.List;

/**
 * A listener of all user tasks, whatever process they are of.
 *
 * @param listenerId by which callers name it
 * @param type of the jobs by which it is asked
 * @param eventTypes as the API writes them: {@code all}, or some of {@code creating}, {@code
 *     assigning}, {@code updating}, {@code completing} and {@code canceling}
 * @param afterNonGlobal whether it is asked after the listeners of the model, not before
 * @param priority the highest is asked first
 */
public record GlobalListenerRow(
    long key,
    GlobalListenerKind kind,
    String listenerId,
    String type,
    int retries,
    List<String> eventTypes,
    boolean afterNonGlobal,
    int priority,
    GlobalListenerSource source)
    implements Row {

  /** What stands for every event. */
  public static final String ALL = "all";

  public boolean isOf(String eventType) {
    return eventTypes.contains(eventType) || eventTypes.contains(ALL);
  }
}
