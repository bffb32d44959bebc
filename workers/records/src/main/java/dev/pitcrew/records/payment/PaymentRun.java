package dev.pitcrew.records.payment;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One proposal of what to pay, and what became of it.
 *
 * @param decidedBy who released or discarded it
 * @param messageId of the payment file, unique for ever
 * @param document JSON of the reference to the payment file
 */
public record PaymentRun(
    String id,
    String entityId,
    State state,
    LocalDate runDate,
    LocalDate executionDate,
    String currency,
    BigDecimal total,
    int count,
    Instant proposedAt,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt,
    @Nullable String reason,
    @Nullable String messageId,
    @Nullable String fileName,
    @Nullable String document) {

  /** A run waits for a person, or a person has decided. */
  public enum State {
    PROPOSED,
    RELEASED,
    DISCARDED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
