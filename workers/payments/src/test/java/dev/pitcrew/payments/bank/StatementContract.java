package dev.pitcrew.payments.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.pitcrew.records.AuditEntry;
import dev.pitcrew.records.BankEntry;
import dev.pitcrew.records.BankReplies;
import dev.pitcrew.records.BankStatement;
import dev.pitcrew.records.BankStatements;
import dev.pitcrew.records.Binding;
import dev.pitcrew.records.Invoice;
import dev.pitcrew.records.Payment;
import dev.pitcrew.records.PaymentRun;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.TestBooks;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.transform.stream.StreamSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a released run to what the bank says of it, on a real store. */
abstract class StatementContract {

  private static final String HANSEN = "DE06999900020044556677";
  private static final String STEEL = "DE51999900030098765432";

  @TempDir Path folder;

  private final TestBooks books;
  private final Instant now = Instant.parse("2026-11-20T09:00:00Z");
  private Records records;
  private StatementImport bank;

  StatementContract(TestBooks books) {
    this.books = books;
  }

  @BeforeEach
  void open() throws SQLException {
    records = Records.open(books.stocked(folder), () -> now);
    bank = new StatementImport(records);
  }

  @AfterEach
  void close() {
    records.close();
  }

  @Test
  void shouldSetPaidAndListTheRestWhenAStatementComes() {
    // given a run with two payments, and something else that the bank booked
    released("R1", "100.00", "50.00");
    var file =
        Camt.v08()
            .booked("-100.00", "R1-1", HANSEN)
            .booked("-50.00", "R1-2", STEEL)
            .booked("17.00", "THEIR-REF", null)
            .entry("-4.90", "<AddtlNtryInf>Account fee</AddtlNtryInf>");

    // when
    var statement = stored(file);

    // then
    assertThat(statement.matched()).isEqualTo(2);
    assertThat(statement.unmatched()).isEqualTo(2);
    assertThat(statement.findings()).isZero();
    assertThat(statement.closing()).isEqualByComparingTo("9862.10");
    assertThat(statement.remark()).isNull();
    assertThat(state("R1-1")).isEqualTo(Payment.State.PAID);
    assertThat(invoice("R1-1-INV")).isEqualTo(Invoice.State.PAID);
    assertThat(records.paymentRuns().progress("R1").isSettled()).isTrue();
    assertThat(records.bankStatements().entries(statement.id()))
        .extracting(BankEntry::state, BankEntry::amount, BankEntry::detail)
        .containsExactly(
            tuple(BankEntry.State.MATCHED, new BigDecimal("-100.00"), "Paid R1-1-INV."),
            tuple(BankEntry.State.MATCHED, new BigDecimal("-50.00"), "Paid R1-2-INV."),
            tuple(BankEntry.State.UNMATCHED, new BigDecimal("17.00"), null),
            tuple(BankEntry.State.UNMATCHED, new BigDecimal("-4.90"), null));
    assertThat(records.bankStatements().inState(BankEntry.State.UNMATCHED, 10)).hasSize(2);
    assertThat(records.audit().about("payment", "R1-1"))
        .extracting(AuditEntry::who, AuditEntry::what)
        .containsExactly(tuple("theo", "payment-paid"));
  }

  @Test
  void shouldReadTheOlderVersionTooWhenABankStillSendsIt() {
    // given
    released("R1", "100.00", "50.00");

    // when
    var statement =
        stored(
            Camt.v02()
                .booked("-100.00", "R1-1", HANSEN)
                .booked("-50.00", "R1-2", STEEL)
                .returned("50.00", "R1-2", "AC04")
                .pending("-1.00", "R1-1"));

    // then
    assertThat(statement.matched()).isEqualTo(3);
    assertThat(state("R1-1")).isEqualTo(Payment.State.PAID);
    assertThat(state("R1-2")).isEqualTo(Payment.State.RETURNED);
  }

  @Test
  void shouldReopenTheItemsWithTheReasonWhenAPaymentComesBack() {
    // given
    released("R1", "100.00");
    stored(Camt.v08().booked("-100.00", "R1-1", HANSEN));

    // when it comes back with a later statement
    var statement =
        stored(Camt.v08().numbered(2, "2026-11-25", "9900.00").returned("100.00", "R1-1", "AC04"));

    // then
    assertThat(records.bankStatements().entries(statement.id()))
        .extracting(BankEntry::detail)
        .containsExactly("Returned: the account is closed (AC04). Open again: R1-1-INV.");
    var item = records.invoices().find("R1-1-INV").orElseThrow();
    assertThat(item.state()).isEqualTo(Invoice.State.BLOCKED);
    assertThat(item.blockedReason())
        .isEqualTo(
            "The bank returned payment R1-1 on 2026-11-25: the account is closed (AC04). Confirm the vendor’s data before it is paid again.");
    assertThat(item.dueDate()).isEqualTo("2026-11-25");
    assertThat(records.paymentRuns().payment("R1-1").orElseThrow().returned())
        .isEqualTo(
            new Payment.Return(LocalDate.of(2026, 11, 25), "AC04", "the account is closed (AC04)"));

    // and the journal has the payment and its return, each balanced
    assertThat(records.journal().ofInvoice("R1-1-INV"))
        .extracting(
            entry -> entry.kind() + " " + entry.postedOn(),
            entry ->
                entry.lines().stream().map(line -> line.account() + " " + line.amount()).toList())
        .containsExactly(
            tuple("payment 2026-11-23", List.of("3300 100.00", "1800 -100.00")),
            tuple("payment-return 2026-11-25", List.of("3300 -100.00", "1800 100.00")));

    // and a controller who asked the vendor lets it be paid again, by somebody else
    assertThat(records.paymentReturns().vendors()).containsExactly("V1001");
    assertThatThrownBy(() -> records.paymentReturns().confirm("V1001", "theo", "called"))
        .hasMessage("Expected a controller to confirm the data of vendor V1001, but theo is none.");
    assertThat(records.paymentReturns().confirm("V1001", "carl", "called +49 40 1234"))
        .containsExactly("R1-1-INV");
    assertThat(invoice("R1-1-INV")).isEqualTo(Invoice.State.POSTED);
    assertThat(records.invoices().people().of(List.of("R1-1-INV"))).contains("carl");
    records
        .paymentRuns()
        .propose(run("R2", "100.00", 1), List.of(payment("R2", 1, "100.00", "R1-1-INV")), "test");
    assertThat(invoice("R1-1-INV")).isEqualTo(Invoice.State.PROPOSED);
  }

  @Test
  void shouldDoNothingWhenTheSameStatementComesAgain() {
    // given
    released("R1", "100.00");
    var file = Camt.v08().booked("-100.00", "R1-1", HANSEN).entry("-4.90", "");
    stored(file);
    var audit = records.audit().latest(1).getFirst().seq();

    // when the same bytes come, and the same content in other bytes and in another version
    var again =
        List.of(
            bank.take(file.bytes(), "again.xml", "theo"),
            bank.take((file.xml() + "<!-- copy -->").getBytes(StandardCharsets.UTF_8), "c", "theo"),
            bank.take(
                Camt.v02().booked("-100.00", "R1-1", HANSEN).entry("-4.90", "").bytes(),
                "old.xml",
                "theo"));

    // then
    assertThat(again)
        .containsOnly(
            new StatementImport.Outcome.Statements(
                new BankStatements.Outcome.Stored(List.of(), List.of("2026-00001"))));
    assertThat(records.bankStatements().latest(10)).hasSize(1);
    assertThat(records.audit().latest(1).getFirst().seq()).isEqualTo(audit);
  }

  @Test
  void shouldRefuseWhenTheSameStatementHasOtherContent() {
    // given
    released("R1", "100.00");
    stored(Camt.v08().booked("-100.00", "R1-1", HANSEN));

    // when, then
    assertThat(refused(Camt.v08().booked("-99.00", "R1-1", HANSEN)))
        .isEqualTo(
            "Expected statement 2026-00001 of DE25999900010000123400 as it was imported before, but its content is another one.");
  }

  @Test
  void shouldFindAndMoveNothingWhenALineDiffersFromItsPayment() {
    // given
    released("R1", "100.00", "50.00", "70.00");
    records.paymentRuns().propose(run("R2", "8.00", 1), proposedPayments(), "test");

    // when
    var statement =
        stored(
            Camt.v08()
                .booked("-90.00", "R1-1", HANSEN)
                .booked("-50.00", "R1-2", "DE66999900070031415926")
                .booked("70.00", "R1-3", null)
                .booked("-8.00", "R2-1", HANSEN)
                .returned("3.00", "UNKNOWN", "AM09"));

    // then
    assertThat(records.bankStatements().entries(statement.id()))
        .extracting(entry -> entry.state() + ": " + entry.detail())
        .containsExactly(
            "FINDING: The bank booked 90.00, but the payment is over 100.00.",
            "FINDING: The bank names the account DE66 9999 0007 0031 4159 26, but the payment was for DE51 9999 0003 0098 7654 32.",
            "FINDING: It names our payment, but the bank does not say that it came back.",
            "FINDING: The payment was never released, but money left the account for it.",
            "FINDING: The bank returned 3.00, but of no payment that we know.");
    assertThat(Stream.of("R1-1", "R1-2", "R1-3").map(this::state))
        .containsOnly(Payment.State.RELEASED);
  }

  @Test
  void shouldSettleByHandWhenAControllerJudgesAFinding() {
    // given a payment booked with another amount, and a return without its reference
    released("R1", "100.00", "50.00");
    stored(
        Camt.v08()
            .booked("-90.00", "R1-1", HANSEN)
            .booked("-50.00", "R1-2", STEEL)
            .returned("50.00", "NOTPROVIDED", "AC04"));
    var findings = records.bankStatements().inState(BankEntry.State.FINDING, 10);
    var back = findings.get(0).id();
    var less = findings.get(1).id();

    // when, then
    var by = records.bankFindings();
    assertThat(by.settle(less, "R1-1", "theo", "bank fee")).contains("theo is no controller.");
    assertThat(by.settle(less, "R1-1", "carl", " ")).contains("Say why it is this payment.");
    assertThat(by.settle(less, "R9-1", "carl", "fee")).contains("There is no such payment.");
    assertThat(by.settle(less, "R1-2", "carl", "fee"))
        .contains("Payment R1-2 is paid: nothing follows from the line.");
    assertThat(by.settle(less, "R1-1", "carl", "The bank kept 10.00, asked on the phone."))
        .isEmpty();
    assertThat(by.settle(back, "R1-2", "carl", "account closed")).isEmpty();
    assertThat(by.settle(back, "R1-2", "carl", "again"))
        .contains("There is no open line %d.".formatted(back));
    assertThat(state("R1-1")).isEqualTo(Payment.State.PAID);
    assertThat(state("R1-2")).isEqualTo(Payment.State.RETURNED);
    assertThat(records.bankStatements().inState(BankEntry.State.FINDING, 10)).isEmpty();
    assertThat(records.audit().about("payment", "R1-1"))
        .extracting(AuditEntry::what)
        .contains("bank-entry-matched");
  }

  @Test
  void shouldTakeItForAReturnWhenOnlyTheBanksOwnCodeSaysSo() {
    // given
    released("R1", "100.00");
    stored(Camt.v08().booked("-100.00", "R1-1", HANSEN));
    var file =
        Camt.v08()
            .numbered(2, "2026-11-24", "9900.00")
            .booked("100.00", "R1-1", null)
            .xml()
            .replace("<BkTxCd/>", "<BkTxCd><Prtry><Cd>NRTN+159+00931</Cd></Prtry></BkTxCd>");

    // when
    var statement = stored(file.getBytes(StandardCharsets.UTF_8));

    // then
    assertThat(records.bankStatements().entries(statement.id()))
        .extracting(BankEntry::detail)
        .containsExactly("Returned: the bank gave no code. Open again: R1-1-INV.");
    assertThat(records.paymentRuns().payment("R1-1").orElseThrow().returned().reason())
        .isEqualTo("the bank gave no code");
  }

  @Test
  void shouldStoreEachAccountsStatementWhenAFileHasSeveral() {
    // given
    released("R1", "100.00");
    var own = Camt.v08().booked("-100.00", "R1-1", HANSEN).xml();
    var other = Camt.v08().account("DE28999900010000567800").entry("5.00", "").xml();
    var both =
        own.replace(
            "</Stmt>",
            "</Stmt>"
                + other.substring(other.indexOf("<Stmt>"), other.indexOf("</BkToCstmrStmt>")));

    // when
    bank.take(both.getBytes(StandardCharsets.UTF_8), "both.xml", "theo");

    // then
    assertThat(records.bankStatements().latest(10))
        .extracting(BankStatement::entityId, BankStatement::matched, BankStatement::unmatched)
        .containsExactlyInAnyOrder(tuple("brueckner-voss", 1, 0), tuple("bv-service", 0, 1));
  }

  @Test
  void shouldFindWhenThePaymentIsBookedOrReturnedTwice() {
    // given
    released("R1", "100.00", "50.00");

    // when
    var statement =
        stored(
            Camt.v08()
                .booked("-100.00", "R1-1", HANSEN)
                .booked("-100.00", "R1-1", HANSEN)
                .booked("-50.00", "R1-2", STEEL)
                .returned("50.00", "R1-2", "MS03")
                .returned("50.00", "R1-2", "MS03"));

    // then
    assertThat(records.bankStatements().inState(BankEntry.State.FINDING, 10))
        .extracting(BankEntry::line, BankEntry::detail)
        .containsExactlyInAnyOrder(
            tuple(2, "The payment was booked on 2026-11-23 before."),
            tuple(5, "The payment was returned before."));
    assertThat(statement.matched()).isEqualTo(3);
  }

  @Test
  void shouldSettleTheWholeRunWhenTheBankBooksOneSum() {
    // given
    released("R1", "100.00", "50.00");
    released("R2", "20.00", "30.00");
    released("R3", "1.00");

    // when one is named by its file, one only by its sum, one by a wrong sum
    stored(Camt.v08().batch("-150.00", "R1", 2).batch("-50.00", "", 2).batch("-2.00", "R3", 1));

    // then
    assertThat(Stream.of("R1-1", "R1-2", "R2-1", "R2-2").map(this::state))
        .containsOnly(Payment.State.PAID);
    assertThat(state("R3-1")).isEqualTo(Payment.State.RELEASED);
    assertThat(records.bankStatements().inState(BankEntry.State.FINDING, 10))
        .extracting(BankEntry::detail)
        .containsExactly("The bank booked 2.00 for R3, but 1.00 of it is on its way.");
  }

  @Test
  void shouldNotGuessWhenTwoRunsHaveTheSameSum() {
    // given
    released("R1", "100.00");
    released("R2", "60.00", "40.00");

    // when
    var statement = stored(Camt.v08().batch("-100.00", "", 0));

    // then
    assertThat(statement.unmatched()).isEqualTo(1);
    assertThat(state("R1-1")).isEqualTo(Payment.State.RELEASED);
  }

  @Test
  void shouldSettleEachWhenTheBankTellsTheTransactionsOfASumApart() {
    // given
    released("R1", "100.00", "50.00");
    released("R2", "20.00", "30.00");
    released("R3", "5.00", "6.00");

    // when
    var statement =
        stored(
            Camt.v08()
                .batchOf("-150.00", "R1-1=-100.00", "R1-2=-50.00")
                .batchOf("-50.00", "R2-1", "R2-2")
                .batchOf("-12.00", "R3-1=-5.00", "R3-2=-6.00"));

    // then
    assertThat(Stream.of("R1-1", "R1-2", "R2-1", "R2-2").map(this::state))
        .containsOnly(Payment.State.PAID);
    assertThat(Stream.of("R3-1", "R3-2").map(this::state)).containsOnly(Payment.State.RELEASED);
    assertThat(statement.matched()).isEqualTo(4);
    assertThat(records.bankStatements().inState(BankEntry.State.FINDING, 10))
        .extracting(BankEntry::detail)
        .containsOnly("The bank booked -12.00, but its transactions add up to -11.00.");
  }

  @Test
  void shouldRefuseAllWhenAFileCannotBeBelieved() {
    // given
    released("R1", "100.00");
    var good = Camt.v08().booked("-100.00", "R1-1", HANSEN);

    // when, then
    assertThat(refused(Camt.v08().booked("-100.00", "R1-1", HANSEN).closing("9999.00")))
        .isEqualTo(
            "Expected the entries of statement 2026-00001 to lead from 10000.00 to 9999.00, but they lead to 9900.00.");
    assertThat(refused(Camt.v08().account("DE02120300000000202051")))
        .isEqualTo(
            "Expected a statement of one of our accounts, but DE02120300000000202051 is none.");
    assertThat(refused(good.xml().replace("001.08", "001.99")))
        .isEqualTo(
            "Expected a statement of version camt.053.001.02 to .08, but it is camt.053.001.99.");
    assertThat(refused(good.xml().replace("CLBD", "XXXX")))
        .isEqualTo("Expected statement 2026-00001 to have an closing balance, but it has none.");
    assertThat(refused(good.xml().replace("Ccy=\"EUR\">100.00", "Ccy=\"USD\">100.00")))
        .isEqualTo("Expected statement 2026-00001 in EUR, but entry 1 is in USD.");
    assertThat(refused(good.xml().replace(">100.00<", ">1e2<")))
        .isEqualTo("Expected an amount, but got 1e2.");
    assertThat(refused("<Document/>"))
        .isEqualTo(
            "Expected a bank statement (camt.053) or a payment status (pain.002), but it is another kind of XML.");
    assertThat(refused("no xml")).startsWith("Expected well-formed XML, but line 1 is not:");
    assertThat(records.bankStatements().latest(1)).isEmpty();
    assertThat(state("R1-1")).isEqualTo(Payment.State.RELEASED);
  }

  @Test
  void shouldReadNothingElseWhenAFileAsksForIt() {
    // given
    var xml = Camt.v08().entry("-1.00", "<AddtlNtryInf>&x;</AddtlNtryInf>").xml();
    var external =
        xml.replace(
            "<Document", "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Document");
    var laughs =
        xml.replace(
            "<Document", "<!DOCTYPE d [<!ENTITY a \"ha\"><!ENTITY x \"&a;&a;&a;&a;\">]><Document");
    var deep = "<a>".repeat(100_000) + "</a>".repeat(100_000);

    // when, then
    assertThat(refused(external)).contains("DOCTYPE is disallowed");
    assertThat(refused(laughs)).contains("DOCTYPE is disallowed");
    assertThat(refused(deep)).startsWith("Expected well-formed XML, but line 1 is not:");
    assertThat(refused("x".repeat(21 * 1024 * 1024)))
        .startsWith("Expected a message of at most 20 MB");
  }

  @Test
  void shouldRemarkWhenAStatementIsMissing() {
    // given
    stored(Camt.v08().entry("-1.00", ""));

    // when
    var later = stored(Camt.v08().numbered(3, "2026-11-25", "9000.00").entry("-1.00", ""));

    // then
    assertThat(later.remark())
        .isEqualTo(
            "It opens with 9000.00, but statement 2026-00001 closed with 9999.00: one may be missing.");
  }

  @Test
  void shouldUnderstandWhenStatementsComeInTheWrongOrder() {
    // given the return is imported before the booking
    released("R1", "100.00");
    stored(Camt.v08().numbered(2, "2026-11-25", "9900.00").returned("100.00", "R1-1", "AC04"));

    // when
    var earlier = stored(Camt.v08().booked("-100.00", "R1-1", HANSEN));

    // then
    assertThat(earlier.matched()).isEqualTo(1);
    assertThat(state("R1-1")).isEqualTo(Payment.State.RETURNED);
    assertThat(records.paymentRuns().payment("R1-1").orElseThrow().bookedOn())
        .isEqualTo("2026-11-23");
    assertThat(records.journal().ofInvoice("R1-1-INV")).hasSize(2);
  }

  @Test
  void shouldAcceptAndRefuseWhenTheBankAnswersTheFile() {
    // given
    released("R1", "100.00", "50.00");
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
    assertThat(state("R1-1")).isEqualTo(Payment.State.BANK_ACCEPTED);
    assertThat(state("R1-2")).isEqualTo(Payment.State.RETURNED);
    assertThat(invoice("R1-2-INV")).isEqualTo(Invoice.State.BLOCKED);
    assertThat(records.journal().ofInvoice("R1-2-INV")).isEmpty();

    // and what was refused may not be booked; what was accepted is
    var statement =
        stored(Camt.v08().booked("-100.00", "R1-1", HANSEN).booked("-50.00", "R1-2", STEEL));
    assertThat(statement.matched()).isEqualTo(1);
    assertThat(records.bankStatements().inState(BankEntry.State.FINDING, 1))
        .extracting(BankEntry::detail)
        .containsExactly("The payment was returned, but money left the account for it.");
    assertThat(refused(new String(status, StandardCharsets.UTF_8).replace(">R1<", ">R9<")))
        .isEqualTo("Expected the status of one of our payment files, but there is no file R9.");
  }

  @Test
  void shouldPlayTheBankSoThatItsStatementIsValidAndSettlesTheRun() throws Exception {
    // given
    released("R1", "100.00", "50.00");
    var run = records.paymentRuns().find("R1").orElseThrow();

    // when
    var file = SampleStatement.of(records, run, Set.of("R1-2-INV"));
    PublishedStatementSchema.v08()
        .newValidator()
        .validate(new StreamSource(new ByteArrayInputStream(file)));
    var statement = stored(file);

    // then
    assertThat(state("R1-1")).isEqualTo(Payment.State.PAID);
    assertThat(state("R1-2")).isEqualTo(Payment.State.RETURNED);
    assertThat(statement.matched()).isEqualTo(3);
    assertThat(statement.unmatched()).isEqualTo(1);
    assertThat(statement.findings()).isZero();

    // and the next one goes on from there
    released("R2", "7.00");
    var next =
        stored(
            SampleStatement.of(records, records.paymentRuns().find("R2").orElseThrow(), Set.of()));
    assertThat(next.remark()).isNull();
    assertThat(next.sequence()).isEqualTo(2);
  }

  private BankStatement stored(Camt file) {
    return stored(file.bytes());
  }

  private BankStatement stored(byte[] file) {
    var outcome = bank.take(file, "statement.xml", "theo");
    assertThat(outcome).isInstanceOf(StatementImport.Outcome.Statements.class);
    return ((StatementImport.Outcome.Statements) outcome).stored().stored().getFirst();
  }

  private String refused(Camt file) {
    return refused(file.xml());
  }

  private String refused(String xml) {
    var outcome = bank.take(xml.getBytes(StandardCharsets.UTF_8), "statement.xml", "theo");
    assertThat(outcome).isInstanceOf(StatementImport.Outcome.Refused.class);
    return ((StatementImport.Outcome.Refused) outcome).reason();
  }

  private Payment.State state(String endToEndId) {
    return records.paymentRuns().payment(endToEndId).orElseThrow().state();
  }

  private Invoice.State invoice(String id) {
    return records.invoices().find(id).orElseThrow().state();
  }

  /** A run whose file is with the bank, with one payment of one invoice for each amount. */
  private void released(String runId, String... amounts) {
    var payments = new ArrayList<Payment>();
    for (int i = 0; i < amounts.length; i++) {
      var id = "%s-%d-INV".formatted(runId, i + 1);
      post(id, i % 2 == 0 ? "V1001" : "V1002", amounts[i]);
      payments.add(payment(runId, i + 1, amounts[i], id));
    }
    var total = payments.stream().map(Payment::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    records
        .paymentRuns()
        .propose(run(runId, total.toPlainString(), amounts.length), payments, "test");
    records.paymentRuns().release(runId, "theo", runId, runId + ".xml", new byte[] {1});
  }

  private List<Payment> proposedPayments() {
    post("R2-1-INV", "V1001", "8.00");
    return List.of(payment("R2", 1, "8.00", "R2-1-INV"));
  }

  private static Payment payment(String runId, int number, String amount, String invoiceId) {
    boolean odd = number % 2 == 1;
    return new Payment(
        runId + "-" + number,
        runId,
        odd ? "V1001" : "V1002",
        odd ? HANSEN : STEEL,
        new BigDecimal(amount),
        "EUR",
        invoiceId,
        Payment.State.PROPOSED,
        List.of(new Payment.Item(invoiceId, new BigDecimal(amount), "binding")));
  }

  private PaymentRun run(String id, String total, int count) {
    return new PaymentRun(
        id,
        "brueckner-voss",
        PaymentRun.State.PROPOSED,
        LocalDate.of(2026, 11, 20),
        LocalDate.of(2026, 11, 23),
        "EUR",
        new BigDecimal(total),
        count,
        now,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private void post(String id, String vendorId, String amount) {
    records
        .invoices()
        .post(
            new Invoice(
                id,
                "brueckner-voss",
                vendorId,
                Invoice.Type.INVOICE,
                id,
                LocalDate.of(2026, 11, 1),
                LocalDate.of(2026, 12, 1),
                "EUR",
                null,
                null,
                new BigDecimal(amount),
                new BigDecimal(amount),
                null,
                id,
                null,
                Binding.sha256(id.getBytes(StandardCharsets.UTF_8)),
                Invoice.State.POSTED,
                null,
                now),
            "test");
  }
}
