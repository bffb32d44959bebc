package dev.pitcrew.spreadsheets;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An amount.
 *
 * @param currency ISO 4217; absent where neither cell nor column says it
 */
public record Money(BigDecimal amount, @Nullable String currency) {}
