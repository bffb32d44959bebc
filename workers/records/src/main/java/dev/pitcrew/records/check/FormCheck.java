package dev.pitcrew.records.check;

import dev.pitcrew.records.accounts.Iban;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether what must be there is there, and is what its field asks for: amounts, dates, currency,
 * IBAN.
 */
final class FormCheck {

  static final List<String> REQUIRED =
      List.of("vendor", "invoice_number", "issue_date", "currency", "total");

  private static final List<String> AMOUNTS = List.of("net", "tax", "total", "payable");
  private static final List<String> DATES = List.of("issue_date", "due_date");
  private static final int OLD_MONTHS = 12;
  private static final Set<String> CURRENCIES =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toSet());

  private FormCheck() {}

  static List<Finding> check(ReadInvoice invoice, LocalDate today) {
    var findings = new ArrayList<Finding>();
    for (var name : REQUIRED) {
      if (invoice.text(name).isEmpty()) {
        findings.add(Finding.error("missing", name, "The %s is missing.".formatted(words(name))));
      }
    }
    for (var name : AMOUNTS) {
      if (invoice.text(name).isPresent() && invoice.amount(name).isEmpty()) {
        findings.add(malformed(invoice, name, "an amount such as 1190.00"));
      }
    }
    for (var name : DATES) {
      if (invoice.text(name).isPresent() && invoice.date(name).isEmpty()) {
        findings.add(malformed(invoice, name, "a date such as 2026-11-30"));
      }
    }
    dates(invoice, today, findings);
    currency(invoice, findings);
    iban(invoice, findings);
    return findings;
  }

  private static void dates(ReadInvoice invoice, LocalDate today, List<Finding> findings) {
    var issue = invoice.date("issue_date");
    var due = invoice.date("due_date");
    if (issue.isPresent() && due.isPresent() && due.get().isBefore(issue.get())) {
      findings.add(
          Finding.warning(
                  "due-before-issue",
                  "due_date",
                  "It is due on %s, before it was written on %s.".formatted(due.get(), issue.get()))
              .at(invoice.field("due_date")));
    }
    if (issue.isPresent() && issue.get().isAfter(today.plusDays(1))) {
      findings.add(
          Finding.warning(
                  "issued-in-future",
                  "issue_date",
                  "Its date, %s, lies in the future.".formatted(issue.get()))
              .at(invoice.field("issue_date")));
    }
    if (issue.isPresent() && issue.get().isBefore(today.minusMonths(OLD_MONTHS))) {
      findings.add(
          Finding.warning(
                  "issued-long-ago",
                  "issue_date",
                  "Its date, %s, is more than a year ago.".formatted(issue.get()))
              .at(invoice.field("issue_date")));
    }
  }

  private static void currency(ReadInvoice invoice, List<Finding> findings) {
    invoice
        .currency()
        .ifPresent(
            code -> {
              if (!CURRENCIES.contains(code)) {
                findings.add(
                    Finding.error(
                            "currency-unknown",
                            "currency",
                            "%s is not the code of a currency, such as EUR."
                                .formatted(Amounts.quote(code)))
                        .at(invoice.field("currency")));
              } else if (!code.equals("EUR")) {
                findings.add(
                    Finding.info(
                        "currency-foreign",
                        "currency",
                        "It is in %s and will not be part of a SEPA payment file."
                            .formatted(code)));
              }
            });
  }

  private static void iban(ReadInvoice invoice, List<Finding> findings) {
    invoice
        .iban()
        .filter(iban -> !Iban.isValid(iban))
        .ifPresent(
            iban ->
                findings.add(
                    Finding.error(
                            "iban-invalid",
                            "iban",
                            "The IBAN %s cannot be right: its length or check digits do not fit."
                                .formatted(Amounts.cut(Iban.grouped(iban))))
                        .comparing(null, iban)
                        .at(invoice.field("iban"))));
  }

  private static Finding malformed(ReadInvoice invoice, String name, String wanted) {
    var text = invoice.text(name).orElse("");
    return Finding.error(
            "malformed",
            name,
            "The %s %s is not %s.".formatted(words(name), Amounts.quote(text), wanted))
        .at(invoice.field(name));
  }

  private static String words(String field) {
    return field.replace('_', ' ').replace("vat id", "VAT number").replace("iban", "IBAN");
  }
}
