package dev.pitcrew.payments.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.TestBooks;
import dev.pitcrew.records.bank.BankEntry;
import dev.pitcrew.records.bank.BankStatements;
import dev.pitcrew.records.payment.Payment;
import dev.pitcrew.records.trail.AuditEntry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statements that come twice, contradict the books or cannot be believed: nothing is guessed. */
abstract class OddStatementContract {

  @TempDir Path folder;

  private final TestBooks books;

  private BankDesk desk;
  private Records records;
  private StatementImport bank;

  OddStatementContract(TestBooks books) {
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
  void shouldDoNothingWhenTheSameStatementComesAgain() {
    // given
    desk.released("R1", "100.00");
    var file = Camt.v08().booked("-100.00", "R1-1", BankDesk.HANSEN).entry("-4.90", "");
    desk.stored(file);
    var audit = records.audit().latest(1).getFirst().seq();

    // when the same bytes come, and the same content in other bytes and in another version
    var again =
        List.of(
            bank.take(file.bytes(), "again.xml", "theo"),
            bank.take((file.xml() + "<!-- copy -->").getBytes(StandardCharsets.UTF_8), "c", "theo"),
            bank.take(
                Camt.v02().booked("-100.00", "R1-1", BankDesk.HANSEN).entry("-4.90", "").bytes(),
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
    desk.released("R1", "100.00");
    desk.stored(Camt.v08().booked("-100.00", "R1-1", BankDesk.HANSEN));

    // when, then
    assertThat(desk.refused(Camt.v08().booked("-99.00", "R1-1", BankDesk.HANSEN)))
        .isEqualTo(
            "Expected statement 2026-00001 of DE25999900010000123400 as it was imported before, but"
                + " its content is another one.");
  }

  @Test
  void shouldFindAndMoveNothingWhenALineDiffersFromItsPayment() {
    // given
    desk.released("R1", "100.00", "50.00", "70.00");
    records.paymentRuns().propose(desk.run("R2", "8.00", 1), desk.proposedPayments(), "test");

    // when
    var statement =
        desk.stored(
            Camt.v08()
                .booked("-90.00", "R1-1", BankDesk.HANSEN)
                .booked("-50.00", "R1-2", "DE66999900070031415926")
                .booked("70.00", "R1-3", null)
                .booked("-8.00", "R2-1", BankDesk.HANSEN)
                .returned("3.00", "UNKNOWN", "AM09"));

    // then
    assertThat(records.bankStatements().entries(statement.id()))
        .extracting(entry -> entry.state() + ": " + entry.detail())
        .containsExactly(
            "FINDING: The bank booked 90.00, but the payment is over 100.00.",
            "FINDING: The bank names the account DE66 9999 0007 0031 4159 26, but the payment was"
                + " for DE51 9999 0003 0098 7654 32.",
            "FINDING: It names our payment, but the bank does not say that it came back.",
            "FINDING: The payment was never released, but money left the account for it.",
            "FINDING: The bank returned 3.00, but of no payment that we know.");
    assertThat(Stream.of("R1-1", "R1-2", "R1-3").map(desk::state))
        .containsOnly(Payment.State.RELEASED);
  }

  @Test
  void shouldSettleByHandWhenAControllerJudgesAFinding() {
    // given a payment booked with another amount, and a return without its reference
    desk.released("R1", "100.00", "50.00");
    desk.stored(
        Camt.v08()
            .booked("-90.00", "R1-1", BankDesk.HANSEN)
            .booked("-50.00", "R1-2", BankDesk.STEEL)
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
    assertThat(desk.state("R1-1")).isEqualTo(Payment.State.PAID);
    assertThat(desk.state("R1-2")).isEqualTo(Payment.State.RETURNED);
    assertThat(records.bankStatements().inState(BankEntry.State.FINDING, 10)).isEmpty();
    assertThat(records.audit().about("payment", "R1-1"))
        .extracting(AuditEntry::what)
        .contains("bank-entry-matched");
  }

  @Test
  void shouldFindWhenThePaymentIsBookedOrReturnedTwice() {
    // given
    desk.released("R1", "100.00", "50.00");

    // when
    var statement =
        desk.stored(
            Camt.v08()
                .booked("-100.00", "R1-1", BankDesk.HANSEN)
                .booked("-100.00", "R1-1", BankDesk.HANSEN)
                .booked("-50.00", "R1-2", BankDesk.STEEL)
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
  void shouldRefuseAllWhenAFileCannotBeBelieved() {
    // given
    desk.released("R1", "100.00");
    var good = Camt.v08().booked("-100.00", "R1-1", BankDesk.HANSEN);

    // when, then
    assertThat(
            desk.refused(Camt.v08().booked("-100.00", "R1-1", BankDesk.HANSEN).closing("9999.00")))
        .isEqualTo(
            "Expected the entries of statement 2026-00001 to lead from 10000.00 to 9999.00, but"
                + " they lead to 9900.00.");
    assertThat(desk.refused(Camt.v08().account("DE02120300000000202051")))
        .isEqualTo(
            "Expected a statement of one of our accounts, but DE02120300000000202051 is none.");
    assertThat(desk.refused(good.xml().replace("001.08", "001.99")))
        .isEqualTo(
            "Expected a statement of version camt.053.001.02 to .08, but it is camt.053.001.99.");
    assertThat(desk.refused(good.xml().replace("CLBD", "XXXX")))
        .isEqualTo("Expected statement 2026-00001 to have an closing balance, but it has none.");
    assertThat(desk.refused(good.xml().replace("Ccy=\"EUR\">100.00", "Ccy=\"USD\">100.00")))
        .isEqualTo("Expected statement 2026-00001 in EUR, but entry 1 is in USD.");
    assertThat(desk.refused(good.xml().replace(">100.00<", ">1e2<")))
        .isEqualTo("Expected an amount, but got 1e2.");
    assertThat(desk.refused("<Document/>"))
        .isEqualTo(
            "Expected a bank statement (camt.053) or a payment status (pain.002), but it is another"
                + " kind of XML.");
    assertThat(desk.refused("no xml")).startsWith("Expected well-formed XML, but line 1 is not:");
    assertThat(records.bankStatements().latest(1)).isEmpty();
    assertThat(desk.state("R1-1")).isEqualTo(Payment.State.RELEASED);
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
    assertThat(desk.refused(external)).contains("DOCTYPE is disallowed");
    assertThat(desk.refused(laughs)).contains("DOCTYPE is disallowed");
    assertThat(desk.refused(deep)).startsWith("Expected well-formed XML, but line 1 is not:");
    assertThat(desk.refused("x".repeat(21 * 1024 * 1024)))
        .startsWith("Expected a message of at most 20 MB");
  }

  @Test
  void shouldRemarkWhenAStatementIsMissing() {
    // given
    desk.stored(Camt.v08().entry("-1.00", ""));

    // when
    var later = desk.stored(Camt.v08().numbered(3, "2026-11-25", "9000.00").entry("-1.00", ""));

    // then
    assertThat(later.remark())
        .isEqualTo(
            "It opens with 9000.00, but statement 2026-00001 closed with 9999.00: one may be"
                + " missing.");
  }
}
