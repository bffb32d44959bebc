package dev.pitcrew.records.expenses;

import dev.pitcrew.records.claimcheck.ClaimLine;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of a claim as the books hold it: what was claimed, what it was matched with, and what came
 * of it.
 *
 * @param receipt its receipt's place in the claim, from 0
 * @param amountInBooks absent until it was matched
 * @param decision {@code approved} or {@code refused}, once the claim is posted
 */
public record ClaimRow(
    ClaimLine line,
    @Nullable Integer receipt,
    @Nullable BigDecimal amountInBooks,
    List<Tax> taxes,
    @Nullable String duplicateOf,
    @Nullable String decision,
    @Nullable BigDecimal approved) {

  /**
   * What of the line is tax, in the currency of the books.
   *
   * @param code the VAT code it is claimed back under; absent when it is cost
   */
  public record Tax(BigDecimal rate, BigDecimal net, BigDecimal tax, @Nullable String code) {}

  public ClaimRow {
    taxes = List.copyOf(taxes);
  }
}
