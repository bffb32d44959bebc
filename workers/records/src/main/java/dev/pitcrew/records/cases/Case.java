package dev.pitcrew.records.cases;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One piece of work from start to end, for lists and figures.
 *
 * @param process the process definition id
 * @param kind how the document was read: {@code e-invoice}, {@code digital-pdf} or {@code scan}
 * @param touched whether a person had to look at it
 * @param outcome absent while the case is open
 * @param reason why it was refused, as the supplier is told
 */
public record Case(
    String caseId,
    String process,
    @Nullable Long processInstanceKey,
    @Nullable String fileName,
    @Nullable String sha256,
    @Nullable String kind,
    @Nullable String vendor,
    @Nullable String invoiceNumber,
    @Nullable BigDecimal amount,
    @Nullable String currency,
    boolean touched,
    @Nullable String outcome,
    @Nullable String reason,
    Instant startedAt,
    @Nullable Instant endedAt) {

  /** How long it took, once it has ended. */
  public Optional<Duration> took() {
    return Optional.ofNullable(endedAt).map(end -> Duration.between(startedAt, end));
  }
}
