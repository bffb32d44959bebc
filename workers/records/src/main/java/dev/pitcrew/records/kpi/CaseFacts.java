package dev.pitcrew.records.kpi;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the figures need to know of one case.
 *
 * @param process the process definition id
 * @param kind how the document was read; absent when it was not
 * @param outcome absent while the case is open
 * @param decisions how many tasks a person decided
 * @param repeated how many of them were a task that the case had been through before
 * @param corrected how many read values a person corrected
 */
public record CaseFacts(
    String process,
    @Nullable String kind,
    Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable String outcome,
    int decisions,
    int repeated,
    int corrected) {

  /** How long it took, once it has ended. */
  Optional<Duration> took() {
    return Optional.ofNullable(endedAt).map(end -> Duration.between(startedAt, end));
  }

  boolean hasEnded() {
    return outcome != null;
  }
}
