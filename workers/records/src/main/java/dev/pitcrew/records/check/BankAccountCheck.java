package dev.pitcrew.records.check;

import dev.pitcrew.records.accounts.Iban;
import dev.pitcrew.records.vendors.Vendor;
import java.util.List;

/**
 * Whether the document asks to be paid to another account than the one we know: the classic payment
 * fraud.
 */
final class BankAccountCheck {

  private BankAccountCheck() {}

  static List<Finding> check(ReadInvoice invoice, Vendor vendor) {
    var iban = invoice.iban().filter(Iban::isValid);
    if (iban.isEmpty()
        || (vendor.iban() != null && Iban.compact(vendor.iban()).equals(iban.get()))) {
      return List.of();
    }
    var finding =
        vendor.iban() == null
            ? Finding.warning(
                "bank-account-new",
                "iban",
                "We know no bank account of %s yet; the document names %s."
                    .formatted(vendor.name(), Iban.grouped(iban.get())))
            : Finding.warning(
                "bank-account-changed",
                "iban",
                "%s has been paid to %s so far; the document names %s."
                    .formatted(
                        vendor.name(), Iban.grouped(vendor.iban()), Iban.grouped(iban.get())));
    return List.of(finding.comparing(vendor.iban(), iban.get()).at(invoice.field("iban")));
  }
}
