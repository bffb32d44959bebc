package dev.pitcrew.web.vendors;

import dev.pitcrew.records.accounts.BankChange;
import dev.pitcrew.records.accounts.Payee;
import dev.pitcrew.records.payable.OpenItem;
import java.util.List;

/**
 * An employee as somebody we pay. Who does not decide sees the end of an account only.
 *
 * @param account as this person may see it; empty where there is none
 * @param returned reimbursements the bank sent back; they wait until the data are confirmed
 * @param own whether it is the account of who looks at it, who decides nothing then
 * @param iban what was typed, so that it is not lost
 * @param reason what was typed, so that it is not lost
 */
public record EmployeeAccountPage(
    Payee payee,
    String username,
    String account,
    List<Change> changes,
    List<OpenItem> returned,
    boolean mayAsk,
    boolean mayDecide,
    boolean own,
    String refusal,
    String iban,
    String reason) {

  /**
   * A change of the account.
   *
   * @param shown the other account, as this person may see it
   */
  public record Change(BankChange change, String shown) {}
}
