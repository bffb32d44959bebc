package dev.pitcrew.records.expenses;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said of one line of a claim.
 *
 * @param amount what may be paid of it, in the currency of the books; absent: what was asked for
 */
public record LineDecision(
    long userTaskKey,
    int line,
    boolean approved,
    @Nullable BigDecimal amount,
    @Nullable String reason) {}
