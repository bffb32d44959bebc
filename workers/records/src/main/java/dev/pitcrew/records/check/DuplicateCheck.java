package dev.pitcrew.records.check;

import dev.pitcrew.records.cases.Case;
import dev.pitcrew.records.payable.Invoice;
import dev.pitcrew.records.payable.InvoiceNumbers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether we have this invoice already.
 *
 * @param of the id of the item it certainly repeats
 * @param findings what is only suspicious
 */
record DuplicateCheck(Optional<String> of, List<Finding> findings) {

  /**
   * @param register the vendor's items, and items with the same file
   * @param open other open cases with the vendor's number
   * @param references what the document itself says it is about: like it, but no repetition
   */
  static DuplicateCheck check(
      ReadInvoice invoice,
      String sha256,
      List<Invoice> register,
      List<Case> open,
      References references) {
    var findings = new ArrayList<Finding>();
    var key = invoice.text("invoice_number").map(InvoiceNumbers::key).orElse("");
    var total = invoice.amount("total").map(BigDecimal::abs);
    boolean credit = invoice.isCreditNote();
    for (var item : register) {
      boolean sameKind = credit == (item.type() == Invoice.Type.CREDIT_NOTE);
      boolean sameNumber = sameKind && InvoiceNumbers.key(item.number()).equals(key);
      boolean sameTotal =
          total.filter(amount -> amount.compareTo(item.total().abs()) == 0).isPresent();
      if (item.sha256().equals(sha256) || (sameNumber && sameTotal)) {
        var why = item.sha256().equals(sha256) ? "the same file" : "the same number and amount";
        return new DuplicateCheck(
            Optional.of(item.id()),
            List.of(
                Finding.error(
                        "duplicate",
                        "invoice_number",
                        "It was posted before as %s: %s.".formatted(item.id(), why))
                    .comparing(null, item.number())));
      }
      if (references.supersedes().contains(item.id())) {
        continue;
      }
      if (sameNumber) {
        findings.add(
            suspicious(
                "number-used-before",
                "The number %s was posted before as %s, with the total %s."
                    .formatted(item.number(), item.id(), Amounts.show(item.total()))));
      } else if (sameKind
          && sameTotal
          && InvoiceNumbers.transposed(InvoiceNumbers.key(item.number()), key)) {
        findings.add(
            suspicious(
                "digits-transposed",
                "%s has the same total and nearly the same number, %s: two characters changed places."
                    .formatted(item.id(), item.number())));
      } else if (sameKind
          && sameTotal
          && invoice.date("issue_date").filter(item.issueDate()::equals).isPresent()) {
        findings.add(
            suspicious(
                "same-total-and-date",
                "%s (number %s) has the same date and the same total."
                    .formatted(item.id(), item.number())));
      }
    }
    for (var other : open) {
      findings.add(
          suspicious(
              "open-twice",
              "Case %s has the same number and is not decided yet.".formatted(other.caseId())));
    }
    return new DuplicateCheck(Optional.empty(), findings);
  }

  private static Finding suspicious(String code, String message) {
    return Finding.warning(code, "invoice_number", message);
  }
}
