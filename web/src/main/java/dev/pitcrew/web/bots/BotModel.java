package dev.pitcrew.web.bots;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a deployed model says about bots and times.
 *
 * @param bots the tasks that run a bot
 * @param calls what other processes it starts
 * @param starts the timers that start it
 * @param waits the timers it waits at, where they name a time among its variables
 * @param flows where each element leads to
 */
record BotModel(
    String processId,
    String name,
    long key,
    List<BotTask> bots,
    List<Call> calls,
    List<Start> starts,
    List<Wait> waits,
    Map<String, Set<String>> flows) {

  /** Stands for an element where a model says only that it starts another process. */
  static final String ANYWHERE = "*";

  /**
   * @param bot what the model says which bot it is: a name, or an expression
   */
  record BotTask(String elementId, String bot) {}

  /**
   * @param inputs the expressions handed to the called process
   */
  record Call(String elementId, String processId, String inputs) {}

  /**
   * @param kind {@code cycle}, {@code date} or {@code duration}
   * @param zone in which its times are meant; empty: UTC
   */
  record Start(String name, String kind, String text, String zone) {}

  /**
   * @param variable the variable that holds the time, and the path inside it
   */
  record Wait(String elementId, String name, List<String> variable) {}

  /** Whether the flow leads from one element to one of the others. */
  boolean leads(String from, Set<String> to) {
    if (to.contains(ANYWHERE)) {
      return true;
    }
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(Set.of(from));
    while (!open.isEmpty()) {
      String element = open.pop();
      if (to.contains(element)) {
        return true;
      }
      if (seen.add(element)) {
        open.addAll(flows.getOrDefault(element, Set.of()));
      }
    }
    return false;
  }
}
