package dev.pitcrew.records.check;

import dev.pitcrew.records.payable.Invoice;
import dev.pitcrew.records.payable.InvoiceNumbers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which posted items a document is about: the invoice that a credit note takes back or a correction
 * replaces, the prepayments that a final invoice deducts. Nothing is counted twice.
 *
 * @param refersTo the first of them
 * @param supersedes the items that this one takes the place of, or uses up
 */
public record References(
    @Nullable String refersTo, List<String> supersedes, List<Finding> findings) {

  private static final BigDecimal CENT = new BigDecimal("0.01");

  /**
   * @param register the vendor's items
   */
  public static References of(ReadInvoice invoice, List<Invoice> register) {
    return switch (invoice.type()) {
      case CREDIT_NOTE -> credit(invoice, register);
      case CORRECTION -> correction(invoice, register);
      case PREPAYMENT -> new References(null, List.of(), List.of());
      case INVOICE -> deducted(invoice, register);
    };
  }

  private static References credit(ReadInvoice invoice, List<Invoice> register) {
    var item = named(invoice, register);
    var findings = new ArrayList<Finding>();
    if (item.isEmpty()) {
      invoice
          .text("preceding_invoice")
          .ifPresentOrElse(
              number -> findings.add(unknown(invoice, number)),
              () ->
                  findings.add(
                      Finding.info(
                          "credit-without-invoice",
                          "preceding_invoice",
                          "The credit note does not name the invoice it is about; it is netted with"
                              + " what we owe.")));
      return new References(null, List.of(), findings);
    }
    var before =
        register.stream()
            .filter(other -> item.get().id().equals(other.refersTo()))
            .filter(other -> other.type() == Invoice.Type.CREDIT_NOTE)
            .map(other -> other.total().abs())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    var left = item.get().total().abs().subtract(before);
    var credit = invoice.amount("total").map(BigDecimal::abs).orElse(BigDecimal.ZERO);
    if (credit.compareTo(left.add(CENT)) > 0) {
      findings.add(
          Finding.warning(
                  "credit-over-invoice",
                  "total",
                  "It takes back %s, but of invoice %s only %s is left."
                      .formatted(Amounts.show(credit), item.get().number(), Amounts.show(left)))
              .comparing(left.toPlainString(), credit.toPlainString())
              .at(invoice.field("total")));
    }
    currency(invoice, item.get(), findings);
    return new References(item.get().id(), List.of(), findings);
  }

  private static References correction(ReadInvoice invoice, List<Invoice> register) {
    var item = named(invoice, register);
    var findings = new ArrayList<Finding>();
    if (item.isEmpty()) {
      findings.add(
          invoice
              .text("preceding_invoice")
              .map(number -> unknown(invoice, number))
              .orElseGet(
                  () ->
                      Finding.warning(
                          "correction-without-invoice",
                          "preceding_invoice",
                          "It corrects an invoice, but does not name which.")));
      return new References(null, List.of(), findings);
    }
    var old = item.get();
    if (old.supersededBy() != null) {
      findings.add(
          Finding.warning(
                  "corrected-before",
                  "preceding_invoice",
                  "Invoice %s was replaced before, by %s."
                      .formatted(old.number(), old.supersededBy()))
              .at(invoice.field("preceding_invoice")));
      return new References(old.id(), List.of(), findings);
    }
    findings.add(
        isUnpaid(old)
            ? Finding.info(
                "replaces",
                "preceding_invoice",
                "It takes the place of %s (%s), which will not be paid."
                    .formatted(old.number(), old.id()))
            : Finding.warning(
                    "corrected-invoice-paid",
                    "preceding_invoice",
                    "It corrects %s, which is %s: only the difference of %s is due."
                        .formatted(
                            old.number(),
                            old.state().word(),
                            Amounts.show(
                                invoice.payable().orElse(BigDecimal.ZERO).subtract(old.payable()))))
                .at(invoice.field("preceding_invoice")));
    currency(invoice, old, findings);
    return new References(old.id(), List.of(old.id()), findings);
  }

  /** Whether the item can still be taken out of what we owe. */
  public static boolean isUnpaid(Invoice item) {
    return item.state() == Invoice.State.POSTED || item.state() == Invoice.State.BLOCKED;
  }

  private static References deducted(ReadInvoice invoice, List<Invoice> register) {
    var open =
        register.stream()
            .filter(item -> item.type() == Invoice.Type.PREPAYMENT && item.supersededBy() == null)
            .toList();
    var prepaid = prepaid(invoice);
    if (prepaid.signum() == 0) {
      var findings = new ArrayList<Finding>();
      open.stream()
          .limit(1)
          .forEach(
              item ->
                  findings.add(
                      Finding.warning(
                          "prepayment-not-deducted",
                          "prepaid",
                          "We have the prepayment invoice %s over %s of this vendor; this invoice does not deduct it."
                              .formatted(item.number(), Amounts.show(item.total())))));
      return new References(null, List.of(), findings);
    }
    var used = using(invoice, prepaid, open);
    if (used.isEmpty()) {
      return new References(
          null,
          List.of(),
          List.of(
              Finding.warning(
                      "prepayment-unknown",
                      "prepaid",
                      "It deducts %s as paid before, but our books have no prepayment invoice over that amount."
                          .formatted(Amounts.show(prepaid)))
                  .comparing(
                      open.isEmpty() ? null : total(open).toPlainString(), prepaid.toPlainString())
                  .at(invoice.field(invoice.field("prepaid") == null ? "payable" : "prepaid"))));
    }
    var findings = new ArrayList<Finding>();
    used.forEach(
        item ->
            findings.add(
                Finding.info(
                    "prepayment-deducted",
                    "prepaid",
                    "The prepayment invoice %s (%s) over %s is deducted."
                        .formatted(item.number(), item.id(), Amounts.show(item.total())))));
    return new References(used.getFirst().id(), used.stream().map(Invoice::id).toList(), findings);
  }

  /** What the document says was paid before, without sign. */
  public static BigDecimal prepaid(ReadInvoice invoice) {
    return invoice
        .amount("prepaid")
        .map(BigDecimal::abs)
        .orElseGet(
            () ->
                invoice
                    .amount("total")
                    .flatMap(
                        total -> invoice.amount("payable").map(payable -> total.subtract(payable)))
                    .filter(difference -> difference.compareTo(CENT) > 0)
                    .orElse(BigDecimal.ZERO));
  }

  /** The open prepayments that make up the amount: the named one, one of that amount, or all. */
  private static List<Invoice> using(ReadInvoice invoice, BigDecimal prepaid, List<Invoice> open) {
    var same =
        open.stream()
            .filter(item -> invoice.currency().filter(item.currency()::equals).isPresent())
            .toList();
    var exact = same.stream().filter(item -> Amounts.near(item.total(), prepaid, CENT)).toList();
    var named = named(invoice, exact);
    if (named.isPresent()) {
      return List.of(named.get());
    }
    if (!exact.isEmpty()) {
      return List.of(exact.getFirst());
    }
    return !same.isEmpty() && Amounts.near(total(same), prepaid, CENT) ? same : List.of();
  }

  private static BigDecimal total(List<Invoice> items) {
    return items.stream().map(Invoice::total).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** The item whose number the document names, in its field or in the text of a line. */
  private static Optional<Invoice> named(ReadInvoice invoice, List<Invoice> register) {
    var key = invoice.text("preceding_invoice").map(InvoiceNumbers::key);
    var others = register.stream().filter(item -> item.type() != Invoice.Type.CREDIT_NOTE).toList();
    if (key.isPresent()) {
      return others.stream()
          .filter(item -> InvoiceNumbers.key(item.number()).equals(key.get()))
          .findFirst();
    }
    var words =
        String.join(
            " ",
            invoice.lineItems().stream()
                .map(line -> String.valueOf(line.description()))
                .map(Amounts::cut)
                .toList());
    return others.stream()
        .filter(item -> item.number().length() >= 4 && words.contains(item.number()))
        .findFirst();
  }

  private static Finding unknown(ReadInvoice invoice, String number) {
    return Finding.warning(
            "preceding-invoice-unknown",
            "preceding_invoice",
            "It refers to invoice %s, which is not in our books.".formatted(Amounts.quote(number)))
        .at(invoice.field("preceding_invoice"));
  }

  private static void currency(ReadInvoice invoice, Invoice item, List<Finding> findings) {
    invoice
        .currency()
        .filter(code -> !code.equals(item.currency()))
        .ifPresent(
            code ->
                findings.add(
                    Finding.warning(
                            "currency-of-reference-differs",
                            "currency",
                            "It is in %s, but %s was in %s."
                                .formatted(Amounts.cut(code), item.number(), item.currency()))
                        .comparing(item.currency(), code)
                        .at(invoice.field("currency"))));
  }
}
