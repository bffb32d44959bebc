package dev.pitcrew.records.workitems;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Work to be put into a queue.
 *
 * @param reference unique in the queue
 * @param processId of the process it starts
 * @param message that starts the process; absent where its plain start event does
 * @param payload the instance's variables
 * @param priority the higher, the sooner
 * @param deadline among equals the earlier goes first
 * @param notBefore it waits until then
 */
public record WorkDraft(
    String reference,
    String processId,
    @Nullable String message,
    Map<String, ?> payload,
    long priority,
    @Nullable Instant deadline,
    @Nullable Instant notBefore) {

  public static final long PRIORITY_USUAL = 50;

  private static final int REFERENCE_CHARS_MAX = 200;

  public WorkDraft {
    if (reference.isBlank() || reference.length() > REFERENCE_CHARS_MAX) {
      throw new IllegalArgumentException(
          "Expected a reference of 1 to %d characters, but found %d."
              .formatted(REFERENCE_CHARS_MAX, reference.strip().length()));
    }
    payload = Map.copyOf(payload);
  }

  public static WorkDraft of(String reference, String processId, Map<String, ?> payload) {
    return new WorkDraft(reference, processId, null, payload, PRIORITY_USUAL, null, null);
  }
}
