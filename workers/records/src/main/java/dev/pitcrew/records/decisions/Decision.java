package dev.pitcrew.records.decisions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one person decided at one user task.
 *
 * @param caseId the case, or the id of the payment run
 * @param element id of the user task in the model, such as {@code approve-invoice}
 * @param decision the word of the contract, such as {@code approved}
 * @param onBehalfOf the absent person whose substitute decided, when it was one
 * @param binding the hash of what was approved, for approvals
 */
public record Decision(
    long userTaskKey,
    String caseId,
    String element,
    String decision,
    @Nullable String reason,
    String by,
    @Nullable String onBehalfOf,
    @Nullable String binding,
    Instant at) {

  /** Whether it says the same, whenever it was said. */
  boolean saysTheSameAs(Decision other) {
    return equals(
        new Decision(
            other.userTaskKey,
            other.caseId,
            other.element,
            other.decision,
            other.reason,
            other.by,
            other.onBehalfOf,
            other.binding,
            at));
  }
}
