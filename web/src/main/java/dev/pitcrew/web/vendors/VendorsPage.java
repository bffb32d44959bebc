package dev.pitcrew.web.vendors;

import dev.pitcrew.records.accounts.BankChange;
import dev.pitcrew.records.accounts.Payee;
import dev.pitcrew.records.vendors.Vendor;
import java.util.List;

/**
 * The vendors, and the changes of bank accounts that wait for a second person.
 *
 * @param returned payees whose payments the bank sent back, by id
 * @param q what was searched for; empty: everything
 */
public record VendorsPage(
    List<Vendor> vendors, List<BankChange> open, List<String> returned, boolean decides, String q) {

  private static final int END = 4;

  /** An account as its reader may see it: a private one in full only for who decides. */
  public String shown(BankChange change) {
    return shown(change.vendorId(), change.iban(), decides);
  }

  static String shown(String payeeId, String iban, boolean decides) {
    return decides || Payee.employee(payeeId).isEmpty()
        ? iban
        : "… " + iban.substring(Math.max(0, iban.length() - END));
  }
}
