package dev.pitcrew.payments.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.TestBooks;
import dev.pitcrew.records.bank.BankEntry;
import dev.pitcrew.records.bank.BankStatement;
import dev.pitcrew.records.payable.Invoice;
import dev.pitcrew.records.payment.Payment;
import dev.pitcrew.records.trail.AuditEntry;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a statement settles: paid, sent back, or open again. */
abstract class StatementContract {

  @TempDir Path folder;

  private final TestBooks books;

  private BankDesk desk;
  private Records records;
  private StatementImport bank;

  StatementContract(TestBooks books) {
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
  void shouldSetPaidAndListTheRestWhenAStatementComes() {
    // given a run with two payments, and something else that the bank booked
    desk.released("R1", "100.00", "50.00");
    var file =
        Camt.v08()
            .booked("-100.00", "R1-1", BankDesk.HANSEN)
            .booked("-50.00", "R1-2", BankDesk.STEEL)
            .booked("17.00", "THEIR-REF", null)
            .entry("-4.90", "<AddtlNtryInf>Account fee</AddtlNtryInf>");

    // when
    var statement = desk.stored(file);

    // then
    assertThat(statement.matched()).isEqualTo(2);
    assertThat(statement.unmatched()).isEqualTo(2);
    assertThat(statement.findings()).isZero();
    assertThat(statement.closing()).isEqualByComparingTo("9862.10");
    assertThat(statement.remark()).isNull();
    assertThat(desk.state("R1-1")).isEqualTo(Payment.State.PAID);
    assertThat(desk.invoice("R1-1-INV")).isEqualTo(Invoice.State.PAID);
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
    desk.released("R1", "100.00", "50.00");

    // when
    var statement =
        desk.stored(
            Camt.v02()
                .booked("-100.00", "R1-1", BankDesk.HANSEN)
                .booked("-50.00", "R1-2", BankDesk.STEEL)
                .returned("50.00", "R1-2", "AC04")
                .pending("-1.00", "R1-1"));

    // then
    assertThat(statement.matched()).isEqualTo(3);
    assertThat(desk.state("R1-1")).isEqualTo(Payment.State.PAID);
    assertThat(desk.state("R1-2")).isEqualTo(Payment.State.RETURNED);
  }

  @Test
  void shouldReopenTheItemsWithTheReasonWhenAPaymentComesBack() {
    // given
    desk.released("R1", "100.00");
    desk.stored(Camt.v08().booked("-100.00", "R1-1", BankDesk.HANSEN));

    // when it comes back with a later statement
    var statement =
        desk.stored(
            Camt.v08().numbered(2, "2026-11-25", "9900.00").returned("100.00", "R1-1", "AC04"));

    // then
    assertThat(records.bankStatements().entries(statement.id()))
        .extracting(BankEntry::detail)
        .containsExactly("Returned: the account is closed (AC04). Open again: R1-1-INV.");
    var item = records.invoices().find("R1-1-INV").orElseThrow();
    assertThat(item.state()).isEqualTo(Invoice.State.BLOCKED);
    assertThat(item.blockedReason())
        .isEqualTo(
            "The bank returned payment R1-1 on 2026-11-25: the account is closed (AC04). Confirm"
                + " the vendor’s data before it is paid again.");
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
    assertThat(desk.invoice("R1-1-INV")).isEqualTo(Invoice.State.POSTED);
    assertThat(records.invoices().people().of(List.of("R1-1-INV"))).contains("carl");
    records
        .paymentRuns()
        .propose(
            desk.run("R2", "100.00", 1),
            List.of(BankDesk.payment("R2", 1, "100.00", "R1-1-INV")),
            "test");
    assertThat(desk.invoice("R1-1-INV")).isEqualTo(Invoice.State.PROPOSED);
  }

  @Test
  void shouldTakeItForAReturnWhenOnlyTheBanksOwnCodeSaysSo() {
    // given
    desk.released("R1", "100.00");
    desk.stored(Camt.v08().booked("-100.00", "R1-1", BankDesk.HANSEN));
    var file =
        Camt.v08()
            .numbered(2, "2026-11-24", "9900.00")
            .booked("100.00", "R1-1", null)
            .xml()
            .replace("<BkTxCd/>", "<BkTxCd><Prtry><Cd>NRTN+159+00931</Cd></Prtry></BkTxCd>");

    // when
    var statement = desk.stored(file.getBytes(StandardCharsets.UTF_8));

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
    desk.released("R1", "100.00");
    var own = Camt.v08().booked("-100.00", "R1-1", BankDesk.HANSEN).xml();
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
  void shouldUnderstandWhenStatementsComeInTheWrongOrder() {
    // given the return is imported before the booking
    desk.released("R1", "100.00");
    desk.stored(Camt.v08().numbered(2, "2026-11-25", "9900.00").returned("100.00", "R1-1", "AC04"));

    // when
    var earlier = desk.stored(Camt.v08().booked("-100.00", "R1-1", BankDesk.HANSEN));

    // then
    assertThat(earlier.matched()).isEqualTo(1);
    assertThat(desk.state("R1-1")).isEqualTo(Payment.State.RETURNED);
    assertThat(records.paymentRuns().payment("R1-1").orElseThrow().bookedOn())
        .isEqualTo("2026-11-23");
    assertThat(records.journal().ofInvoice("R1-1-INV")).hasSize(2);
  }
}
