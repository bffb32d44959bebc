package dev.pitcrew.samples.make;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.jspecify.annotations.Nullable;

/**
 * The same invoice as XML: CII (for ZUGFeRD and Factur-X) and UBL (for XRechnung), by the terms of
 * EN 16931.
 */
final class EInvoices {

  private static final DateTimeFormatter COMPACT = DateTimeFormatter.BASIC_ISO_DATE;

  private EInvoices() {}

  static String cii(Invoice invoice) {
    StringBuilder lines = new StringBuilder();
    int position = 1;
    for (Item item : invoice.items()) {
      lines.append(
          """
              <ram:IncludedSupplyChainTradeLineItem>
                <ram:AssociatedDocumentLineDocument><ram:LineID>%d</ram:LineID></ram:AssociatedDocumentLineDocument>
                <ram:SpecifiedTradeProduct>%s<ram:Name>%s</ram:Name></ram:SpecifiedTradeProduct>
                <ram:SpecifiedLineTradeAgreement>%s<ram:NetPriceProductTradePrice><ram:ChargeAmount>%s</ram:ChargeAmount></ram:NetPriceProductTradePrice></ram:SpecifiedLineTradeAgreement>
                <ram:SpecifiedLineTradeDelivery><ram:BilledQuantity unitCode="C62">%d</ram:BilledQuantity></ram:SpecifiedLineTradeDelivery>
                <ram:SpecifiedLineTradeSettlement>
                  <ram:ApplicableTradeTax><ram:TypeCode>VAT</ram:TypeCode><ram:CategoryCode>%s</ram:CategoryCode><ram:RateApplicablePercent>%d</ram:RateApplicablePercent></ram:ApplicableTradeTax>
                  <ram:SpecifiedTradeSettlementLineMonetarySummation><ram:LineTotalAmount>%s</ram:LineTotalAmount></ram:SpecifiedTradeSettlementLineMonetarySummation>
                </ram:SpecifiedLineTradeSettlement>
              </ram:IncludedSupplyChainTradeLineItem>
          """
              .formatted(
                  position++,
                  element("ram:SellerAssignedID", item.article()),
                  escape(item.description()),
                  item.orderLine() == null
                      ? ""
                      : "<ram:BuyerOrderReferencedDocument><ram:LineID>%d</ram:LineID></ram:BuyerOrderReferencedDocument>"
                          .formatted(item.orderLine()),
                  item.unitPrice(),
                  item.quantity(),
                  invoice.nature().category(item.rate()),
                  item.rate(),
                  item.amount()));
    }
    StringBuilder taxes = new StringBuilder();
    for (Map.Entry<Integer, java.math.BigDecimal> rate : invoice.netByRate().entrySet()) {
      taxes.append(
          "      <ram:ApplicableTradeTax><ram:CalculatedAmount>%s</ram:CalculatedAmount><ram:TypeCode>VAT</ram:TypeCode>%s<ram:BasisAmount>%s</ram:BasisAmount><ram:CategoryCode>%s</ram:CategoryCode><ram:RateApplicablePercent>%d</ram:RateApplicablePercent></ram:ApplicableTradeTax>\n"
              .formatted(
                  invoice.tax(rate.getKey()),
                  rate.getKey() == 0
                      ? element("ram:ExemptionReason", invoice.nature().zeroReason())
                      : "",
                  rate.getValue(),
                  invoice.nature().category(rate.getKey()),
                  rate.getKey()));
    }
    String order =
        invoice.order() == null
            ? ""
            : "<ram:BuyerOrderReferencedDocument><ram:IssuerAssignedID>%s</ram:IssuerAssignedID></ram:BuyerOrderReferencedDocument>"
                .formatted(escape(invoice.order()));
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100" xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100" xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">
          <rsm:ExchangedDocumentContext><ram:GuidelineSpecifiedDocumentContextParameter><ram:ID>urn:cen.eu:en16931:2017</ram:ID></ram:GuidelineSpecifiedDocumentContextParameter></rsm:ExchangedDocumentContext>
          <rsm:ExchangedDocument><ram:ID>%s</ram:ID><ram:TypeCode>%s</ram:TypeCode><ram:IssueDateTime><udt:DateTimeString format="102">%s</udt:DateTimeString></ram:IssueDateTime></rsm:ExchangedDocument>
          <rsm:SupplyChainTradeTransaction>
        %s    <ram:ApplicableHeaderTradeAgreement>
              %s
              %s
              %s
            </ram:ApplicableHeaderTradeAgreement>
            <ram:ApplicableHeaderTradeDelivery><ram:ActualDeliverySupplyChainEvent><ram:OccurrenceDateTime><udt:DateTimeString format="102">%s</udt:DateTimeString></ram:OccurrenceDateTime></ram:ActualDeliverySupplyChainEvent></ram:ApplicableHeaderTradeDelivery>
            <ram:ApplicableHeaderTradeSettlement>
              <ram:PaymentReference>%s</ram:PaymentReference>
              <ram:InvoiceCurrencyCode>%s</ram:InvoiceCurrencyCode>
              <ram:SpecifiedTradeSettlementPaymentMeans><ram:TypeCode>58</ram:TypeCode><ram:PayeePartyCreditorFinancialAccount><ram:IBANID>%s</ram:IBANID></ram:PayeePartyCreditorFinancialAccount><ram:PayeeSpecifiedCreditorFinancialInstitution><ram:BICID>%s</ram:BICID></ram:PayeeSpecifiedCreditorFinancialInstitution></ram:SpecifiedTradeSettlementPaymentMeans>
        %s      <ram:SpecifiedTradePaymentTerms><ram:DueDateDateTime><udt:DateTimeString format="102">%s</udt:DateTimeString></ram:DueDateDateTime></ram:SpecifiedTradePaymentTerms>
              <ram:SpecifiedTradeSettlementHeaderMonetarySummation><ram:LineTotalAmount>%s</ram:LineTotalAmount><ram:TaxBasisTotalAmount>%s</ram:TaxBasisTotalAmount><ram:TaxTotalAmount currencyID="%s">%s</ram:TaxTotalAmount><ram:GrandTotalAmount>%s</ram:GrandTotalAmount>%s<ram:DuePayableAmount>%s</ram:DuePayableAmount></ram:SpecifiedTradeSettlementHeaderMonetarySummation>%s
            </ram:ApplicableHeaderTradeSettlement>
          </rsm:SupplyChainTradeTransaction>
        </rsm:CrossIndustryInvoice>
        """
        .formatted(
            escape(invoice.number()),
            invoice.nature().type(),
            invoice.issued().format(COMPACT),
            lines,
            ciiParty("SellerTradeParty", invoice.seller()),
            ciiParty("BuyerTradeParty", invoice.buyer()),
            order,
            invoice.issued().format(COMPACT),
            escape(invoice.number()),
            invoice.nature().currency(),
            invoice.seller().iban(),
            invoice.seller().bic(),
            taxes,
            invoice.due().format(COMPACT),
            invoice.net(),
            invoice.net(),
            invoice.nature().currency(),
            invoice.tax(),
            invoice.net().add(invoice.tax()),
            prepaid("<ram:TotalPrepaidAmount>", invoice, "</ram:TotalPrepaidAmount>"),
            invoice.payable(),
            invoice.nature().preceding() == null
                ? ""
                : "<ram:InvoiceReferencedDocument><ram:IssuerAssignedID>%s</ram:IssuerAssignedID></ram:InvoiceReferencedDocument>"
                    .formatted(escape(invoice.nature().preceding())));
  }

  private static String ciiParty(String element, Party party) {
    return """
        <ram:%s><ram:Name>%s</ram:Name><ram:PostalTradeAddress><ram:PostcodeCode>%s</ram:PostcodeCode><ram:LineOne>%s</ram:LineOne><ram:CityName>%s</ram:CityName><ram:CountryID>%s</ram:CountryID></ram:PostalTradeAddress><ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">%s</ram:ID></ram:SpecifiedTaxRegistration></ram:%s>"""
        .formatted(
            element,
            escape(party.name()),
            party.postCode(),
            escape(party.street()),
            escape(party.city()),
            party.country(),
            party.vatId(),
            element);
  }

  static String ubl(Invoice invoice) {
    StringBuilder lines = new StringBuilder();
    int position = 1;
    for (Item item : invoice.items()) {
      lines.append(
          """
            <cac:InvoiceLine>
              <cbc:ID>%d</cbc:ID><cbc:InvoicedQuantity unitCode="C62">%d</cbc:InvoicedQuantity><cbc:LineExtensionAmount currencyID="EUR">%s</cbc:LineExtensionAmount>%s
              <cac:Item><cbc:Name>%s</cbc:Name>%s<cac:ClassifiedTaxCategory><cbc:ID>%s</cbc:ID><cbc:Percent>%d</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:ClassifiedTaxCategory></cac:Item>
              <cac:Price><cbc:PriceAmount currencyID="EUR">%s</cbc:PriceAmount></cac:Price>
            </cac:InvoiceLine>
          """
              .formatted(
                  position++,
                  item.quantity(),
                  item.amount(),
                  item.orderLine() == null
                      ? ""
                      : "<cac:OrderLineReference><cbc:LineID>%d</cbc:LineID></cac:OrderLineReference>"
                          .formatted(item.orderLine()),
                  escape(item.description()),
                  item.article() == null
                      ? ""
                      : "<cac:SellersItemIdentification><cbc:ID>%s</cbc:ID></cac:SellersItemIdentification>"
                          .formatted(escape(item.article())),
                  invoice.nature().category(item.rate()),
                  item.rate(),
                  item.unitPrice()));
    }
    StringBuilder taxes = new StringBuilder();
    for (Map.Entry<Integer, java.math.BigDecimal> rate : invoice.netByRate().entrySet()) {
      taxes.append(
          """
              <cac:TaxSubtotal><cbc:TaxableAmount currencyID="EUR">%s</cbc:TaxableAmount><cbc:TaxAmount currencyID="EUR">%s</cbc:TaxAmount><cac:TaxCategory><cbc:ID>%s</cbc:ID><cbc:Percent>%d</cbc:Percent>%s<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory></cac:TaxSubtotal>
          """
              .formatted(
                  rate.getValue(),
                  invoice.tax(rate.getKey()),
                  invoice.nature().category(rate.getKey()),
                  rate.getKey(),
                  rate.getKey() == 0
                      ? element("cbc:TaxExemptionReason", invoice.nature().zeroReason())
                      : ""));
    }
    String order =
        invoice.order() == null
            ? ""
            : "<cac:OrderReference><cbc:ID>%s</cbc:ID></cac:OrderReference>"
                .formatted(escape(invoice.order()));
    String preceding =
        invoice.nature().preceding() == null
            ? ""
            : "<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>%s</cbc:ID></cac:InvoiceDocumentReference></cac:BillingReference>"
                .formatted(escape(invoice.nature().preceding()));
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
          <cbc:CustomizationID>urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0</cbc:CustomizationID>
          <cbc:ProfileID>urn:fdc:peppol.eu:2017:poacc:billing:01:1.0</cbc:ProfileID>
          <cbc:ID>%s</cbc:ID>
          <cbc:IssueDate>%s</cbc:IssueDate>
          <cbc:DueDate>%s</cbc:DueDate>
          <cbc:InvoiceTypeCode>%s</cbc:InvoiceTypeCode>
          <cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
          <cbc:BuyerReference>BV-EINKAUF</cbc:BuyerReference>
          %s
        %s%s  <cac:Delivery><cbc:ActualDeliveryDate>%s</cbc:ActualDeliveryDate></cac:Delivery>
          <cac:PaymentMeans><cbc:PaymentMeansCode>58</cbc:PaymentMeansCode><cbc:PaymentID>%s</cbc:PaymentID><cac:PayeeFinancialAccount><cbc:ID>%s</cbc:ID><cac:FinancialInstitutionBranch><cbc:ID>%s</cbc:ID></cac:FinancialInstitutionBranch></cac:PayeeFinancialAccount></cac:PaymentMeans>
          <cac:TaxTotal><cbc:TaxAmount currencyID="EUR">%s</cbc:TaxAmount>
        %s  </cac:TaxTotal>
          <cac:LegalMonetaryTotal><cbc:LineExtensionAmount currencyID="EUR">%s</cbc:LineExtensionAmount><cbc:TaxExclusiveAmount currencyID="EUR">%s</cbc:TaxExclusiveAmount><cbc:TaxInclusiveAmount currencyID="EUR">%s</cbc:TaxInclusiveAmount>%s<cbc:PayableAmount currencyID="EUR">%s</cbc:PayableAmount></cac:LegalMonetaryTotal>
        %s</Invoice>
        """
        .formatted(
            escape(invoice.number()),
            invoice.issued(),
            invoice.due(),
            invoice.nature().type(),
            order + preceding,
            ublParty("AccountingSupplierParty", invoice.seller(), true),
            ublParty("AccountingCustomerParty", invoice.buyer(), false),
            invoice.issued(),
            escape(invoice.number()),
            invoice.seller().iban(),
            invoice.seller().bic(),
            invoice.tax(),
            taxes,
            invoice.net(),
            invoice.net(),
            invoice.net().add(invoice.tax()),
            prepaid("<cbc:PrepaidAmount currencyID=\"EUR\">", invoice, "</cbc:PrepaidAmount>"),
            invoice.payable(),
            lines);
  }

  private static String ublParty(String element, Party party, boolean contact) {
    String person =
        contact
            ? "<cac:Contact><cbc:Name>%s</cbc:Name><cbc:Telephone>%s</cbc:Telephone><cbc:ElectronicMail>%s</cbc:ElectronicMail></cac:Contact>"
                .formatted(escape(party.name()), party.phone(), party.mail())
            : "";
    return """
          <cac:%s><cac:Party><cbc:EndpointID schemeID="EM">%s</cbc:EndpointID><cac:PartyName><cbc:Name>%s</cbc:Name></cac:PartyName><cac:PostalAddress><cbc:StreetName>%s</cbc:StreetName><cbc:CityName>%s</cbc:CityName><cbc:PostalZone>%s</cbc:PostalZone><cac:Country><cbc:IdentificationCode>%s</cbc:IdentificationCode></cac:Country></cac:PostalAddress><cac:PartyTaxScheme><cbc:CompanyID>%s</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme><cac:PartyLegalEntity><cbc:RegistrationName>%s</cbc:RegistrationName></cac:PartyLegalEntity>%s</cac:Party></cac:%s>
        """
        .formatted(
            element,
            party.mail(),
            escape(party.name()),
            escape(party.street()),
            escape(party.city()),
            party.postCode(),
            party.country(),
            party.vatId(),
            escape(party.name()),
            person,
            element);
  }

  /** A hybrid: the page with the XML attached as Factur-X wants it. */
  static byte[] attach(PDDocument page, String cii) {
    try {
      PDEmbeddedFile file =
          new PDEmbeddedFile(
              page, new java.io.ByteArrayInputStream(cii.getBytes(StandardCharsets.UTF_8)));
      file.setSubtype("text/xml");
      PDComplexFileSpecification specification = new PDComplexFileSpecification();
      specification.setFile("factur-x.xml");
      specification.setFileUnicode("factur-x.xml");
      specification.setEmbeddedFile(file);
      specification.setEmbeddedFileUnicode(file);
      specification.getCOSObject().setName("AFRelationship", "Alternative");
      PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
      tree.setNames(Map.of("factur-x.xml", specification));
      PDDocumentNameDictionary names = new PDDocumentNameDictionary(page.getDocumentCatalog());
      names.setEmbeddedFiles(tree);
      page.getDocumentCatalog().setNames(names);
      COSArray associated = new COSArray();
      List.of(specification).forEach(s -> associated.add(s.getCOSObject()));
      page.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("AF"), associated);
      return Sheet.bytes(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String prepaid(String before, Invoice invoice, String after) {
    return invoice.nature().prepaid().signum() == 0
        ? ""
        : before + invoice.nature().prepaid() + after;
  }

  private static String element(String name, @Nullable String text) {
    return text == null ? "" : "<" + name + ">" + escape(text) + "</" + name + ">";
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
