package dev.pitcrew.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.TestBooks;
import dev.pitcrew.records.payable.Invoice;
import dev.pitcrew.records.payable.InvoicePeople;
import dev.pitcrew.records.payment.PaymentRun;
import dev.pitcrew.records.trail.AuditEntry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may release a run, and what must not have changed since people looked at it. */
abstract class ReleaseContract {

  @TempDir Path folder;
  @TempDir Path keys;

  private final TestBooks books;

  private PaymentOffice office;
  private Records records;

  ReleaseContract(TestBooks books) {
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
  void shouldAskSomebodyElseWhenTheReleaserHadAPart() {
    // given
    office.post("A", "V1001", "RE-1", "100.00", "100.00", "2026-11-20");
    records.invoices().people().add("A", InvoicePeople.Part.VALIDATED, "theo");
    var proposal = office.propose(1);

    // when, then
    assertThat(office.run(proposal, "theo"))
        .isEqualTo(
            JobOutcome.error(
                "releaser-not-independent",
                "theo had a part in an item of the run and cannot release it."));
    assertThat(office.run(proposal, "anton"))
        .isEqualTo(
            JobOutcome.error(
                "releaser-not-independent", "anton is no treasurer and cannot release payments."));
    assertThat(records.paymentRuns().find("PR-1").orElseThrow().state())
        .isEqualTo(PaymentRun.State.PROPOSED);
    assertThat(office.stored()).isEmpty();
  }

  @Test
  void shouldRefuseAndGiveBackWhenTheAccountChangedSinceTheProposal() {
    // given
    office.post("A", "V1001", "RE-1", "100.00", "100.00", "2026-11-20");
    var proposal = office.propose(1);
    office.changed("V1001", "DE66999900070031415926", "clara");

    // when
    var outcome = office.run(proposal, "theo");

    // then
    assertThat(outcome)
        .isEqualTo(
            JobOutcome.error(
                "binding-broken",
                "The account of Hansen Bürobedarf GmbH changed since the run was proposed."));
    assertThat(records.paymentRuns().file("PR-1")).isEmpty();

    // and discarding gives the item back, however often its job is handed out
    var discarded =
        PaymentOffice.input(1, Map.of("proposal", proposal, "reason", "binding broken"));
    new DiscardRun(records).run(discarded);
    int said = records.audit().about("payment-run", "PR-1").size();
    new DiscardRun(records).run(discarded);
    assertThat(records.audit().about("payment-run", "PR-1")).hasSize(said);
    assertThat(records.invoices().find("A").orElseThrow().state()).isEqualTo(Invoice.State.POSTED);
    assertThat(records.paymentRuns().find("PR-1").orElseThrow().reason())
        .isEqualTo("binding broken");
  }

  @Test
  void shouldAskForAReleaseWhenTheBooksHaveNoneThatCounts() {
    // given
    office.post("A", "V1001", "RE-1", "100.00", "100.00", "2026-11-20");
    var proposal = office.propose(1);

    // when nobody decided, whatever the variables say
    var variables =
        Map.of("proposal", proposal, "release", Map.of("decision", "released", "by", "theo"));
    assertThat(
            new CreatePaymentFile(records, PaymentOffice.nowhere())
                .run(PaymentOffice.input(1, variables)))
        .isEqualTo(
            JobOutcome.error(
                "releaser-not-independent", "Nobody’s release of PR-1 stands in the books."));

    // when somebody decided without a second factor, or with one for something else
    office.decide("PR-1", office.newTask(), "released", "theo", null);
    assertThat(office.run(proposal))
        .isEqualTo(
            JobOutcome.error(
                "releaser-not-independent", "theo released PR-1 without a second factor."));
    office.confirm("theo", "release:" + office.task());
    office.decide("PR-1", office.newTask(), "released", "theo", null);
    assertThat(office.run(proposal))
        .isEqualTo(
            JobOutcome.error(
                "releaser-not-independent", "theo released PR-1 without a second factor."));

    // when the second factor was too long ago
    office.confirm("theo", "release:" + office.newTask());
    office.pass(Duration.ofMinutes(6));
    office.decide("PR-1", office.task(), "released", "theo", null);
    assertThat(office.run(proposal))
        .isEqualTo(
            JobOutcome.error(
                "releaser-not-independent", "theo released PR-1 without a second factor."));

    // then nothing was paid, each try is in the audit trail, and a right release is still possible
    assertThat(records.paymentRuns().file("PR-1")).isEmpty();
    assertThat(refusals("PR-1")).hasSize(4);
    assertThat(office.create(proposal, "theo")).containsEntry("controlSum", "100.00");
  }

  @Test
  void shouldRefuseASubstituteWhenTheAbsentPersonHadAPart() {
    // given theo approved the item and sven releases for him
    office.post("A", "V1001", "RE-1", "100.00", "100.00", "2026-11-20");
    office.decide("A", office.newTask(), "approved", "theo", null);
    var proposal = office.propose(1);
    office.confirm("sven", "release:" + office.newTask());
    office.decide("PR-1", office.task(), "released", "sven", "theo");

    // when, then
    assertThat(office.run(proposal))
        .isEqualTo(
            JobOutcome.error(
                "releaser-not-independent",
                "theo had a part in an item of the run and cannot release it, nor can sven as a"
                    + " substitute."));
  }

  @Test
  void shouldRefuseAndSayWhyInTheAuditWhenTheProposalWasChangedThroughTheApi() {
    // given
    office.post("A", "V1001", "RE-1", "100.00", "100.00", "2026-11-20");
    var proposal = new LinkedHashMap<>(office.propose(1));
    var item =
        new LinkedHashMap<>(PaymentOffice.asMap(((List<?>) proposal.get("items")).getFirst()));
    item.put("iban", "DE66999900070031415926");
    proposal.put("items", List.of(item));

    // when
    var outcome = office.run(proposal, "theo");

    // then
    assertThat(outcome)
        .isEqualTo(
            JobOutcome.error(
                "binding-broken",
                "The proposal that was shown for release is not what the books say now: it, or a"
                    + " vendor’s name, was changed since."));
    assertThat(refusals("PR-1"))
        .singleElement()
        .asString()
        .contains("binding-broken", "was changed since");
    assertThat(records.paymentRuns().file("PR-1")).isEmpty();
  }

  @Test
  void shouldRefuseAndSayWhyInTheAuditWhenTheAccountWasChangedAfterTheApproval() {
    // given
    office.post("A", "V1001", "RE-1", "100.00", "100.00", "2026-11-20");
    office.decide("A", office.newTask(), "approved", "anton", null);
    var proposal = office.propose(1);

    // when somebody imports another account past the two people
    records
        .vendors()
        .save(
            PaymentOffice.withIban(
                records.vendors().find("V1001").orElseThrow(), "DE66999900070031415926", null));

    // then
    var why = "The account of Hansen Bürobedarf GmbH changed since the run was proposed.";
    assertThat(office.run(proposal, "theo")).isEqualTo(JobOutcome.error("binding-broken", why));
    assertThat(refusals("PR-1")).singleElement().asString().contains(why);
    new DiscardRun(records).run(PaymentOffice.input(1, Map.of("proposal", proposal)));
    assertThat(PaymentOffice.held(office.propose(2)))
        .containsExactly(
            "A: The vendor’s account is not the one that was approved, and two people have not"
                + " confirmed it.");
  }

  @Test
  void shouldRefuseWhenTheApprovalsOfAnItemDoNotCount() {
    // given one that was validated and approved by the same person, one whose approval is void
    office.post("A", "V1001", "RE-1", "100.00", "100.00", "2026-11-20");
    office.decide("A", office.newTask(), "correct", "anton", null);
    office.decide("A", office.newTask(), "approved", "anton", null);
    var first = office.propose(1);
    assertThat(office.run(first, "theo"))
        .isEqualTo(
            JobOutcome.error(
                "binding-broken",
                "anton approved invoice A, but validated it or approved it before."));
    new DiscardRun(records).run(PaymentOffice.input(1, Map.of("proposal", first)));

    // when
    records.decisions().makeVoid("A", "approve-invoice", "changed", "test");
    var second = office.propose(2);
    office.decide("PR-2", "theo");

    // then
    assertThat(
            new CreatePaymentFile(records, PaymentOffice.nowhere())
                .run(PaymentOffice.input(2, Map.of("proposal", second))))
        .isEqualTo(JobOutcome.error("binding-broken", "The approval of invoice A is void."));
  }

  private List<String> refusals(String runId) {
    return records.audit().about("payment-run", runId).stream()
        .filter(entry -> entry.what().equals("payment-run-refused"))
        .map(AuditEntry::after)
        .toList();
  }
}
