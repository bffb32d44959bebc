package dev.pitcrew.app.crash;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Small e-invoices of a known vendor, written into the watched folder; some of them in two slices
 * with a crash in between.
 */
final class SentInvoices {

  /** Dates of some months, all due and none so long ago that a person would look at it. */
  private static final int DAYS = 250;

  private static final LocalDate FIRST_DAY = LocalDate.now().minusDays(300);
  private static final BigDecimal VAT = new BigDecimal("0.19");

  private final Path folder;
  private final List<Unfinished> unfinished = new ArrayList<>();
  private int sent;

  SentInvoices(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  private record Unfinished(Path file, byte[] rest) {}

  /** So many have been begun. */
  int sent() {
    return sent;
  }

  void sendWhole() throws IOException {
    Files.write(folder.resolve(name()), next());
  }

  void sendFirstSlice() throws IOException {
    Path file = folder.resolve(name());
    byte[] whole = next();
    int cut = whole.length / 2;
    Files.write(file, java.util.Arrays.copyOfRange(whole, 0, cut));
    unfinished.add(new Unfinished(file, java.util.Arrays.copyOfRange(whole, cut, whole.length)));
  }

  void sendRest() throws IOException {
    for (Unfinished each : unfinished) {
      Files.write(each.file(), each.rest(), StandardOpenOption.APPEND);
    }
    unfinished.clear();
  }

  private String name() {
    return "crash-%03d.xml".formatted(sent);
  }

  private byte[] next() {
    BigDecimal net = new BigDecimal("20.00").add(BigDecimal.valueOf(sent * 7L));
    BigDecimal tax = net.multiply(VAT).setScale(2, RoundingMode.HALF_UP);
    LocalDate issued = FIRST_DAY.plusDays(sent % DAYS);
    sent++;
    return UBL.formatted(
            sent,
            issued,
            issued.plusDays(14),
            tax,
            net,
            tax,
            net,
            net,
            net.add(tax),
            net.add(tax),
            net,
            net)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static final String UBL =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
        <cbc:CustomizationID>urn:cen.eu:en16931:2017</cbc:CustomizationID>
        <cbc:ID>HB-CRASH-%04d</cbc:ID>
        <cbc:IssueDate>%s</cbc:IssueDate>
        <cbc:DueDate>%s</cbc:DueDate>
        <cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>
        <cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
        <cac:AccountingSupplierParty><cac:Party><cac:PartyName><cbc:Name>Hansen Bürobedarf GmbH</cbc:Name></cac:PartyName><cac:PostalAddress><cbc:StreetName>Lindenallee 12</cbc:StreetName><cbc:CityName>Hamburg</cbc:CityName><cbc:PostalZone>22085</cbc:PostalZone><cac:Country><cbc:IdentificationCode>DE</cbc:IdentificationCode></cac:Country></cac:PostalAddress><cac:PartyTaxScheme><cbc:CompanyID>DE123987656</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme><cac:PartyLegalEntity><cbc:RegistrationName>Hansen Bürobedarf GmbH</cbc:RegistrationName></cac:PartyLegalEntity></cac:Party></cac:AccountingSupplierParty>
        <cac:AccountingCustomerParty><cac:Party><cac:PartyName><cbc:Name>Brückner &amp; Voss Maschinenbau GmbH</cbc:Name></cac:PartyName><cac:PostalAddress><cbc:StreetName>Am Sandtorkai 41</cbc:StreetName><cbc:CityName>Hamburg</cbc:CityName><cbc:PostalZone>20457</cbc:PostalZone><cac:Country><cbc:IdentificationCode>DE</cbc:IdentificationCode></cac:Country></cac:PostalAddress><cac:PartyTaxScheme><cbc:CompanyID>DE812345673</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme><cac:PartyLegalEntity><cbc:RegistrationName>Brückner &amp; Voss Maschinenbau GmbH</cbc:RegistrationName></cac:PartyLegalEntity></cac:Party></cac:AccountingCustomerParty>
        <cac:PaymentMeans><cbc:PaymentMeansCode>58</cbc:PaymentMeansCode><cac:PayeeFinancialAccount><cbc:ID>DE06999900020044556677</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans>
        <cac:TaxTotal><cbc:TaxAmount currencyID="EUR">%s</cbc:TaxAmount><cac:TaxSubtotal><cbc:TaxableAmount currencyID="EUR">%s</cbc:TaxableAmount><cbc:TaxAmount currencyID="EUR">%s</cbc:TaxAmount><cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>19</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal>
        <cac:LegalMonetaryTotal><cbc:LineExtensionAmount currencyID="EUR">%s</cbc:LineExtensionAmount><cbc:TaxExclusiveAmount currencyID="EUR">%s</cbc:TaxExclusiveAmount><cbc:TaxInclusiveAmount currencyID="EUR">%s</cbc:TaxInclusiveAmount><cbc:PayableAmount currencyID="EUR">%s</cbc:PayableAmount></cac:LegalMonetaryTotal>
        <cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:InvoicedQuantity unitCode="C62">1</cbc:InvoicedQuantity><cbc:LineExtensionAmount currencyID="EUR">%s</cbc:LineExtensionAmount><cac:Item><cbc:Name>Papier</cbc:Name><cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>19</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:ClassifiedTaxCategory></cac:Item><cac:Price><cbc:PriceAmount currencyID="EUR">%s</cbc:PriceAmount></cac:Price></cac:InvoiceLine>
      </Invoice>
      """;
}
