package dev.pitcrew.web.claims;

import dev.pitcrew.records.accounts.BankChange;
import dev.pitcrew.records.expenses.Claim;
import java.util.List;

/**
 * A person's claims, and where they are paid to.
 *
 * @param account the end of the account, such as {@code … 3000}; empty where the books hold none
 * @param change the other account that was asked for and waits; null where none does
 */
public record ClaimsPage(
    List<Row> rows, String account, @org.jspecify.annotations.Nullable BankChange change) {

  public record Row(Claim claim, String stands, String look) {}
}
