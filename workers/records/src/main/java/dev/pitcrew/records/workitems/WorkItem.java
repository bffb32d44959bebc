package dev.pitcrew.records.workitems;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work that becomes one process instance.
 *
 * @param reference what it is called in its queue, unique there
 * @param attempt which start this is, from 1; 0 before the first
 * @param instanceKey of the process instance, absent until it is known
 * @param reason why it failed or was abandoned
 */
public record WorkItem(
    String queue,
    String reference,
    String processId,
    @Nullable String message,
    JsonNode payload,
    long priority,
    @Nullable Instant deadline,
    @Nullable Instant notBefore,
    State state,
    int attempt,
    @Nullable Long instanceKey,
    @Nullable String reason,
    Instant added,
    @Nullable Instant started,
    @Nullable Instant ended) {

  /** Where an item stands. */
  public enum State {
    /** It waits. */
    NEW,
    /** Its instance is being started, or runs. */
    IN_PROGRESS,
    /** Its instance came to its end. */
    DONE,
    /** It could not be started, its instance was ended by force, or it says that it failed. */
    FAILED,
    /** A person took it out. */
    ABANDONED;

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static State of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  /** What the instance of this attempt is known by: the same however often it is asked for. */
  public String startId() {
    return queue + "/" + reference + (attempt > 1 ? "/" + attempt : "");
  }
}
