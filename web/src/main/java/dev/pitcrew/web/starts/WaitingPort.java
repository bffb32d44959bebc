package dev.pitcrew.web.starts;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a case waits for a person. The one it is about may ask although its process is not theirs;
 * pages ask about a person's own cases only.
 */
public interface WaitingPort {

  /**
   * A task that nobody has finished yet.
   *
   * @param key of the task
   * @param task what it is called
   * @param who has taken it, or may; people by name, roles in words
   */
  record Waiting(long key, String task, List<String> who, @Nullable OffsetDateTime since) {}

  List<Waiting> of(String caseId);
}
