package dev.pitcrew.payments.bank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.TestBooks;
import dev.pitcrew.records.bank.BankEntry;
import dev.pitcrew.records.bank.BankReplies;
import dev.pitcrew.records.payable.Invoice;
import dev.pitcrew.records.payment.Payment;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import javax.xml.transform.stream.StreamSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bank’s answer to a payment file, and the bank that the demonstration plays. */
abstract class BankReplyContract {

  @TempDir Path folder;

  private final TestBooks books;

  private BankDesk desk;
  private Records records;
  private StatementImport bank;

  BankReplyContract(TestBooks books) {
    this.books = books;
  }

  @BeforeEach
  void open() {
    desk = new BankDesk(books.stocked(folder));
    records = desk.records();
    bank = desk.bank();
  }

  @AfterEach
  void close() {
    records.close();
  }

  @Test
  void shouldAcceptAndRefuseWhenTheBankAnswersTheFile() {
    // given
    desk.released("R1", "100.00", "50.00");
    var status =
        """
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
        <GrpHdr><MsgId>S1</MsgId><CreDtTm>2026-11-21T08:00:00</CreDtTm></GrpHdr>
        <OrgnlGrpInfAndSts><OrgnlMsgId>R1</OrgnlMsgId><OrgnlMsgNmId>pain.001</OrgnlMsgNmId><GrpSts>ACCP</GrpSts></OrgnlGrpInfAndSts>
        <OrgnlPmtInfAndSts><OrgnlPmtInfId>R1</OrgnlPmtInfId><TxInfAndSts><OrgnlEndToEndId>R1-2</OrgnlEndToEndId><TxSts>RJCT</TxSts>
        <StsRsnInf><Rsn><Cd>AC01</Cd></Rsn></StsRsnInf></TxInfAndSts></OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>
        """
            .getBytes(StandardCharsets.UTF_8);

    // when
    var noted = bank.take(status, "status.xml", "theo");
    var again = bank.take(status, "status.xml", "theo");

    // then
    assertThat(noted)
        .isEqualTo(new StatementImport.Outcome.Status(new BankReplies.Outcome.Noted("R1", 1, 1)));
    assertThat(again)
        .isEqualTo(new StatementImport.Outcome.Status(new BankReplies.Outcome.Noted("R1", 0, 0)));
    assertThat(desk.state("R1-1")).isEqualTo(Payment.State.BANK_ACCEPTED);
    assertThat(desk.state("R1-2")).isEqualTo(Payment.State.RETURNED);
    assertThat(desk.invoice("R1-2-INV")).isEqualTo(Invoice.State.BLOCKED);
    assertThat(records.journal().ofInvoice("R1-2-INV")).isEmpty();

    // and what was refused may not be booked; what was accepted is
    var statement =
        desk.stored(
            Camt.v08()
                .booked("-100.00", "R1-1", BankDesk.HANSEN)
                .booked("-50.00", "R1-2", BankDesk.STEEL));
    assertThat(statement.matched()).isEqualTo(1);
    assertThat(records.bankStatements().inState(BankEntry.State.FINDING, 1))
        .extracting(BankEntry::detail)
        .containsExactly("The payment was returned, but money left the account for it.");
    assertThat(desk.refused(new String(status, StandardCharsets.UTF_8).replace(">R1<", ">R9<")))
        .isEqualTo("Expected the status of one of our payment files, but there is no file R9.");
  }

  @Test
  void shouldPlayTheBankSoThatItsStatementIsValidAndSettlesTheRun() throws Exception {
    // given
    desk.released("R1", "100.00", "50.00");
    var run = records.paymentRuns().find("R1").orElseThrow();

    // when
    var file = SampleStatement.of(records, run, Set.of("R1-2-INV"));
    PublishedStatementSchema.v08()
        .newValidator()
        .validate(new StreamSource(new ByteArrayInputStream(file)));
    var statement = desk.stored(file);

    // then
    assertThat(desk.state("R1-1")).isEqualTo(Payment.State.PAID);
    assertThat(desk.state("R1-2")).isEqualTo(Payment.State.RETURNED);
    assertThat(statement.matched()).isEqualTo(3);
    assertThat(statement.unmatched()).isEqualTo(1);
    assertThat(statement.findings()).isZero();

    // and the next one goes on from there
    desk.released("R2", "7.00");
    var next =
        desk.stored(
            SampleStatement.of(records, records.paymentRuns().find("R2").orElseThrow(), Set.of()));
    assertThat(next.remark()).isNull();
    assertThat(next.sequence()).isEqualTo(2);
  }
}
