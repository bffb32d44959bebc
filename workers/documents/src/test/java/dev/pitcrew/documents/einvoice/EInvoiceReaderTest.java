package dev.pitcrew.documents.einvoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pitcrew.documents.extract.Field;
import dev.pitcrew.documents.extract.LineItem;
import dev.pitcrew.documents.extract.TaxLine;
import dev.pitcrew.documents.page.Finding;
import dev.pitcrew.documents.page.Source;
import dev.pitcrew.documents.page.UnreadableException;
import dev.pitcrew.documents.page.UnreadableException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EInvoiceReaderTest {
  private static final String UBL =
      """
      <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
          xmlns:c="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2">
        <CustomizationID>urn:cen.eu:en16931:2017</CustomizationID>
        <ID>R-1</ID><IssueDate>2026-03-12</IssueDate><DueDate>2026-04-11+02:00</DueDate>
        <InvoiceTypeCode>380</InvoiceTypeCode><DocumentCurrencyCode>EUR</DocumentCurrencyCode>
        <c:OrderReference><ID>PO-7</ID></c:OrderReference>
        <c:AccountingSupplierParty><c:Party>
          <PartyName><Name>Trade name</Name></PartyName>
          <PartyTaxScheme><CompanyID>12/345</CompanyID><TaxScheme><ID>FC</ID></TaxScheme></PartyTaxScheme>
          <PartyTaxScheme><CompanyID>DE123456789</CompanyID><TaxScheme><ID>VAT</ID></TaxScheme></PartyTaxScheme>
          <PartyLegalEntity><RegistrationName>Muster\n GmbH</RegistrationName></PartyLegalEntity>
        </c:Party></c:AccountingSupplierParty>
        <PaymentMeans><PayeeFinancialAccount><ID>DE89 3704 0044 0532 0130 00</ID></PayeeFinancialAccount></PaymentMeans>
        <TaxTotal><TaxAmount currencyID="PLN">817.00</TaxAmount></TaxTotal>
        <TaxTotal><TaxAmount currencyID="EUR">190</TaxAmount></TaxTotal>
        <LegalMonetaryTotal>
          <TaxExclusiveAmount currencyID="EUR">1000.00</TaxExclusiveAmount>
          <TaxInclusiveAmount currencyID="EUR">1190.00</TaxInclusiveAmount>
          <PayableAmount currencyID="EUR">%s</PayableAmount>
        </LegalMonetaryTotal>
        <InvoiceLine><InvoicedQuantity>10.000</InvoicedQuantity>
          <LineExtensionAmount>1000</LineExtensionAmount>
          <Item><Name>Screws</Name></Item><Price><PriceAmount>100.0</PriceAmount></Price></InvoiceLine>
      </Invoice>
      """;

  @Test
  void shouldReadTheTermsOfAUblInvoice() throws Exception {
    // when
    EInvoice invoice = read(UBL.formatted("-90.5"));

    // then
    assertThat(invoice.syntax()).isEqualTo(Syntax.UBL_INVOICE);
    assertThat(invoice.profile()).isEqualTo("urn:cen.eu:en16931:2017");
    assertThat(values(invoice))
        .containsEntry("invoice_number", "R-1")
        .containsEntry("issue_date", "2026-03-12")
        .containsEntry("due_date", "2026-04-11")
        .containsEntry("vendor", "Muster GmbH")
        .containsEntry("vat_id", "DE123456789")
        .containsEntry("po_number", "PO-7")
        .containsEntry("iban", "DE89370400440532013000")
        .containsEntry("net", "1000.00")
        .containsEntry("tax", "190.00")
        .containsEntry("total", "1190.00")
        .containsEntry("payable", "-90.50");
    assertThat(invoice.extraction().lineItems())
        .containsExactly(new LineItem("Screws", "10", "100", "1000.00", null, null));
    assertThat(invoice.extraction().fields().get("total").source()).isEqualTo(Source.XML);
  }

  @Test
  void shouldReadTaxesReferencesAndWhatALineBelongsTo() throws Exception {
    // given
    String xml =
        """
        <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2">
          <ID>R-2</ID><InvoiceTypeCode>384</InvoiceTypeCode><DocumentCurrencyCode>EUR</DocumentCurrencyCode>
          <BillingReference><InvoiceDocumentReference><ID>R-1</ID></InvoiceDocumentReference></BillingReference>
          <TaxTotal><TaxAmount currencyID="EUR">0</TaxAmount>
            <TaxSubtotal><TaxableAmount>50</TaxableAmount><TaxAmount>0</TaxAmount>
              <TaxCategory><ID>AE</ID><Percent>0</Percent><TaxExemptionReason>Reverse charge</TaxExemptionReason></TaxCategory></TaxSubtotal></TaxTotal>
          <LegalMonetaryTotal><PrepaidAmount>10</PrepaidAmount><PayableAmount>40</PayableAmount></LegalMonetaryTotal>
          <InvoiceLine><ID>3</ID><InvoicedQuantity unitCode="C62">200</InvoicedQuantity>
            <LineExtensionAmount>50</LineExtensionAmount>
            <OrderLineReference><LineID>7</LineID><OrderReference><ID>PO-1</ID></OrderReference></OrderLineReference>
            <Item><Name>Screws</Name><SellersItemIdentification><ID>S-9</ID></SellersItemIdentification>
              <ClassifiedTaxCategory><ID>AE</ID><Percent>0</Percent></ClassifiedTaxCategory></Item>
            <Price><PriceAmount>25</PriceAmount><BaseQuantity>100</BaseQuantity></Price></InvoiceLine>
        </Invoice>
        """;

    // when
    EInvoice invoice = read(xml);

    // then
    assertThat(values(invoice))
        .containsEntry("type_code", "384")
        .containsEntry("preceding_invoice", "R-1")
        .containsEntry("prepaid", "10.00");
    assertThat(invoice.extraction().taxes())
        .containsExactly(new TaxLine("0", "50.00", "0.00", "AE", "Reverse charge"));
    assertThat(invoice.extraction().lineItems())
        .containsExactly(
            new LineItem(
                "Screws",
                "200",
                "0.25",
                "50.00",
                null,
                null,
                new LineItem.Details("3", "S-9", "C62", "PO-1", "7", "0", "AE")));
  }

  @Test
  void shouldReadWhatIsTakenOffForPayingEarly() throws Exception {
    // given
    String terms =
        "<PaymentTerms><Note>30 Tage netto\n#SKONTO#TAGE=7#PROZENT=1.00#\n"
            + "#SKONTO#TAGE=5#PROZENT=2.00#BASISBETRAG=1000.00#</Note></PaymentTerms>";

    // when
    EInvoice invoice =
        read(UBL.formatted("1190.00").replace("<PaymentMeans>", terms + "<PaymentMeans>"));
    EInvoice without = read(UBL.formatted("1190.00"));

    // then
    assertThat(values(invoice))
        .containsEntry("discount_date", "2026-03-17")
        .containsEntry("discount_amount", "20.00");
    assertThat(values(without)).doesNotContainKey("discount_date");
  }

  @Test
  void shouldReportAndLeaveOutAnAmountThatIsNone() throws Exception {
    // when
    EInvoice invoice = read(UBL.formatted("1.190,00"));

    // then
    assertThat(values(invoice)).doesNotContainKey("payable");
    assertThat(invoice.findings())
        .extracting(Finding::message)
        .containsExactly("The XML gives \"1.190,00\" as payable, which cannot be read.");
  }

  @Test
  void shouldReadTheTermsOfACiiInvoice() throws Exception {
    // given
    String cii =
        """
        <rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100">
          <ExchangedDocument><ID>47</ID><TypeCode>381</TypeCode>
            <IssueDateTime><DateTimeString format="102">20260312</DateTimeString></IssueDateTime>
          </ExchangedDocument>
          <SupplyChainTradeTransaction>
            <ApplicableHeaderTradeAgreement><SellerTradeParty><Name>Seller</Name>
              <SpecifiedTaxRegistration><ID schemeID="FC">12</ID></SpecifiedTaxRegistration>
              <SpecifiedTaxRegistration><ID schemeID="VA">FR1</ID></SpecifiedTaxRegistration>
            </SellerTradeParty></ApplicableHeaderTradeAgreement>
            <ApplicableHeaderTradeSettlement><InvoiceCurrencyCode>EUR</InvoiceCurrencyCode>
              <SpecifiedTradeSettlementHeaderMonetarySummation>
                <GrandTotalAmount>233.474</GrandTotalAmount>
              </SpecifiedTradeSettlementHeaderMonetarySummation>
            </ApplicableHeaderTradeSettlement>
          </SupplyChainTradeTransaction>
        </rsm:CrossIndustryInvoice>
        """;

    // when
    EInvoice invoice = read(cii);

    // then
    assertThat(values(invoice))
        .containsEntry("type_code", "381")
        .containsEntry("issue_date", "2026-03-12")
        .containsEntry("vendor", "Seller")
        .containsEntry("vat_id", "FR1")
        .containsEntry("total", "233.47");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>",
        "<!DOCTYPE a SYSTEM 'http://127.0.0.1:1/x.dtd'><a/>",
        "<!DOCTYPE a [<!ENTITY x 'y'><!ENTITY z '&x;&x;'>]><a>&z;</a>"
      })
  void shouldRefuseEveryDoctype(String xml) {
    assertThatExceptionOfType(UnreadableException.class)
        .isThrownBy(() -> read(xml))
        .withMessage("The XML has a DOCTYPE, which an invoice never needs; it was not opened.");
  }

  @Test
  void shouldSayWhyWhenTheXmlIsNoInvoice() {
    assertFails("<order/>", Reason.WRONG_TYPE);
    assertFails("<Invoice xmlns='urn:other'/>", Reason.WRONG_TYPE);
    assertFails("<Invoice", Reason.BROKEN);
    assertFails("<a>".repeat(100) + "</a>".repeat(100), Reason.TOO_LARGE);
    assertFails("<a>&undefined;</a>", Reason.BROKEN);
  }

  private static void assertFails(String xml, Reason reason) {
    assertThatExceptionOfType(UnreadableException.class)
        .isThrownBy(() -> read(xml))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private static EInvoice read(String xml) throws UnreadableException {
    return EInvoiceReader.read(xml.getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, String> values(EInvoice invoice) {
    return invoice.extraction().fields().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> value(e.getValue())));
  }

  private static String value(Field field) {
    return field.value();
  }
}
