package dev.pitcrew.engine.step;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * One thing that is still to be done in a step. Everything else about it is in the rows, so that it
 * can be left to a later step, and so that work which has become stale is seen to be so.
 *
 * @param key of the element instance; for {@code ARRIVE} of the scope; for {@code SIGNAL} and
 *     {@code SIGNAL_PART} of the signal
 * @param id of the sequence flow for {@code ARRIVE}; the key of what to undo for {@code
 *     COMPENSATE}; the key of the subscription for {@code TAKE} and {@code SIGNAL}; else empty
 */
public record Work(Kind kind, long key, String id) {

  /** What is to be done. */
  public enum Kind {
    /** A taken sequence flow comes to its target. */
    ARRIVE,
    /** Go on with activating. */
    ENTER,
    /** An event that was triggered goes on: it does not wait any more. */
    FIRE,
    /** Go on with completing. */
    COMPLETE,
    /** Go on with terminating. */
    TERMINATE,
    /** Ask the listeners of a user task, from the first one on. */
    LISTEN,
    /** Create the next children of a multi-instance body. */
    SPAWN,
    /** Undo something for a throw event. */
    COMPENSATE,
    /** One of those who waited for a signal gets it. */
    SIGNAL,
    /** The next of those who waited for a signal get it. */
    SIGNAL_PART,
    /** A message subscription that stays open takes the next message that waits for it. */
    TAKE
  }

  public static Work arrive(long scopeKey, String flowId) {
    return new Work(Kind.ARRIVE, scopeKey, flowId);
  }

  public static Work compensate(long throwEventKey, long compensationKey) {
    return new Work(Kind.COMPENSATE, throwEventKey, Long.toString(compensationKey));
  }

  public static Work take(long elementInstanceKey, long subscriptionKey) {
    return new Work(Kind.TAKE, elementInstanceKey, Long.toString(subscriptionKey));
  }

  public static Work of(Kind kind, long elementInstanceKey) {
    return new Work(kind, elementInstanceKey, "");
  }

  /** As the text of a continuation; ids of BPMN elements have no white space. */
  public static String write(Collection<Work> list) {
    StringBuilder text = new StringBuilder();
    for (Work work : list) {
      text.append(work.kind).append(' ').append(work.key).append(' ').append(work.id).append('\n');
    }
    return text.toString();
  }

  public static List<Work> read(String text) {
    List<Work> list = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      int first = text.indexOf(' ', start);
      int second = text.indexOf(' ', first + 1);
      list.add(
          new Work(
              Kind.valueOf(text.substring(start, first)),
              Long.parseLong(text, first + 1, second, 10),
              text.substring(second + 1, end)));
      start = end + 1;
    }
    return list;
  }
}
