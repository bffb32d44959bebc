package dev.pitcrew.records.check;

import dev.pitcrew.records.company.Entity;
import dev.pitcrew.records.vendors.Vendor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the tax fits the category that the document states. No tax is right where the document
 * says why; a document that charges none and gives no reason is looked at.
 */
final class TaxCategoryCheck {

  /** Members of the European Union as they write their VAT numbers. */
  static final Set<String> UNION =
      Set.of(
          "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE",
          "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK");

  private TaxCategoryCheck() {}

  static List<Finding> check(
      ReadInvoice invoice, Optional<Vendor> vendor, Optional<Entity> entity) {
    var findings = new ArrayList<Finding>();
    for (var tax : invoice.taxes()) {
      TaxTreatment.stated(tax.category(), tax.exemptionReason())
          .ifPresent(treatment -> one(invoice, tax, treatment, findings));
    }
    var treatment = TaxTreatment.of(invoice);
    if (!TaxTreatment.isReasoned(invoice) && TaxTreatment.isUntaxed(invoice)) {
      findings.add(
          Finding.warning(
                  "no-tax-without-reason",
                  "tax",
                  "The document charges no tax and does not say why.")
              .comparing("tax, or the reason for none, such as reverse charge", "0.00")
              .at(invoice.field("tax")));
    }
    places(invoice, treatment, vendor, entity, findings);
    return findings;
  }

  private static void one(
      ReadInvoice invoice, ReadInvoice.Tax tax, TaxTreatment treatment, List<Finding> findings) {
    boolean charged = isNotZero(tax.rate()) || isNotZero(tax.tax());
    if (treatment == TaxTreatment.STANDARD) {
      if (!charged && ReadInvoice.decimal(tax.rate()).isPresent()) {
        findings.add(
            Finding.error(
                    "taxed-without-tax",
                    "tax",
                    "A part of the document is stated as taxed, but its rate is 0 %.")
                .comparing("a rate above 0 %", "0 %")
                .at(invoice.field("tax")));
      }
      return;
    }
    if (charged) {
      findings.add(
          Finding.error(
                  "tax-despite-" + treatment.word(),
                  "tax",
                  "The document says %s, but charges tax of %s (%s %%)."
                      .formatted(
                          treatment.words(),
                          Amounts.cut(String.valueOf(tax.tax())),
                          Amounts.cut(String.valueOf(tax.rate()))))
              .comparing("0.00", tax.tax())
              .at(invoice.field("tax")));
    } else if (treatment != TaxTreatment.ZERO
        && (tax.exemptionReason() == null || tax.exemptionReason().isBlank())) {
      findings.add(
          Finding.info(
                  "exemption-not-worded",
                  "tax",
                  "It is marked as %s; the document gives no reason in words."
                      .formatted(treatment.words()))
              .at(invoice.field("tax")));
    }
  }

  /** Where seller and buyer sit says which treatments there can be. */
  private static void places(
      ReadInvoice invoice,
      TaxTreatment treatment,
      Optional<Vendor> vendor,
      Optional<Entity> entity,
      List<Finding> findings) {
    if (vendor.isEmpty() || entity.isEmpty()) {
      return;
    }
    var seller = vendor.get().address().country();
    var buyer = entity.get().address().country();
    if (treatment == TaxTreatment.INTRA_COMMUNITY
        && (seller.equals(buyer) || !UNION.contains(seller) || !UNION.contains(buyer))) {
      findings.add(
          Finding.warning(
                  "intra-community-not-possible",
                  "tax",
                  "It says intra-community supply, but %s sits in %s and we in %s."
                      .formatted(vendor.get().name(), seller, buyer))
              .at(invoice.field("tax")));
    }
    if (treatment.isSelfAssessed() && vendor.get().vatId() == null && UNION.contains(seller)) {
      findings.add(
          Finding.warning(
              "vat-id-missing",
              "vat_id",
              "We would have to pay the tax for %s, but know no VAT number of it."
                  .formatted(vendor.get().name())));
    }
    if (treatment == TaxTreatment.STANDARD
        && !seller.equals(buyer)
        && invoice.amount("tax").filter(tax -> tax.signum() != 0).isPresent()) {
      findings.add(
          Finding.info(
                  "foreign-tax",
                  "tax",
                  "The tax is %s’s, not %s’s: it can only be claimed back there, else it is cost."
                      .formatted(seller, buyer))
              .at(invoice.field("tax")));
    }
  }

  private static boolean isNotZero(@org.jspecify.annotations.Nullable String amount) {
    return ReadInvoice.decimal(amount).filter(number -> number.signum() != 0).isPresent();
  }
}
