package dev.pitcrew.web.vendors;

import dev.pitcrew.records.accounts.BankChange;
import dev.pitcrew.records.payable.Invoice;
import dev.pitcrew.records.vendors.Vendor;
import java.util.List;

/**
 * One vendor.
 *
 * @param changes of its bank account, the newest first
 * @param returned items whose payment the bank sent back; they wait until its data are confirmed
 * @param mayAsk whether this person may ask for another account
 * @param mayDecide whether this person may confirm or refuse one
 * @param refusal why the last try was not taken; empty when it was
 * @param iban what was typed, so that it is not lost
 * @param reason what was typed, so that it is not lost
 */
public record VendorPage(
    Vendor vendor,
    List<BankChange> changes,
    List<Invoice> returned,
    boolean mayAsk,
    boolean mayDecide,
    String refusal,
    String iban,
    String reason) {

  /** How a change stands, in words. */
  public static String stands(BankChange change) {
    return switch (change.state()) {
      case REQUESTED -> "waits for a second person";
      case CONFIRMED -> "confirmed by " + change.decidedBy();
      case REFUSED -> "refused by " + change.decidedBy();
    };
  }
}
