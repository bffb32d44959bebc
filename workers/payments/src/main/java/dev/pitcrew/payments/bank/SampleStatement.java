package dev.pitcrew.payments.bank;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.accounts.Iban;
import dev.pitcrew.records.bank.BankStatement;
import dev.pitcrew.records.company.Entity;
import dev.pitcrew.records.payment.Payment;
import dev.pitcrew.records.payment.PaymentRun;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * Plays the bank: what it would send after it was given the file of a run. For demonstrations and
 * tests, because a real statement must carry the run's own references. A {@code camt.053.001.08}
 * with every payment booked, some of them returned because the account is closed, and the bank's
 * fee, which is no payment of ours.
 */
public final class SampleStatement {

  private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08";
  private static final BigDecimal FIRST_BALANCE = new BigDecimal("250000.00");
  private static final BigDecimal FEE = new BigDecimal("4.90");

  /** A booking: signed, and either of a payment or the fee. */
  private record Booking(BigDecimal amount, @Nullable Payment payment) {}

  private final XMLStreamWriter out;
  private final Records records;
  private final Entity account;
  private final LocalDate day;

  private SampleStatement(XMLStreamWriter out, Records records, Entity account, LocalDate day) {
    this.out = out;
    this.records = records;
    this.account = account;
    this.day = day;
  }

  /**
   * @param returnedInvoiceIds a payment that holds one of these comes back
   */
  public static byte[] of(Records records, PaymentRun run, Collection<String> returnedInvoiceIds) {
    var bytes = new ByteArrayOutputStream();
    var account = records.entities().find(run.entityId()).orElseThrow();
    try {
      var out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8");
      out.writeStartDocument("UTF-8", "1.0");
      new SampleStatement(out, records, account, run.executionDate())
          .document(run, bookings(records, run, Set.copyOf(returnedInvoiceIds)));
      out.writeEndDocument();
      out.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("Expected to write into memory, but that failed.", e);
    }
    return bytes.toByteArray();
  }

  private static List<Booking> bookings(Records records, PaymentRun run, Set<String> returned) {
    var bookings = new ArrayList<Booking>();
    for (var payment : records.paymentRuns().payments(run.id())) {
      bookings.add(new Booking(payment.amount().negate(), payment));
    }
    for (var payment : records.paymentRuns().payments(run.id())) {
      if (payment.items().stream().map(Payment.Item::invoiceId).anyMatch(returned::contains)) {
        bookings.add(new Booking(payment.amount(), payment));
      }
    }
    bookings.add(new Booking(FEE.negate(), null));
    return bookings;
  }

  private void document(PaymentRun run, List<Booking> bookings) throws XMLStreamException {
    var before =
        records.bankStatements().latest(1_000).stream()
            .filter(statement -> statement.entityId().equals(account.id()))
            .findFirst();
    var opening = before.map(BankStatement::closing).orElse(FIRST_BALANCE);
    long number = before.map(BankStatement::sequence).orElse(0L) + 1;
    var closing = bookings.stream().map(Booking::amount).reduce(opening, BigDecimal::add);
    out.writeStartElement("Document");
    out.writeDefaultNamespace(NAMESPACE);
    start("BkToCstmrStmt");
    start("GrpHdr");
    text("MsgId", "C53-" + run.id());
    text("CreDtTm", day + "T22:00:00");
    end();
    start("Stmt");
    text("Id", "%d-%05d".formatted(day.getYear(), number));
    text("ElctrncSeqNb", String.valueOf(number));
    text("CreDtTm", day + "T22:00:00");
    start("Acct");
    iban(account.iban());
    text("Ccy", "EUR");
    end();
    balance("OPBD", opening);
    balance("CLBD", closing);
    for (var booking : bookings) {
      entry(run, booking);
    }
    end();
    end();
    end();
  }

  private void balance(String kind, BigDecimal amount) throws XMLStreamException {
    start("Bal");
    start("Tp");
    start("CdOrPrtry");
    text("Cd", kind);
    end();
    end();
    amount(amount);
    start("Dt");
    text("Dt", day.toString());
    end();
    end();
  }

  private void entry(PaymentRun run, Booking booking) throws XMLStreamException {
    boolean back = booking.payment() != null && booking.amount().signum() > 0;
    start("Ntry");
    amount(booking.amount());
    start("Sts");
    text("Cd", "BOOK");
    end();
    start("BookgDt");
    text("Dt", day.toString());
    end();
    start("BkTxCd");
    start("Domn");
    text("Cd", booking.payment() == null ? "ACMT" : "PMNT");
    start("Fmly");
    text("Cd", booking.payment() == null ? "MDOP" : "ICDT");
    text("SubFmlyCd", booking.payment() == null ? "CHRG" : back ? "RRTN" : "ESCT");
    end();
    end();
    end();
    if (booking.payment() != null) {
      start("NtryDtls");
      transaction(run, booking.payment(), back);
      end();
    }
    if (booking.payment() == null) {
      text("AddtlNtryInf", "Account fee");
    }
    end();
  }

  private void transaction(PaymentRun run, Payment payment, boolean back)
      throws XMLStreamException {
    start("TxDtls");
    start("Refs");
    text("MsgId", run.messageId() == null ? run.id() : run.messageId());
    text("EndToEndId", payment.endToEndId());
    end();
    amount(back ? payment.amount() : payment.amount().negate());
    start("RltdPties");
    start("Cdtr");
    start("Pty");
    var payee = records.payees().find(payment.vendorId()).orElseThrow();
    text("Nm", payee.name());
    end();
    end();
    start("CdtrAcct");
    iban(payment.iban());
    end();
    end();
    start("RmtInf");
    text("Ustrd", payment.remittance());
    end();
    if (back) {
      start("RtrInf");
      start("Rsn");
      text("Cd", "AC04");
      end();
      end();
    }
    end();
  }

  private void amount(BigDecimal signed) throws XMLStreamException {
    out.writeStartElement("Amt");
    out.writeAttribute("Ccy", "EUR");
    out.writeCharacters(signed.abs().setScale(2, RoundingMode.UNNECESSARY).toPlainString());
    end();
    text("CdtDbtInd", signed.signum() < 0 ? "DBIT" : "CRDT");
  }

  private void iban(String iban) throws XMLStreamException {
    start("Id");
    text("IBAN", Iban.compact(iban));
    end();
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
