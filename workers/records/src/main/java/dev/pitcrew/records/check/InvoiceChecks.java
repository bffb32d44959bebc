package dev.pitcrew.records.check;

import dev.pitcrew.records.accounts.Iban;
import dev.pitcrew.records.check.Finding.Severity;
import dev.pitcrew.records.company.Bookkeeping;
import dev.pitcrew.records.company.Bookkeeping.Tolerances;
import dev.pitcrew.records.company.Entity;
import dev.pitcrew.records.vendors.Vendor;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** All checks of an invoice, and whether it may go on without a person. */
public final class InvoiceChecks {

  private static final Set<String> BANK_ACCOUNT_CODES =
      Set.of(
          "bank-account-new",
          "bank-account-changed",
          PageCheck.IBAN_DIFFERS,
          "iban-of-another-vendor");

  private InvoiceChecks() {}

  /** The vendor that a document surely comes from. */
  public static Optional<Vendor> vendor(ReadInvoice invoice, Books books) {
    var buyer = BuyerCheck.of(invoice, books.entities());
    return VendorMatch.of(invoice, books, buyer.entity()).vendor();
  }

  public static CheckResult check(CheckInput input) {
    var invoice = input.invoice();
    var books = input.books();
    var buyer = BuyerCheck.of(invoice, books.entities());
    var match = VendorMatch.of(invoice, books, buyer.entity());
    var vendor = match.vendor();
    boolean intercompany =
        vendor.flatMap(known -> Intercompany.seller(known, books.entities())).isPresent();
    var register = books.register().apply(vendor.map(Vendor::id).orElse(""));
    var references =
        References.of(
            invoice,
            register.stream()
                .filter(item -> vendor.filter(one -> one.id().equals(item.vendorId())).isPresent())
                .toList());
    var duplicate =
        DuplicateCheck.check(
            invoice,
            input.sha256(),
            register,
            vendor.map(Vendor::id).map(books.openCases()).orElse(List.of()),
            references);
    var order = OrderCheck.of(invoice, vendor, buyer.entity(), books, references.supersedes());
    var findings = new ArrayList<Finding>();
    findings.addAll(FormCheck.check(invoice, input.today()));
    findings.addAll(SumCheck.check(invoice, tolerances(buyer)));
    findings.addAll(TaxRates.check(invoice, vendor.map(known -> known.address().country())));
    findings.addAll(TaxCategoryCheck.check(invoice, vendor, buyer.entity()));
    findings.addAll(buyer.findings());
    findings.addAll(match.findings());
    findings.addAll(duplicate.findings());
    findings.addAll(references.findings());
    findings.addAll(order.findings());
    if (intercompany) {
      findings.add(intercompany(vendor.orElseThrow()));
    } else {
      vendor.ifPresent(known -> findings.addAll(BankAccountCheck.check(invoice, known)));
    }
    if (input.printed() != null) {
      findings.addAll(PageCheck.check(invoice, input.printed()));
    }
    // What the reader noticed cannot be corrected, only seen: it never blocks for ever.
    input.readingFindings().forEach(finding -> findings.add(finding.softened()));

    var doubtful =
        input.seenByPerson() ? List.<String>of() : doubtful(invoice, vendor, input.thresholds());
    boolean blocking = has(findings, Severity.ERROR);
    boolean unseen =
        !input.seenByPerson()
            && has(
                findings.stream()
                    .filter(finding -> !OrderCheck.CODES.contains(finding.code()))
                    .toList(),
                Severity.WARNING);
    return new CheckResult(
        vendor.map(Vendor::id).orElse(null),
        vendor.map(Vendor::name).orElse(null),
        vendor.map(known -> known.risk().word()).orElse("unknown"),
        match.candidates(),
        buyer.entity().map(Entity::id).orElse(null),
        invoice.type().word(),
        amount(invoice).map(BigDecimal::toPlainString).orElse(null),
        invoice.currency().orElse(null),
        duplicate.of().orElse(null),
        findings.stream().anyMatch(finding -> BANK_ACCOUNT_CODES.contains(finding.code())),
        !blocking && !unseen && doubtful.isEmpty(),
        doubtful,
        List.copyOf(findings),
        blocking,
        values(invoice),
        references.refersTo(),
        buyer.state(),
        intercompany,
        TaxTreatment.of(invoice).word(),
        order.order(),
        buyer.rejectReason(),
        order.claims());
  }

  private static Tolerances tolerances(BuyerCheck buyer) {
    return buyer
        .entity()
        .map(Entity::bookkeeping)
        .map(Bookkeeping::tolerances)
        .orElse(Tolerances.USUAL);
  }

  private static Finding intercompany(Vendor seller) {
    return Finding.info(
        "intercompany",
        "vendor",
        "%s is one of our companies: it is booked on both sides and not paid by bank transfer."
            .formatted(seller.name()));
  }

  private static boolean has(List<Finding> findings, Severity severity) {
    return findings.stream().anyMatch(finding -> finding.severity() == severity);
  }

  private static Optional<BigDecimal> amount(ReadInvoice invoice) {
    return java.util.stream.Stream.of(invoice.amount("total"), invoice.payable())
        .flatMap(Optional::stream)
        .map(BigDecimal::abs)
        .max(BigDecimal::compareTo);
  }

  private static List<String> doubtful(
      ReadInvoice invoice, Optional<Vendor> vendor, Thresholds thresholds) {
    var names = new TreeSet<String>();
    invoice
        .fields()
        .forEach(
            (name, field) -> {
              if (thresholds.isDoubtful(name, field)
                  && !isConfirmed(name, invoice, vendor, thresholds)) {
                names.add(name);
              }
            });
    FormCheck.REQUIRED.stream().filter(name -> invoice.text(name).isEmpty()).forEach(names::add);
    return List.copyOf(names);
  }

  /** What the books or another field say too needs no sure reading. */
  private static boolean isConfirmed(
      String name, ReadInvoice invoice, Optional<Vendor> vendor, Thresholds thresholds) {
    return switch (name) {
      case "vendor" -> vendor.isPresent();
      case "iban" ->
          vendor
              .map(Vendor::iban)
              .filter(known -> invoice.iban().filter(Iban.compact(known)::equals).isPresent())
              .isPresent();
      case "payable" -> {
        var total = invoice.field("total");
        yield total != null
            && !thresholds.isDoubtful("total", total)
            && invoice.amount("payable").equals(invoice.amount("total"));
      }
      default -> false;
    };
  }

  private static Map<String, String> values(ReadInvoice invoice) {
    var values = new TreeMap<String, String>();
    invoice
        .fields()
        .keySet()
        .forEach(name -> invoice.text(name).ifPresent(text -> values.put(name, text)));
    return values;
  }
}
