package dev.pitcrew.payments;

import dev.pitcrew.records.company.Address;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes credit transfers as ISO 20022 {@code pain.001.001.09} by the EPC's implementation
 * guidelines for the SEPA credit transfer: charges shared (SLEV), service level SEPA, allowed
 * characters and lengths, counts and control sums on both levels, a structured or hybrid address,
 * or none. The same input gives the same bytes.
 */
final class Pain001Writer {

  static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";

  private static final int NAME_MAX = 70;
  private static final int STREET_MAX = 70;
  private static final int POST_CODE_MAX = 16;
  private static final int TOWN_MAX = 35;
  private static final int REMITTANCE_MAX = 140;

  private final XMLStreamWriter out;

  private Pain001Writer(XMLStreamWriter out) {
    this.out = out;
  }

  static byte[] write(CreditTransfers file) {
    var bytes = new ByteArrayOutputStream();
    try {
      var out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8");
      out.writeStartDocument("UTF-8", "1.0");
      new Pain001Writer(out).document(file);
      out.writeEndDocument();
      out.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(
          "Expected to write a payment file into memory, but that failed.", e);
    }
    return bytes.toByteArray();
  }

  private void document(CreditTransfers file) throws XMLStreamException {
    out.writeStartElement("Document");
    out.writeDefaultNamespace(NAMESPACE);
    start("CstmrCdtTrfInitn");
    header(file);
    paymentInformation(file);
    end();
    end();
  }

  private void header(CreditTransfers file) throws XMLStreamException {
    start("GrpHdr");
    text("MsgId", file.messageId());
    text(
        "CreDtTm",
        DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
                file.createdAt().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC))
            + "Z");
    totals(file);
    start("InitgPty");
    text("Nm", SepaText.of(file.debtor().name(), NAME_MAX));
    end();
    end();
  }

  private void paymentInformation(CreditTransfers file) throws XMLStreamException {
    start("PmtInf");
    text("PmtInfId", file.messageId());
    text("PmtMtd", "TRF");
    totals(file);
    start("PmtTpInf");
    start("SvcLvl");
    text("Cd", "SEPA");
    end();
    end();
    start("ReqdExctnDt");
    text("Dt", file.executionDate().toString());
    end();
    party("Dbtr", file.debtor());
    account("DbtrAcct", file.debtor().iban());
    start("DbtrAgt");
    start("FinInstnId");
    if (file.debtor().bic() == null) {
      start("Othr");
      text("Id", "NOTPROVIDED");
      end();
    } else {
      text("BICFI", file.debtor().bic());
    }
    end();
    end();
    text("ChrgBr", "SLEV");
    for (var transfer : file.transfers()) {
      transfer(transfer);
    }
    end();
  }

  private void transfer(CreditTransfers.Transfer transfer) throws XMLStreamException {
    start("CdtTrfTxInf");
    start("PmtId");
    text("EndToEndId", transfer.endToEndId());
    end();
    start("Amt");
    out.writeStartElement("InstdAmt");
    out.writeAttribute("Ccy", "EUR");
    out.writeCharacters(euro(transfer.amount()));
    end();
    end();
    if (transfer.creditor().bic() != null) {
      start("CdtrAgt");
      start("FinInstnId");
      text("BICFI", transfer.creditor().bic());
      end();
      end();
    }
    party("Cdtr", transfer.creditor());
    account("CdtrAcct", transfer.creditor().iban());
    start("Purp");
    text("Cd", transfer.purpose().code());
    end();
    start("RmtInf");
    text("Ustrd", SepaText.of(transfer.remittance(), REMITTANCE_MAX));
    end();
    end();
  }

  private void totals(CreditTransfers file) throws XMLStreamException {
    text("NbOfTxs", String.valueOf(file.transfers().size()));
    text("CtrlSum", euro(file.controlSum()));
  }

  private void party(String element, CreditTransfers.Party party) throws XMLStreamException {
    start(element);
    text("Nm", SepaText.of(party.name(), NAME_MAX));
    address(party.address());
    end();
  }

  /**
   * Town and country are the least an address needs; with less, none is written. A street that is
   * too long for its element makes the address a hybrid one, with up to two lines.
   */
  private void address(Address address) throws XMLStreamException {
    if (address.city() == null
        || SepaText.of(address.city(), TOWN_MAX).isEmpty()
        || !address.country().matches("[A-Z]{2}")) {
      return;
    }
    var street = address.street() == null ? "" : SepaText.of(address.street(), 2 * STREET_MAX);
    boolean hybrid = street.length() > STREET_MAX;
    start("PstlAdr");
    optional("StrtNm", hybrid ? null : street, STREET_MAX);
    optional("PstCd", address.postCode(), POST_CODE_MAX);
    text("TwnNm", SepaText.of(address.city(), TOWN_MAX));
    text("Ctry", address.country());
    if (hybrid) {
      text("AdrLine", SepaText.of(street.substring(0, STREET_MAX), STREET_MAX));
      optional("AdrLine", street.substring(STREET_MAX), STREET_MAX);
    }
    end();
  }

  private void optional(String element, @Nullable String value, int lengthMax)
      throws XMLStreamException {
    var written = value == null ? "" : SepaText.of(value, lengthMax);
    if (!written.isEmpty()) {
      text(element, written);
    }
  }

  private void account(String element, String iban) throws XMLStreamException {
    start(element);
    start("Id");
    text("IBAN", iban);
    end();
    end();
  }

  private static String euro(BigDecimal amount) {
    return amount.setScale(2, RoundingMode.UNNECESSARY).toPlainString();
  }

  private void start(String element) throws XMLStreamException {
    out.writeStartElement(element);
  }

  private void end() throws XMLStreamException {
    out.writeEndElement();
  }

  private void text(String element, String value) throws XMLStreamException {
    start(element);
    out.writeCharacters(value);
    end();
  }
}
