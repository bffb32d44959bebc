package dev.pitcrew.app.buyer;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An e-invoice (UBL) of a sample vendor with one line, as its accounting system would send it.
 *
 * @param type UNTDID 1001: 380 invoice, 381 credit note, 384 correction, 386 prepayment
 * @param category VAT category of EN 16931, {@code S} at 19 % or {@code AE} at nothing
 * @param prepaid what was paid before
 * @param order purchase order of the line; absent for none
 * @param preceding the invoice it refers to; absent for none
 */
record SentInvoice(
    Seller seller,
    String number,
    String type,
    LocalDate issued,
    LocalDate due,
    BigDecimal quantity,
    BigDecimal price,
    String category,
    BigDecimal prepaid,
    @Nullable String order,
    @Nullable String preceding) {

  /** The day when the tests began, for all of them: they may run past midnight. */
  static final LocalDate TODAY = LocalDate.now();

  private static final BigDecimal RATE = new BigDecimal("0.19");

  /** A vendor of the sample master data. */
  enum Seller {
    HANSEN("Hansen Bürobedarf GmbH", "DE123987656", "DE06999900020044556677", "DE"),
    KESSLER("Kessler Präzisionstechnik KG", "DE304159268", "DE20999900040011223344", "DE"),
    STROM("Strom & Netz Nord GmbH", "DE271828180", "DE36999900050020304050", "DE"),
    BLAUFELD("Blaufeld Software GmbH", "DE147147147", "DE66999900070031415926", "DE"),
    DUVALLON(
        "Atelier Mécanique Duvallon SARL", "FR60512345674", "FR7699991000420001234567809", "FR");

    private final String name;
    private final String vatId;
    private final String iban;
    private final String country;

    Seller(String name, String vatId, String iban, String country) {
      this.name = name;
      this.vatId = vatId;
      this.iban = iban;
      this.country = country;
    }

    String iban() {
      return iban;
    }
  }

  /** An invoice over one piece, issued a month ago and due yesterday. */
  static SentInvoice of(Seller seller, String number, String net) {
    return new SentInvoice(
        seller,
        number,
        "380",
        TODAY.minusDays(31),
        TODAY.minusDays(1),
        BigDecimal.ONE,
        new BigDecimal(net),
        "S",
        BigDecimal.ZERO,
        null,
        null);
  }

  SentInvoice creditNoteFor(String invoice) {
    return new SentInvoice(
        seller, number, "381", issued, due, quantity, price, category, prepaid, order, invoice);
  }

  SentInvoice prepayment() {
    return new SentInvoice(
        seller, number, "386", issued, due, quantity, price, category, prepaid, order, preceding);
  }

  SentInvoice lessPrepaid(String amount, String prepaymentInvoice) {
    return new SentInvoice(
        seller,
        number,
        type,
        issued,
        due,
        quantity,
        price,
        category,
        new BigDecimal(amount),
        order,
        prepaymentInvoice);
  }

  SentInvoice reverseCharged() {
    return new SentInvoice(
        seller, number, type, issued, due, quantity, price, "AE", prepaid, order, preceding);
  }

  SentInvoice ofOrder(String orderNumber, int pieces, String unitPrice) {
    return new SentInvoice(
        seller,
        number,
        type,
        issued,
        due,
        BigDecimal.valueOf(pieces),
        new BigDecimal(unitPrice),
        category,
        prepaid,
        orderNumber,
        preceding);
  }

  BigDecimal net() {
    return quantity.multiply(price).setScale(2, RoundingMode.HALF_UP);
  }

  BigDecimal total() {
    return net().add(tax());
  }

  BigDecimal payable() {
    return total().subtract(prepaid);
  }

  private BigDecimal tax() {
    return category.equals("S")
        ? net().multiply(RATE).setScale(2, RoundingMode.HALF_UP)
        : BigDecimal.ZERO.setScale(2);
  }

  String fileName() {
    return number.toLowerCase(java.util.Locale.ROOT) + ".xml";
  }

  byte[] bytes() {
    boolean credit = type.equals("381");
    String root = credit ? "CreditNote" : "Invoice";
    String percent = category.equals("S") ? "19" : "0";
    String reason =
        category.equals("AE")
            ? "<cbc:TaxExemptionReasonCode>VATEX-EU-AE</cbc:TaxExemptionReasonCode><cbc:TaxExemptionReason>Reverse charge</cbc:TaxExemptionReason>"
            : "";
    String lineCategory =
        "<cbc:ID>%s</cbc:ID><cbc:Percent>%s</cbc:Percent>".formatted(category, percent);
    String scheme = "<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>";
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <%1$s xmlns="urn:oasis:names:specification:ubl:schema:xsd:%1$s-2"
            xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
            xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
          <cbc:CustomizationID>urn:cen.eu:en16931:2017</cbc:CustomizationID>
          <cbc:ID>%2$s</cbc:ID>
          <cbc:IssueDate>%3$s</cbc:IssueDate>
          %4$s
          <cbc:%1$sTypeCode>%5$s</cbc:%1$sTypeCode>
          <cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
          <cbc:BuyerReference>BV-EINKAUF</cbc:BuyerReference>
          %6$s
          %7$s
          <cac:AccountingSupplierParty>%8$s</cac:AccountingSupplierParty>
          <cac:AccountingCustomerParty>%9$s</cac:AccountingCustomerParty>
          <cac:PaymentMeans><cbc:PaymentMeansCode>58</cbc:PaymentMeansCode>%10$s<cac:PayeeFinancialAccount><cbc:ID>%11$s</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans>
          %24$s
          <cac:TaxTotal><cbc:TaxAmount currencyID="EUR">%12$s</cbc:TaxAmount>
            <cac:TaxSubtotal><cbc:TaxableAmount currencyID="EUR">%13$s</cbc:TaxableAmount><cbc:TaxAmount currencyID="EUR">%12$s</cbc:TaxAmount>
              <cac:TaxCategory>%14$s%15$s%16$s</cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal>
          <cac:LegalMonetaryTotal><cbc:LineExtensionAmount currencyID="EUR">%13$s</cbc:LineExtensionAmount><cbc:TaxExclusiveAmount currencyID="EUR">%13$s</cbc:TaxExclusiveAmount><cbc:TaxInclusiveAmount currencyID="EUR">%17$s</cbc:TaxInclusiveAmount><cbc:PrepaidAmount currencyID="EUR">%18$s</cbc:PrepaidAmount><cbc:PayableAmount currencyID="EUR">%19$s</cbc:PayableAmount></cac:LegalMonetaryTotal>
          <cac:%1$sLine><cbc:ID>1</cbc:ID><cbc:%20$s unitCode="C62">%21$s</cbc:%20$s><cbc:LineExtensionAmount currencyID="EUR">%13$s</cbc:LineExtensionAmount>%22$s
            <cac:Item><cbc:Name>Lieferung</cbc:Name><cac:ClassifiedTaxCategory>%14$s%16$s</cac:ClassifiedTaxCategory></cac:Item>
            <cac:Price><cbc:PriceAmount currencyID="EUR">%23$s</cbc:PriceAmount></cac:Price></cac:%1$sLine>
        </%1$s>
        """
        .formatted(
            root,
            number,
            issued,
            credit ? "" : "<cbc:DueDate>" + due + "</cbc:DueDate>",
            type,
            order == null
                ? ""
                : "<cac:OrderReference><cbc:ID>" + order + "</cbc:ID></cac:OrderReference>",
            preceding == null
                ? ""
                : "<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>"
                    + preceding
                    + "</cbc:ID></cac:InvoiceDocumentReference></cac:BillingReference>",
            party(seller.name, seller.vatId, "Berlin", seller.country),
            party("Brückner & Voss Maschinenbau GmbH", "DE812345673", "Hamburg", "DE"),
            credit ? "<cbc:PaymentDueDate>" + due + "</cbc:PaymentDueDate>" : "",
            seller.iban,
            tax(),
            net(),
            lineCategory,
            reason,
            scheme,
            total(),
            prepaid.setScale(2),
            payable(),
            credit ? "CreditedQuantity" : "InvoicedQuantity",
            quantity.toPlainString(),
            order == null
                ? ""
                : "<cac:OrderLineReference><cbc:LineID>1</cbc:LineID></cac:OrderLineReference>",
            price,
            "<cac:PaymentTerms><cbc:Note>30 Tage netto</cbc:Note></cac:PaymentTerms>")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String party(String name, String vatId, String city, String country) {
    String written = name.replace("&", "&amp;");
    return ("<cac:Party><cac:PartyName><cbc:Name>%1$s</cbc:Name></cac:PartyName><cac:PostalAddress>"
            + "<cbc:StreetName>Hauptstraße 1</cbc:StreetName><cbc:CityName>%3$s</cbc:CityName><cbc:PostalZone>10115</cbc:PostalZone>"
            + "<cac:Country><cbc:IdentificationCode>%4$s</cbc:IdentificationCode></cac:Country></cac:PostalAddress>"
            + "<cac:PartyTaxScheme><cbc:CompanyID>%2$s</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>"
            + "<cac:PartyLegalEntity><cbc:RegistrationName>%1$s</cbc:RegistrationName></cac:PartyLegalEntity></cac:Party>")
        .formatted(written, vatId, city, country);
  }
}
