package dev.pitcrew.records.worker;

import dev.pitcrew.records.check.ReadInvoice;
import dev.pitcrew.records.payable.Binding;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a check looked at and people then approved: vendor, account, amounts, number and document in
 * one hash. The books keep it, so that whoever changes the process's variables afterwards is found
 * out when the invoice is posted.
 */
final class CheckedContent {

  private CheckedContent() {}

  static String of(ReadInvoice invoice, @Nullable String vendorId, String sha256) {
    return Binding.of(
        String.valueOf(vendorId),
        invoice.iban().orElse(null),
        invoice.payable().orElse(BigDecimal.ZERO),
        invoice.currency().orElse(""),
        String.join(
            "\n",
            sha256,
            invoice.text("invoice_number").orElse(""),
            invoice.text("total").orElse(""),
            invoice.text("issue_date").orElse(""),
            invoice.text("due_date").orElse(""),
            invoice.text("type_code").orElse("")));
  }
}
