package dev.pitcrew.records.worker;

import dev.pitcrew.jobs.ContractBroken;
import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.Variables;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.check.Intercompany;
import dev.pitcrew.records.check.ReadInvoice;
import dev.pitcrew.records.check.References;
import dev.pitcrew.records.coding.Coder;
import dev.pitcrew.records.coding.Coding;
import dev.pitcrew.records.coding.NotBookable;
import dev.pitcrew.records.coding.Postings;
import dev.pitcrew.records.company.Entity;
import dev.pitcrew.records.journal.JournalEntry;
import dev.pitcrew.records.payable.Binding;
import dev.pitcrew.records.payable.Invoice;
import dev.pitcrew.records.payable.Invoice.Type;
import dev.pitcrew.records.vendors.Vendor;
import dev.pitcrew.records.vendors.VendorCodings.Coded;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts one approved invoice into the books: register, journal, what it takes of orders, what it
 * takes the place of, and how it was coded. Called within the transaction of the posting.
 */
final class Booking {

  private final Records records;
  private final JobInput input;
  private final ReadInvoice read;
  private final Vendor vendor;
  private final Entity entity;
  private final @Nullable Entity seller;
  private final References references;

  Booking(Records records, JobInput input) {
    this.records = records;
    this.input = input;
    this.read = input.required(ReadInvoice.class, "invoice");
    this.vendor = CodeInvoice.vendor(records, input);
    this.entity = CodeInvoice.entity(records, input);
    this.seller =
        Intercompany.seller(vendor, records.entities().all())
            .filter(one -> !one.id().equals(entity.id()))
            .orElse(null);
    this.references = References.of(read, records.invoices().ofVendor(vendor.id()));
  }

  Vendor vendor() {
    return vendor;
  }

  /**
   * The item as it goes into the register.
   *
   * @param iban the account that it will be paid to
   */
  Invoice item(@Nullable String iban) {
    var issued = read.date("issue_date").orElseThrow(() -> missing("issue_date"));
    var currency = read.currency().orElseThrow(() -> missing("currency"));
    var sha256 = input.requiredText("intake", "sha256");
    var payable = due().subtract(paidBefore());
    return new Invoice(
        input.requiredText("intake", "caseId"),
        entity.id(),
        vendor.id(),
        read.type(),
        read.text("invoice_number").orElseThrow(() -> missing("invoice_number")),
        issued,
        read.date("due_date").orElse(issued.plusDays(vendor.termsDays())),
        currency,
        read.amount("net").map(this::signed).orElse(null),
        read.amount("tax").map(this::signed).orElse(null),
        signed(read.amount("total").orElseThrow(() -> missing("total"))),
        payable,
        iban,
        sha256,
        input.at("document").map(Variables::toJson).orElse(null),
        Binding.of(vendor.id(), iban, payable, currency, sha256),
        payable.signum() == 0 ? Invoice.State.PAID : Invoice.State.POSTED,
        null,
        records.clock().instant(),
        seller != null,
        references.refersTo(),
        null);
  }

  /**
   * @return false when the vendor already has an item of this number
   */
  boolean post(Invoice item) {
    if (records.vendors().find(vendor.id()).isEmpty()) {
      // One of our companies that nobody entered as a vendor.
      records.vendors().save(vendor);
    }
    if (!records.invoices().post(item, PostInvoice.TYPE)) {
      return false;
    }
    var coding = coding();
    journal(item, coding).forEach(entry -> records.journal().post(entry, PostInvoice.TYPE));
    references.supersedes().forEach(old -> supersede(old, item));
    records.orderClaims().posted(item.id());
    remember(coding);
    read.date("discount_date")
        .ifPresent(
            until ->
                read.amount("discount_amount")
                    .ifPresent(
                        amount ->
                            records.discounts().offer(item.id(), until, amount, PostInvoice.TYPE)));
    return true;
  }

  /** Why the invoice could not be booked as it is coded; empty when it could. Writes nothing. */
  Optional<String> objection() {
    try {
      journal(item(vendor.iban()), coding());
      return Optional.empty();
    } catch (NotBookable no) {
      return Optional.of(no.getMessage());
    }
  }

  private List<JournalEntry> journal(Invoice item, Coding coding) {
    var day = records.calendars().of(entity.id()).dayOf(records.clock().instant());
    return Postings.of(
        new Postings.Input(
            item,
            read,
            coding,
            due(),
            vendor.name(),
            entity,
            seller,
            read.type() == Type.CORRECTION ? List.of() : entries(references.supersedes()),
            read.type() == Type.CORRECTION ? entries(references.supersedes()) : List.of(),
            day));
  }

  private void supersede(String old, Invoice item) {
    if (!records.invoices().supersede(old, item, PostInvoice.TYPE)) {
      throw new IllegalStateException(
          "Expected %s to take the place of %s, but another item did at the same time."
              .formatted(item.id(), old));
    }
    if (item.type() == Type.CORRECTION) {
      records.orderClaims().release(old);
    }
  }

  private List<JournalEntry> entries(List<String> items) {
    return items.stream()
        .flatMap(id -> records.journal().ofInvoice(id).stream())
        .filter(entry -> !entry.kind().equals("reversal"))
        .toList();
  }

  private Coding coding() {
    return coding(records, input);
  }

  /** As a person or an earlier step coded it; else as the books would. */
  static Coding coding(Records records, JobInput input) {
    return input
        .optional(Coding.class, "coding")
        .orElseGet(() -> CodeInvoice.suggest(records, input));
  }

  /** What a person chose otherwise than the books would have is what the books say next time. */
  private void remember(Coding coding) {
    var suggested = CodeInvoice.suggest(records, input);
    var by =
        records
            .decisions()
            .standing(input.requiredText("intake", "caseId"), "code-invoice")
            .stream()
            .reduce((first, second) -> second)
            .map(decision -> decision.by())
            .orElse(PostInvoice.TYPE);
    for (int i = 0; i < coding.lines().size(); i++) {
      var line = coding.lines().get(i);
      var known = i < suggested.lines().size() ? suggested.lines().get(i) : null;
      boolean taught =
          known == null
              || !Objects.equals(known.account(), line.account())
              || !Objects.equals(known.costCentre(), line.costCentre())
              || !Objects.equals(known.vatCode(), line.vatCode());
      if (taught && line.account() != null && line.vatCode() != null) {
        records
            .vendorCodings()
            .remember(
                vendor.id(),
                new Coded(
                    Coder.key(line.description()),
                    Objects.requireNonNullElse(line.description(), ""),
                    line.account(),
                    line.costCentre(),
                    line.vatCode(),
                    by));
      }
    }
  }

  /** What the document asks for, with the sign of the books. */
  private BigDecimal due() {
    return signed(read.payable().orElseThrow(() -> missing("total")));
  }

  /** What was paid, or is on its way, of the item that this one corrects. */
  private BigDecimal paidBefore() {
    return read.type() != Type.CORRECTION
        ? BigDecimal.ZERO
        : references.supersedes().stream()
            .flatMap(id -> records.invoices().find(id).stream())
            .filter(old -> !References.isUnpaid(old))
            .map(Invoice::payable)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private BigDecimal signed(BigDecimal amount) {
    return read.credited(amount);
  }

  Map<String, Object> posting(Invoice item) {
    return Variables.toMap(
        new Posting(
            item.id(), item.dueDate().toString(), item.payable().toPlainString(), item.currency()));
  }

  private record Posting(String invoiceId, String dueDate, String payable, String currency) {}

  private static ContractBroken missing(String field) {
    return new ContractBroken(
        "Expected to post an invoice, but its field %s is missing or malformed.".formatted(field));
  }
}
