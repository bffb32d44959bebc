package dev.pitcrew.records.monthlyreport;

import dev.pitcrew.records.company.Entity;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What is cost: whatever is booked on none of the accounts of what is owed, owned or passed on. */
final class CostAccounts {

  private CostAccounts() {}

  /** Those other accounts. */
  static Set<String> others(Entity entity) {
    var accounts = entity.bookkeeping().accounts();
    var known =
        new HashSet<>(
            List.of(
                accounts.payables(),
                accounts.intercompanyPayables(),
                accounts.intercompanyReceivables(),
                accounts.intercompanyRevenue(),
                accounts.prepayments(),
                accounts.bank(),
                accounts.employeePayables(),
                accounts.cardClearing()));
    entity
        .bookkeeping()
        .vatCodes()
        .forEach(
            code ->
                Stream.of(code.inputAccount(), code.outputAccount())
                    .filter(account -> account != null)
                    .forEach(known::add));
    return known;
  }
}
