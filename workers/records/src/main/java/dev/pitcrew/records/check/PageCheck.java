package dev.pitcrew.records.check;

import dev.pitcrew.records.accounts.Iban;
import dev.pitcrew.records.payable.InvoiceNumbers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether an e-invoice's XML says what its page shows a person. Machines book the one, people
 * approve the other: a difference is an attempt at fraud or a broken program.
 */
final class PageCheck {

  static final String IBAN_DIFFERS = "iban-differs-from-page";

  private static final BigDecimal CENT = new BigDecimal("0.01");

  /** Below this a printed value is more likely misread than different. */
  private static final double PRINTED_SURE = 0.6;

  private PageCheck() {}

  static List<Finding> check(ReadInvoice xml, ReadInvoice printed) {
    var findings = new ArrayList<Finding>();
    if (sure(printed, "iban") && xml.iban().isPresent()) {
      var page = printed.iban().orElseThrow();
      if (Iban.isValid(page) && !page.equals(xml.iban().get())) {
        findings.add(
            differs(
                IBAN_DIFFERS,
                "iban",
                "bank account",
                Iban.grouped(xml.iban().get()),
                Iban.grouped(page),
                printed));
      }
    }
    if (sure(printed, "payable") || sure(printed, "total")) {
      var field = sure(printed, "payable") ? "payable" : "total";
      var page = printed.amount(field);
      var data = field.equals("payable") ? xml.payable() : xml.amount("total");
      if (page.isPresent() && data.isPresent() && !Amounts.near(page.get(), data.get(), CENT)) {
        findings.add(
            differs(
                field + "-differs-from-page",
                field,
                "amount",
                Amounts.show(data.get()),
                Amounts.show(page.get()),
                printed));
      }
    }
    if (sure(printed, "invoice_number") && xml.text("invoice_number").isPresent()) {
      var page = printed.text("invoice_number").orElseThrow();
      var data = xml.text("invoice_number").get();
      if (!InvoiceNumbers.key(page).equals(InvoiceNumbers.key(data))) {
        findings.add(
            differs("number-differs-from-page", "invoice_number", "number", data, page, printed));
      }
    }
    return findings;
  }

  private static boolean sure(ReadInvoice printed, String field) {
    var read = printed.field(field);
    return read != null && !read.isBlank() && read.confidence() >= PRINTED_SURE;
  }

  private static Finding differs(
      String code, String field, String words, String xml, String page, ReadInvoice printed) {
    return Finding.warning(
            code,
            field,
            "The data inside the file says %s %s, but the page shows %s."
                .formatted(words, xml, page))
        .comparing(page, xml)
        .at(printed.field(field));
  }
}
