package dev.pitcrew.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.payments.bank.SampleStatement;
import dev.pitcrew.payments.bank.StatementImport;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.TestBooks;
import dev.pitcrew.records.accounts.BankChanges;
import dev.pitcrew.records.claimcheck.ClaimLine;
import dev.pitcrew.records.claimcheck.Exchange;
import dev.pitcrew.records.claimcheck.Matching;
import dev.pitcrew.records.coding.ClaimPosting;
import dev.pitcrew.records.expenses.Claim;
import dev.pitcrew.records.expenses.Claims;
import dev.pitcrew.records.payable.Binding;
import dev.pitcrew.records.payable.ClaimPayable;
import dev.pitcrew.records.payable.Invoice;
import dev.pitcrew.records.people.Person;
import dev.pitcrew.records.trail.AuditEntry;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.transform.stream.StreamSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Expense claims in a run, beside invoices. */
abstract class ClaimPaymentContract {

  @TempDir Path folder;
  @TempDir Path keys;

  private final TestBooks books;

  private PaymentOffice office;
  private Records records;

  ClaimPaymentContract(TestBooks books) {
    this.books = books;
  }

  @BeforeEach
  void open() {
    office = new PaymentOffice(books.stocked(folder), keys.resolve("second-factor.key"));
    records = office.records();
  }

  @AfterEach
  void close() {
    records.close();
  }

  @Test
  void shouldPayClaimsBesideInvoicesWhenBothAreDue() throws Exception {
    // given
    office.post("A", "V1001", "RE-1", "100.00", "100.00", "2026-11-20");
    claim("EXP-1", "clara", "21.40");
    claim("EXP-2", "clara", "8.60");
    claim("EXP-3", "anton", "70.00");

    // when
    var proposal = office.propose(1);
    var file = office.create(proposal, "theo");

    // then one transfer for each payee, in one file that the schema takes
    assertThat(proposal)
        .containsEntry("count", 4)
        .containsEntry("transfers", 3)
        .containsEntry("total", "200.00");
    assertThat((List<?>) proposal.get("items"))
        .anySatisfy(
            item ->
                assertThat(PaymentOffice.asMap(item))
                    .containsEntry("invoiceId", "EXP-1")
                    .containsEntry("vendorId", "employee:clara")
                    .containsEntry("vendor", "Clara Winter")
                    .containsEntry("iban", "DE42999900090000071001")
                    .containsEntry("amount", "21.40"));
    assertThat(file).containsEntry("controlSum", "200.00").containsEntry("count", 3);
    var bytes = records.paymentRuns().file("PR-1").orElseThrow();
    Pain001WriterTest.published()
        .newValidator()
        .validate(new StreamSource(new ByteArrayInputStream(bytes)));
    assertThat(new String(bytes, StandardCharsets.UTF_8))
        .contains("<Ustrd>Expense claim EXP-3</Ustrd>", "<Cd>BEXP</Cd>", "<Cd>SUPP</Cd>")
        .contains("<Ustrd>EXP-1 21.40, EXP-2 8.60</Ustrd>");
    assertThat(records.claimPayables().find("EXP-1").orElseThrow().state())
        .isEqualTo(Invoice.State.RELEASED);

    // and when the bank has paid two and sent one back, each claimant is told
    office.pass(Duration.ofDays(3));
    var run = records.paymentRuns().find("PR-1").orElseThrow();
    new StatementImport(records)
        .take(SampleStatement.of(records, run, Set.of("EXP-3")), "statement.xml", "theo");
    assertThat(records.claimPayables().find("EXP-1").orElseThrow().state())
        .isEqualTo(Invoice.State.PAID);
    assertThat(records.claimPayables().find("EXP-3").orElseThrow().state())
        .isEqualTo(Invoice.State.BLOCKED);
    assertThat(records.outbox().latest(10))
        .extracting(message -> message.recipient() + ": " + message.subject())
        .contains(
            "clara: Your expense claim EXP-1 is paid",
            "clara: Your expense claim EXP-2 is paid",
            "anton: The payment of your expense claim EXP-3 came back");
    assertThat(records.journal().ofInvoice("EXP-1"))
        .last()
        .satisfies(
            entry ->
                assertThat(entry.lines())
                    .extracting(line -> line.account() + " " + line.amount())
                    .containsExactly("3720 21.40", "1800 -21.40"));
    assertThat(records.paymentReturns().payees()).containsExactly("employee:anton");

    // and the returned one is paid again once a controller has asked, who then cannot release it
    assertThatThrownBy(
            () -> records.paymentReturns().confirm("employee:anton", "anton", "I am myself"))
        .hasMessage("Expected a controller to confirm the data of anton, but anton is none.");
    assertThat(records.paymentReturns().confirm("employee:anton", "carl", "Asked him"))
        .containsExactly("EXP-3");
    var again = office.propose(2);
    assertThat(again).containsEntry("count", 1).containsEntry("total", "70.00");
  }

  @Test
  void shouldNotReleaseWhenTheReleaserGetsTheMoneyOrDecidedOnIt() {
    // given
    claim("EXP-1", "theo", "21.40");
    claim("EXP-2", "clara", "5.00");
    var proposal = office.propose(1);

    // when, then
    assertThat(office.run(proposal, "theo"))
        .isEqualTo(
            JobOutcome.error(
                "releaser-not-independent",
                "theo had a part in an item of the run and cannot release it."));
  }

  @Test
  void shouldHoldAClaimWhenTheAccountIsMissingOrNewOrNobodyConfirmedIt() {
    // given
    claim("EXP-1", "clara", "21.40");
    records.people().save(new Person("nora", "Nora", Set.of(), null, null));
    claim("EXP-2", "nora", "5.00");

    // when another account is asked for, it is not paid to until a second person has confirmed it
    var asked =
        ((BankChanges.Outcome.Done)
                records
                    .bankChanges()
                    .request("employee:clara", "DE66999900070031415926", null, "clara", "moved"))
            .change();
    assertThat(records.payees().find("employee:clara").orElseThrow().iban())
        .isEqualTo("DE42999900090000071001");
    assertThat(records.bankChanges().confirm(asked.id(), "clara", null))
        .isInstanceOf(BankChanges.Outcome.Refused.class);
    assertThat(records.bankChanges().confirm(asked.id(), "anton", null))
        .isInstanceOf(BankChanges.Outcome.Refused.class);
    assertThat(records.bankChanges().confirm(asked.id(), "carl", null))
        .isInstanceOf(BankChanges.Outcome.Done.class);

    // then
    assertThat(PaymentOffice.held(office.propose(1)))
        .containsExactlyInAnyOrder(
            "EXP-1: The employee’s account was changed on 2026-11-20; it cools off for 3 days.",
            "EXP-2: The employee has no bank account in the master data.");
    office.pass(Duration.ofDays(3));
    assertThat(office.propose(2)).containsEntry("count", 1).containsEntry("total", "21.40");
    assertThat(records.claimPayables().find("EXP-1").orElseThrow().iban())
        .isEqualTo("DE66999900070031415926");
    assertThat(records.audit().about("person", "clara"))
        .extracting(AuditEntry::what)
        .contains("employee-bank-change-requested", "employee-bank-account-changed");
    assertThat(records.audit().about("person", "clara").getLast().after())
        .doesNotContain("DE66999900070031415926");
  }

  @Test
  void shouldRefuseAndGiveBackWhenAnEmployeesAccountChangedSinceTheProposal() {
    // given
    claim("EXP-1", "clara", "21.40");
    var proposal = office.propose(1);
    var asked =
        ((BankChanges.Outcome.Done)
                records
                    .bankChanges()
                    .request("employee:clara", "DE66999900070031415926", null, "hanna", "moved"))
            .change();
    records.bankChanges().confirm(asked.id(), "carl", null);

    // when, then
    assertThat(office.run(proposal, "theo"))
        .isEqualTo(
            JobOutcome.error(
                "binding-broken",
                "The account of Clara Winter changed since the run was proposed."));
    new DiscardRun(records)
        .run(PaymentOffice.input(1, Map.of("proposal", proposal, "reason", "account")));
    assertThat(records.claimPayables().find("EXP-1").orElseThrow().state())
        .isEqualTo(Invoice.State.POSTED);
  }

  /** A claim as it stands in the books after its posting. */
  private void claim(String id, String claimant, String amount) {
    var claim =
        Claim.received(id, claimant, "brueckner-voss", "form", null, null, office.now(), "EUR");
    records.claims().receive(claim, "test");
    var line =
        new ClaimLine(
            1,
            LocalDate.of(2026, 11, 3),
            "taxi",
            "Ride of " + id,
            null,
            new BigDecimal(amount),
            "EUR",
            null,
            "own",
            null,
            null,
            null,
            Map.of());
    records.claimContents().saveLines(id, List.of(line), 0, "test");
    var entity = records.entities().find("brueckner-voss").orElseThrow();
    var matching =
        Matching.of(
            id,
            List.of(line),
            List.of(),
            entity,
            new Exchange(records.currencyRates()),
            records.claimContents().earlier(claim),
            null,
            LocalDate.of(2026, 11, 20));
    var content = records.claimContents().saveMatching(id, matching, "test");
    var approved = new BigDecimal(amount);
    var posting =
        ClaimPosting.of(
            records.claims().find(id).orElseThrow(),
            records.claims().lines(id),
            Map.of(1, approved),
            entity,
            null,
            LocalDate.of(2026, 11, 20),
            LocalDate.of(2026, 11, 20));
    records.journal().post(posting.entry().orElseThrow(), "test");
    records
        .claims()
        .post(
            id,
            new Claims.Outcome(Map.of(1, approved), approved, BigDecimal.ZERO, BigDecimal.ZERO),
            "test");
    var payee = records.payees().find("employee:" + claimant).orElseThrow();
    records
        .claimPayables()
        .post(
            new ClaimPayable(
                id,
                "brueckner-voss",
                claimant,
                LocalDate.of(2026, 11, 20),
                LocalDate.of(2026, 11, 20),
                "EUR",
                approved,
                payee.iban(),
                content,
                Binding.of(payee.id(), payee.iban(), approved, "EUR", content),
                Invoice.State.POSTED,
                null,
                office.now()),
            "test");
  }
}
