package dev.pitcrew.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.payments.bank.SampleStatement;
import dev.pitcrew.payments.bank.StatementImport;
import dev.pitcrew.records.AuditEntry;
import dev.pitcrew.records.BankChange;
import dev.pitcrew.records.BankChanges;
import dev.pitcrew.records.Binding;
import dev.pitcrew.records.Claim;
import dev.pitcrew.records.ClaimPayable;
import dev.pitcrew.records.Claims;
import dev.pitcrew.records.Decision;
import dev.pitcrew.records.Invoice;
import dev.pitcrew.records.InvoicePeople;
import dev.pitcrew.records.JournalEntry;
import dev.pitcrew.records.PaymentRun;
import dev.pitcrew.records.Person;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.TestBooks;
import dev.pitcrew.records.Totp;
import dev.pitcrew.records.Vendor;
import dev.pitcrew.records.claims.ClaimLine;
import dev.pitcrew.records.claims.ClaimPosting;
import dev.pitcrew.records.claims.Exchange;
import dev.pitcrew.records.claims.Matching;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import javax.xml.transform.stream.StreamSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From posted invoices to the file, on a real store. */
abstract class PaymentRunContract {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;
  @TempDir Path keys;

  private final TestBooks books;

  private Records records;
  private Instant now = Instant.parse("2026-11-20T09:00:00Z");
  private final List<String> stored = new ArrayList<>();
  private final Map<String, String> secrets = new HashMap<>();
  private final List<Map<String, Object>> started = new ArrayList<>();
  private long tasks;

  PaymentRunContract(TestBooks books) {
    this.books = books;
  }

  @BeforeEach
  void open() throws SQLException {
    InstantSource clock = () -> now;
    records = Records.open(books.stocked(folder), clock, keys.resolve("second-factor.key"));
  }

  @AfterEach
  void close() {
    records.close();
  }

  @Test
  void shouldPayNetOnceWhenAVendorHasACreditNote() throws Exception {
    // given two due invoices, a credit note, and one with prepayment of another vendor
    post("A", "V1001", "RE-1", "500.00", "500.00", "2026-11-21");
    post("B", "V1001", "RE-2", "300.00", "300.00", "2026-11-22");
    post("C", "V1001", "GS-1", "-120.50", "-120.50", "2027-05-01");
    post("D", "V2001", "F-1", "1000.00", "400.00", "2026-11-20");
    post("E", "V2001", "F-2", "77.00", "77.00", "2026-12-20");

    // when
    var proposal = propose(1);
    var file = create(proposal, "theo");

    // then
    assertThat(proposal)
        .containsEntry("count", 4)
        .containsEntry("transfers", 2)
        .containsEntry("total", "1079.50")
        .containsEntry("debtorId", "brueckner-voss")
        .containsEntry("debtorIban", "DE25999900010000123400")
        .containsEntry("executionDate", "2026-11-23");
    assertThat(file)
        .containsEntry("controlSum", "1079.50")
        .containsEntry("count", 2)
        .containsEntry("messageId", "PR-1");
    var bytes = records.paymentRuns().file("PR-1").orElseThrow();
    Pain001WriterTest.published()
        .newValidator()
        .validate(new StreamSource(new ByteArrayInputStream(bytes)));
    assertThat(new String(bytes, StandardCharsets.UTF_8))
        .contains(
            "<InstdAmt Ccy=\"EUR\">679.50</InstdAmt>", "<InstdAmt Ccy=\"EUR\">400.00</InstdAmt>")
        .contains("<Ustrd>RE-1 500.00, RE-2 300.00, GS-1 -120.50</Ustrd>");
    assertThat(records.invoices().find("C").orElseThrow().state())
        .isEqualTo(Invoice.State.RELEASED);

    // and a second run the same day pays nothing
    assertThat(propose(2)).containsEntry("count", 0).containsEntry("total", "0");
    assertThat(records.paymentRuns().find("PR-2")).isEmpty();
  }

  @Test
  void shouldHoldWhatSepaCannotPayWhenARunIsProposed() {
    // given
    post("GBP", "V4001", "X-1", "10.00", "10.00", "2026-11-20", "GBP");
    post("OK", "V1003", "K-1", "10.00", "10.00", "2026-11-20");
    var bank = records.vendors().find("V2002").orElseThrow();
    records.vendors().save(withIban(bank, "TR330006100519786457841326", null));
    post("TR", "V2002", "T-1", "10.00", "10.00", "2026-11-20");
    records.vendors().save(withIban(records.vendors().find("V3001").orElseThrow(), null, null));
    post("NONE", "V3001", "N-1", "10.00", "10.00", "2026-11-20");
    records
        .vendors()
        .save(
            withIban(
                records.vendors().find("V4001").orElseThrow(), "GB74TEST20915512345674", null));
    post("BIC", "V4001", "X-2", "10.00", "10.00", "2026-11-20");
    post("CREDIT", "V1004", "G-1", "-5.00", "-5.00", "2026-11-20");
    post("ZERO", "V1005", "Z-1", "10.00", "0.00", "2026-11-20");
    post("OLD", "V1006", "O-1", "10.00", "10.00", "2026-11-20");
    changed("V1006", "DE81999900080027182818", "documents.read");

    // when
    var proposal = propose(1);

    // then
    assertThat(proposal).containsEntry("count", 1);
    assertThat(held(proposal))
        .containsExactlyInAnyOrder(
            "GBP: It is in GBP; SEPA pays euro only. Pay it by hand.",
            "TR: The vendor’s account is outside the SEPA countries. Pay it by hand.",
            "NONE: The vendor has no bank account in the master data.",
            "BIC: The vendor’s country needs a BIC too, and none is in the master data.",
            "CREDIT: The credit waits for an invoice of the vendor.",
            "ZERO: Nothing is left to pay.",
            "OLD: The vendor’s account was changed on 2026-11-20; it cools off for 3 days.");

    // and when it has cooled off, an account that nobody confirmed is still not paid to
    now = now.plus(Duration.ofDays(3));
    assertThat(held(propose(2)))
        .contains(
            "OLD: The vendor’s account is not the one that was approved, and two people have not confirmed it.");
  }

  @Test
  void shouldHoldAllOfAVendorWhenItsCreditExceedsWhatIsOwed() {
    // given
    post("A", "V1001", "RE-1", "100.00", "100.00", "2026-11-20");
    post("B", "V1001", "GS-1", "-150.00", "-150.00", "2026-11-20");

    // when, then
    assertThat(held(propose(1)))
        .containsExactly(
            "A: The vendor’s credit notes exceed what is owed by 50.00 EUR.",
            "B: The vendor’s credit notes exceed what is owed by 50.00 EUR.");
  }

  @Test
  void shouldAnswerTheSameWhenJobsAreHandedOutTwice() {
    // given
    post("A", "V1001", "RE-1", "100.00", "100.00", "2026-11-20");

    // when
    var first = propose(1);
    var again = propose(1);
    var file = create(first, "theo");
    now = now.plus(Duration.ofDays(1));
    var fileAgain = create(again, "theo");

    // then
    assertThat(again).isEqualTo(first);
    assertThat(fileAgain).isEqualTo(file).containsKey("document");
    assertThat(stored).containsExactly("pain001-PR-1.xml");
    assertThat(records.effects().unresolved()).isEmpty();
  }

  @Test
  void shouldPayEachInvoiceOnceWhenManyRunsWantItAtOnce() throws Exception {
    // given
    for (int i = 0; i < 5; i++) {
      post("A" + i, "V1001", "RE-" + i, "100.00", "100.00", "2026-11-20");
    }

    // when
    var refused = new ConcurrentLinkedQueue<String>();
    try (var workers = Executors.newFixedThreadPool(6)) {
      for (long instance = 1; instance <= 6; instance++) {
        var own = instance;
        workers.submit(
            () -> {
              try {
                propose(own);
              } catch (IllegalStateException late) {
                refused.add(late.getMessage());
              }
            });
      }
    }

    // then every invoice is in one payment of one run, and who came late has stored nothing
    assertThat(records.paymentRuns().latest(10))
        .singleElement()
        .satisfies(
            run ->
                assertThat(records.paymentRuns().payments(run.id()))
                    .flatExtracting(payment -> payment.items())
                    .extracting(item -> item.invoiceId())
                    .containsExactlyInAnyOrder("A0", "A1", "A2", "A3", "A4"));
    assertThat(refused).allMatch(message -> message.contains("no longer posted"));
    assertThat(records.effects().unresolved()).isEmpty();
  }

  @Test
  void shouldStoreTheDocumentLaterWhenTheStoreWasDown() {
    // given
    post("A", "V1001", "RE-1", "100.00", "100.00", "2026-11-20");
    var proposal = propose(1);
    var down =
        new CreatePaymentFile(
            records,
            (bytes, name, type) -> {
              throw new IllegalStateException("store is down");
            });
    decide("PR-1", "theo");
    assertThatThrownBy(() -> down.run(release(proposal))).hasMessage("store is down");
    var released = records.paymentRuns().file("PR-1").orElseThrow();

    // when
    now = now.plus(Duration.ofDays(2));
    create(proposal, "theo");

    // then
    assertThat(records.paymentRuns().file("PR-1")).contains(released);
    assertThat(stored).containsExactly("pain001-PR-1.xml");
  }

  @Test
  void shouldAskSomebodyElseWhenTheReleaserHadAPart() {
    // given
    post("A", "V1001", "RE-1", "100.00", "100.00", "2026-11-20");
    records.invoices().people().add("A", InvoicePeople.Part.VALIDATED, "theo");
    var proposal = propose(1);

    // when, then
    assertThat(run(proposal, "theo"))
        .isEqualTo(
            JobOutcome.error(
                "releaser-not-independent",
                "theo had a part in an item of the run and cannot release it."));
    assertThat(run(proposal, "anton"))
        .isEqualTo(
            JobOutcome.error(
                "releaser-not-independent", "anton is no treasurer and cannot release payments."));
    assertThat(records.paymentRuns().find("PR-1").orElseThrow().state())
        .isEqualTo(PaymentRun.State.PROPOSED);
    assertThat(stored).isEmpty();
  }

  @Test
  void shouldRefuseAndGiveBackWhenTheAccountChangedSinceTheProposal() {
    // given
    post("A", "V1001", "RE-1", "100.00", "100.00", "2026-11-20");
    var proposal = propose(1);
    changed("V1001", "DE66999900070031415926", "clara");

    // when
    var outcome = run(proposal, "theo");

    // then
    assertThat(outcome)
        .isEqualTo(
            JobOutcome.error(
                "binding-broken",
                "The account of Hansen Bürobedarf GmbH changed since the run was proposed."));
    assertThat(records.paymentRuns().file("PR-1")).isEmpty();

    // and discarding gives the item back, however often its job is handed out
    var discarded = input(1, Map.of("proposal", proposal, "reason", "binding broken"));
    new DiscardRun(records).run(discarded);
    int said = records.audit().about("payment-run", "PR-1").size();
    new DiscardRun(records).run(discarded);
    assertThat(records.audit().about("payment-run", "PR-1")).hasSize(said);
    assertThat(records.invoices().find("A").orElseThrow().state()).isEqualTo(Invoice.State.POSTED);
    assertThat(records.paymentRuns().find("PR-1").orElseThrow().reason())
        .isEqualTo("binding broken");
  }

  @Test
  void shouldMoveTheExecutionDateWhenTheReleaseCameLate() {
    // given
    post("A", "V1001", "RE-1", "100.00", "100.00", "2026-11-20");
    var proposal = propose(1);

    // when
    now = Instant.parse("2026-12-24T10:00:00Z");
    create(proposal, "theo");

    // then
    assertThat(new String(records.paymentRuns().file("PR-1").orElseThrow(), StandardCharsets.UTF_8))
        .contains("<ReqdExctnDt><Dt>2026-12-28</Dt></ReqdExctnDt>");
  }

  @Test
  void shouldPayFurtherAheadWhenAskedTo() {
    // given
    post("A", "V1001", "RE-1", "100.00", "100.00", "2026-12-31");

    // when, then
    assertThat(propose(1)).containsEntry("count", 0);
    var more =
        (JobOutcome.Completed)
            new ProposePayments(records, (process, with) -> started.add(with))
                .run(input(2, Map.of("dueUntil", "2026-12-31", "runDate", "2026-11-30")));
    assertThat(more.variables().get("proposal").toString())
        .contains("count=1", "executionDate=2026-12-01");
  }

  @Test
  void shouldNameHowManyMoreWhenNumbersDoNotFit() {
    // given
    for (int i = 0; i < 20; i++) {
      post("A" + i, "V1001", "RECHNUNG-2026-000" + i, "10.00", "10.00", "2026-11-20");
    }
    post("B", "V1001", "GS-1", "-1.00", "-1.00", "2026-11-20");

    // when
    propose(1);

    // then
    assertThat(records.paymentRuns().payments("PR-1"))
        .singleElement()
        .satisfies(
            payment -> {
              assertThat(payment.remittance())
                  .hasSizeLessThanOrEqualTo(140)
                  .matches(".*, and \\d+ more");
              assertThat(payment.amount()).isEqualByComparingTo("199.00");
            });
  }

  @Test
  void shouldAskForAReleaseWhenTheBooksHaveNoneThatCounts() {
    // given
    post("A", "V1001", "RE-1", "100.00", "100.00", "2026-11-20");
    var proposal = propose(1);

    // when nobody decided, whatever the variables say
    var variables =
        Map.of("proposal", proposal, "release", Map.of("decision", "released", "by", "theo"));
    assertThat(new CreatePaymentFile(records, nowhere()).run(input(1, variables)))
        .isEqualTo(
            JobOutcome.error(
                "releaser-not-independent", "Nobody’s release of PR-1 stands in the books."));

    // when somebody decided without a second factor, or with one for something else
    decide("PR-1", ++tasks, "released", "theo", null);
    assertThat(run(proposal))
        .isEqualTo(
            JobOutcome.error(
                "releaser-not-independent", "theo released PR-1 without a second factor."));
    confirm("theo", "release:" + tasks);
    decide("PR-1", ++tasks, "released", "theo", null);
    assertThat(run(proposal))
        .isEqualTo(
            JobOutcome.error(
                "releaser-not-independent", "theo released PR-1 without a second factor."));

    // when the second factor was too long ago
    confirm("theo", "release:" + ++tasks);
    now = now.plus(Duration.ofMinutes(6));
    decide("PR-1", tasks, "released", "theo", null);
    assertThat(run(proposal))
        .isEqualTo(
            JobOutcome.error(
                "releaser-not-independent", "theo released PR-1 without a second factor."));

    // then nothing was paid, each try is in the audit trail, and a right release is still possible
    assertThat(records.paymentRuns().file("PR-1")).isEmpty();
    assertThat(refusals("PR-1")).hasSize(4);
    assertThat(create(proposal, "theo")).containsEntry("controlSum", "100.00");
  }

  @Test
  void shouldRefuseASubstituteWhenTheAbsentPersonHadAPart() {
    // given theo approved the item and sven releases for him
    post("A", "V1001", "RE-1", "100.00", "100.00", "2026-11-20");
    decide("A", ++tasks, "approved", "theo", null);
    var proposal = propose(1);
    confirm("sven", "release:" + ++tasks);
    decide("PR-1", tasks, "released", "sven", "theo");

    // when, then
    assertThat(run(proposal))
        .isEqualTo(
            JobOutcome.error(
                "releaser-not-independent",
                "theo had a part in an item of the run and cannot release it, nor can sven as a substitute."));
  }

  @Test
  void shouldRefuseAndSayWhyInTheAuditWhenTheProposalWasChangedThroughTheApi() {
    // given
    post("A", "V1001", "RE-1", "100.00", "100.00", "2026-11-20");
    var proposal = new LinkedHashMap<>(propose(1));
    var item = new LinkedHashMap<>(asMap(((List<?>) proposal.get("items")).getFirst()));
    item.put("iban", "DE66999900070031415926");
    proposal.put("items", List.of(item));

    // when
    var outcome = run(proposal, "theo");

    // then
    assertThat(outcome)
        .isEqualTo(
            JobOutcome.error(
                "binding-broken",
                "The proposal that was shown for release is not what the books say now: it, or a vendor’s name, was changed since."));
    assertThat(refusals("PR-1"))
        .singleElement()
        .asString()
        .contains("binding-broken", "was changed since");
    assertThat(records.paymentRuns().file("PR-1")).isEmpty();
  }

  @Test
  void shouldRefuseAndSayWhyInTheAuditWhenTheAccountWasChangedAfterTheApproval() {
    // given
    post("A", "V1001", "RE-1", "100.00", "100.00", "2026-11-20");
    decide("A", ++tasks, "approved", "anton", null);
    var proposal = propose(1);

    // when somebody imports another account past the two people
    records
        .vendors()
        .save(
            withIban(
                records.vendors().find("V1001").orElseThrow(), "DE66999900070031415926", null));

    // then
    var why = "The account of Hansen Bürobedarf GmbH changed since the run was proposed.";
    assertThat(run(proposal, "theo")).isEqualTo(JobOutcome.error("binding-broken", why));
    assertThat(refusals("PR-1")).singleElement().asString().contains(why);
    new DiscardRun(records).run(input(1, Map.of("proposal", proposal)));
    assertThat(held(propose(2)))
        .containsExactly(
            "A: The vendor’s account is not the one that was approved, and two people have not confirmed it.");
  }

  @Test
  void shouldRefuseWhenTheApprovalsOfAnItemDoNotCount() {
    // given one that was validated and approved by the same person, one whose approval is void
    post("A", "V1001", "RE-1", "100.00", "100.00", "2026-11-20");
    decide("A", ++tasks, "correct", "anton", null);
    decide("A", ++tasks, "approved", "anton", null);
    var first = propose(1);
    assertThat(run(first, "theo"))
        .isEqualTo(
            JobOutcome.error(
                "binding-broken",
                "anton approved invoice A, but validated it or approved it before."));
    new DiscardRun(records).run(input(1, Map.of("proposal", first)));

    // when
    records.decisions().makeVoid("A", "approve-invoice", "changed", "test");
    var second = propose(2);
    decide("PR-2", "theo");

    // then
    assertThat(new CreatePaymentFile(records, nowhere()).run(input(2, Map.of("proposal", second))))
        .isEqualTo(JobOutcome.error("binding-broken", "The approval of invoice A is void."));
  }

  @Test
  void shouldHoldWhatIsOursOrBlockedWhenARunIsProposed() {
    // given
    post("OWN", "V9001", "IC-1", "10.00", "10.00", "2026-11-20");
    post("BLOCKED", "V1001", "RE-1", "10.00", "10.00", "2026-11-20");
    records.invoices().block("BLOCKED", "The goods are broken.", "carl");

    // when
    var proposal = propose(1);

    // then
    assertThat(proposal).containsEntry("count", 0);
    assertThat(held(proposal))
        .containsExactlyInAnyOrder(
            "OWN: It is from our own company Brückner & Voss Service GmbH and settled between the books, not by SEPA.",
            "BLOCKED: The goods are broken.");
    assertThat((List<?>) proposal.get("held"))
        .extracting(one -> asMap(one).get("kind"))
        .containsExactlyInAnyOrder("manual", "blocked");
  }

  @Test
  void shouldPayForOneCompanyAtATimeWhenSeveralOweSomething() {
    // given
    post("A", "V1001", "RE-1", "100.00", "100.00", "2026-11-20");
    post("B", "V1001", "RE-2", "30.00", "30.00", "2026-11-20", "EUR", "bv-service");

    // when, then one file for each debtor account
    var first = propose(1);
    assertThat(first)
        .containsEntry("debtorId", "brueckner-voss")
        .containsEntry("total", "100.00")
        .containsEntry("alsoDue", List.of("bv-service"));
    assertThat(propose(1)).isEqualTo(first);
    assertThat(started).containsExactly(Map.of("debtorId", "bv-service"));
    var second = propose(2);
    assertThat(second)
        .containsEntry("debtorId", "bv-service")
        .containsEntry("debtorIban", "DE28999900010000567800")
        .containsEntry("total", "30.00")
        .containsEntry("alsoDue", List.of());
    assertThat(propose(3)).containsEntry("count", 0);
  }

  @Test
  void shouldPayToTheNewAccountWhenTwoPeopleConfirmedItAndItCooledOff() {
    // given an item that was approved for the old account
    post("A", "V1001", "RE-1", "100.00", "100.00", "2026-11-20");
    var change = changed("V1001", "DE66999900070031415926", "clara");

    // when
    assertThat(held(propose(1)))
        .containsExactly(
            "A: The vendor’s account was changed on 2026-11-20; it cools off for 3 days.");
    now = now.plus(Duration.ofDays(3));
    var proposal = propose(2);

    // then it is bound anew, the audit names both people, and neither may release it
    assertThat(proposal).containsEntry("count", 1);
    assertThat(records.paymentRuns().payments("PR-2"))
        .singleElement()
        .satisfies(payment -> assertThat(payment.iban()).isEqualTo("DE66999900070031415926"));
    assertThat(records.audit().about("invoice", "A"))
        .filteredOn(entry -> entry.what().equals("invoice-rebound"))
        .singleElement()
        .satisfies(
            entry ->
                assertThat(entry.after()).contains("clara", "carl", "bank change " + change.id()));
    assertThat(records.invoices().people().of(List.of("A"))).contains("clara", "carl");
    decide("PR-2", "theo");
    assertThat(
            new CreatePaymentFile(records, nowhere()).run(input(2, Map.of("proposal", proposal))))
        .isInstanceOf(JobOutcome.Completed.class);
  }

  @Test
  void shouldNotBindAnewWhenOnlyOnePersonStandsBehindTheAccount() {
    // given an invoice brought the account and one person called the vendor back
    post("A", "V1001", "RE-1", "100.00", "100.00", "2026-11-20");
    changed("V1001", "DE66999900070031415926", "documents.read");
    now = now.plus(Duration.ofDays(3));
    post("B", "V1001", "RE-2", "10.00", "10.00", "2026-11-20");
    records.invoices().people().add("B", InvoicePeople.Part.VERIFIED_BANK_ACCOUNT, "carl");
    records.invoices().people().add("B", InvoicePeople.Part.APPROVED, "carl");

    // when, then what was approved with the account is paid, what was not is held
    assertThat(propose(1)).containsEntry("count", 1).containsEntry("total", "10.00");

    // and when somebody else approved it with that account too, two people stand behind it
    records.invoices().people().add("B", InvoicePeople.Part.APPROVED, "anton");
    assertThat(propose(2)).containsEntry("count", 1).containsEntry("total", "100.00");
    assertThat(records.invoices().people().of(List.of("A")))
        .containsExactlyInAnyOrder("carl", "anton");
  }

  @Test
  void shouldPayAgainWhenAReturnedPaymentGotAnotherAccountByTwoPeople() {
    // given a payment that the bank returned
    post("A", "V1001", "RE-1", "100.00", "100.00", "2026-11-20");
    post("C", "V1001", "GS-1", "-20.00", "-20.00", "2026-11-20");
    create(propose(1), "theo");
    now = now.plus(Duration.ofDays(3));
    var run = records.paymentRuns().find("PR-1").orElseThrow();
    new StatementImport(records)
        .take(SampleStatement.of(records, run, Set.of("A")), "statement.xml", "theo");
    assertThat(held(propose(2)))
        .containsExactlyInAnyOrder(
            "A: The bank returned payment PR-1-0001 on 2026-11-23: the account is closed (AC04). Confirm the vendor’s data before it is paid again.",
            "C: The bank returned payment PR-1-0001 on 2026-11-23: the account is closed (AC04). Confirm the vendor’s data before it is paid again.");

    // when
    now = now.plus(Duration.ofHours(1));
    changed("V1001", "DE66999900070031415926", "clara");
    assertThat(propose(3)).containsEntry("count", 0);
    now = now.plus(Duration.ofDays(3));

    // then
    assertThat(propose(4)).containsEntry("count", 2).containsEntry("total", "80.00");
    assertThat(records.audit().about("invoice", "A"))
        .extracting(AuditEntry::what)
        .containsSubsequence(
            "invoice-released",
            "invoice-paid",
            "invoice-reopened",
            "vendor-data-confirmed",
            "invoice-rebound",
            "invoice-proposed");
  }

  @Test
  void shouldPayWhatIsDueBeforeTheNextOpenDayWhenTheNextRunWouldFallOnAHoliday() {
    // given a run a week before Christmas Day, so that the next one is on the 28th
    now = Instant.parse("2026-12-18T09:00:00Z");
    post("A", "V1001", "RE-1", "100.00", "100.00", "2026-12-27");
    post("B", "V1001", "RE-2", "10.00", "10.00", "2026-12-28");

    // when, then
    assertThat(propose(1)).containsEntry("count", 1).containsEntry("total", "100.00");
  }

  @Test
  void shouldTakeADiscountWhenTheNextRunWouldBeTooLateForIt() {
    // given one whose discount ends before the next run, one later, one that offers nonsense
    post("A", "V1001", "RE-1", "119.00", "119.00", "2026-12-20");
    post("B", "V1002", "RE-2", "100.00", "100.00", "2026-12-20");
    post("C", "V1003", "RE-3", "100.00", "100.00", "2026-11-20");
    records
        .journal()
        .post(
            new JournalEntry(
                "A",
                "brueckner-voss",
                "A",
                "invoice",
                LocalDate.of(2026, 11, 1),
                LocalDate.of(2026, 11, 1),
                "EUR",
                "RE-1",
                List.of(
                    new JournalEntry.Line("6815", "1100", "V19", new BigDecimal("100.00"), "x"),
                    new JournalEntry.Line("1406", null, "V19", new BigDecimal("19.00"), "x"),
                    new JournalEntry.Line("3300", null, null, new BigDecimal("-119.00"), "x"))),
            "test");
    assertThat(offer("A", "2026-11-27", "2.38")).isTrue();
    assertThat(offer("B", "2026-12-10", "2.00")).isTrue();
    assertThat(offer("C", "2026-12-10", "50.00")).isFalse();

    // when
    var proposal = propose(1);
    create(proposal, "theo");

    // then
    assertThat(proposal).containsEntry("total", "216.62").containsEntry("count", 2);
    assertThat(records.paymentRuns().payments("PR-1").getFirst().remittance())
        .isEqualTo("Invoice RE-1 of 2026-11-01, less discount 2.38");

    // and when it is booked, expense and tax are smaller by the discount
    new StatementImport(records)
        .take(
            SampleStatement.of(records, records.paymentRuns().find("PR-1").orElseThrow(), Set.of()),
            "statement.xml",
            "theo");
    assertThat(records.journal().ofInvoice("A").getLast().lines())
        .extracting(line -> line.account() + " " + line.amount())
        .containsExactly("3300 119.00", "1800 -116.62", "1406 -0.38", "6815 -2.00");
  }

  @Test
  void shouldNotTakeADiscountWhenTheReleaseCameTooLate() {
    // given
    post("A", "V1001", "RE-1", "100.00", "100.00", "2026-12-20");
    offer("A", "2026-11-23", "2.00");
    var proposal = propose(1);
    assertThat(proposal).containsEntry("total", "98.00");

    // when
    now = now.plus(Duration.ofDays(4));

    // then
    assertThat(run(proposal, "theo"))
        .isEqualTo(
            JobOutcome.error(
                "binding-broken",
                "The discount on invoice A is over: the money would move on 2026-11-25."));
  }

  private boolean offer(String invoiceId, String until, String amount) {
    return records
        .discounts()
        .offer(invoiceId, LocalDate.parse(until), new BigDecimal(amount), "test");
  }

  @Test
  void shouldTellTheVendorByMailWhenTheTransferCannotNameEverything() {
    // given
    for (int i = 0; i < 12; i++) {
      post("A" + i, "V1001", "RECHNUNG-2026-000" + i, "10.00", "10.00", "2026-11-20");
    }

    // when
    create(propose(1), "theo");

    // then
    assertThat(records.outbox().latest(10))
        .singleElement()
        .satisfies(
            mail -> {
              assertThat(mail.recipient())
                  .isEqualTo(records.vendors().find("V1001").orElseThrow().email());
              assertThat(mail.subject()).isEqualTo("What our transfer PR-1-0001 pays");
              assertThat(mail.body())
                  .contains("RECHNUNG-2026-0000", "RECHNUNG-2026-00011", "Together 120.00 EUR.");
            });
  }

  @Test
  void shouldPayClaimsBesideInvoicesWhenBothAreDue() throws Exception {
    // given
    post("A", "V1001", "RE-1", "100.00", "100.00", "2026-11-20");
    claim("EXP-1", "clara", "21.40");
    claim("EXP-2", "clara", "8.60");
    claim("EXP-3", "anton", "70.00");

    // when
    var proposal = propose(1);
    var file = create(proposal, "theo");

    // then one transfer for each payee, in one file that the schema takes
    assertThat(proposal)
        .containsEntry("count", 4)
        .containsEntry("transfers", 3)
        .containsEntry("total", "200.00");
    assertThat((List<?>) proposal.get("items"))
        .anySatisfy(
            item ->
                assertThat(asMap(item))
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
    now = now.plus(Duration.ofDays(3));
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
    var again = propose(2);
    assertThat(again).containsEntry("count", 1).containsEntry("total", "70.00");
  }

  @Test
  void shouldNotReleaseWhenTheReleaserGetsTheMoneyOrDecidedOnIt() {
    // given
    claim("EXP-1", "theo", "21.40");
    claim("EXP-2", "clara", "5.00");
    var proposal = propose(1);

    // when, then
    assertThat(run(proposal, "theo"))
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
    assertThat(held(propose(1)))
        .containsExactlyInAnyOrder(
            "EXP-1: The employee’s account was changed on 2026-11-20; it cools off for 3 days.",
            "EXP-2: The employee has no bank account in the master data.");
    now = now.plus(Duration.ofDays(3));
    assertThat(propose(2)).containsEntry("count", 1).containsEntry("total", "21.40");
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
    var proposal = propose(1);
    var asked =
        ((BankChanges.Outcome.Done)
                records
                    .bankChanges()
                    .request("employee:clara", "DE66999900070031415926", null, "hanna", "moved"))
            .change();
    records.bankChanges().confirm(asked.id(), "carl", null);

    // when, then
    assertThat(run(proposal, "theo"))
        .isEqualTo(
            JobOutcome.error(
                "binding-broken",
                "The account of Clara Winter changed since the run was proposed."));
    new DiscardRun(records).run(input(1, Map.of("proposal", proposal, "reason", "account")));
    assertThat(records.claimPayables().find("EXP-1").orElseThrow().state())
        .isEqualTo(Invoice.State.POSTED);
  }

  /** A claim as it stands in the books after its posting. */
  private void claim(String id, String claimant, String amount) {
    var claim = Claim.received(id, claimant, "brueckner-voss", "form", null, null, now, "EUR");
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
                now),
            "test");
  }

  private BankChange changed(String vendorId, String iban, String requestedBy) {
    var requested =
        ((BankChanges.Outcome.Done)
                records.bankChanges().request(vendorId, iban, null, requestedBy, "letter"))
            .change();
    var phone = records.vendors().find(vendorId).orElseThrow().phone();
    return ((BankChanges.Outcome.Done) records.bankChanges().confirm(requested.id(), "carl", phone))
        .change();
  }

  private List<String> refusals(String runId) {
    return records.audit().about("payment-run", runId).stream()
        .filter(entry -> entry.what().equals("payment-run-refused"))
        .map(AuditEntry::after)
        .toList();
  }

  private static FileStore nowhere() {
    return (bytes, name, type) -> Map.of("documentId", "none");
  }

  private Map<String, Object> propose(long instance) {
    return asMap(
        ((JobOutcome.Completed)
                new ProposePayments(records, (process, with) -> started.add(with))
                    .run(input(instance, Map.of())))
            .variables()
            .get("proposal"));
  }

  private Map<String, Object> create(Map<String, Object> proposal, String by) {
    return asMap(((JobOutcome.Completed) run(proposal, by)).variables().get("paymentFile"));
  }

  private JobOutcome run(Map<String, Object> proposal, String by) {
    decide((String) proposal.get("runId"), by);
    return run(proposal);
  }

  private JobOutcome run(Map<String, Object> proposal) {
    FileStore store =
        (bytes, name, type) -> {
          stored.add(name);
          return Map.of("documentId", "d-" + name);
        };
    return new CreatePaymentFile(records, store).run(release(proposal));
  }

  /** What the guard writes when it lets a release pass. */
  private void decide(String runId, String by) {
    var task = ++tasks;
    confirm(by, "release:" + task);
    decide(runId, task, "released", by, null);
  }

  private void decide(
      String caseId,
      long task,
      String decision,
      String by,
      @org.jspecify.annotations.Nullable String onBehalfOf) {
    var element =
        switch (decision) {
          case "released", "discarded" -> "release-payments";
          case "approved" -> "approve-invoice";
          default -> "validate-invoice";
        };
    records
        .decisions()
        .record(new Decision(task, caseId, element, decision, null, by, onBehalfOf, null, now));
  }

  private void confirm(String by, String purpose) {
    now = now.plusSeconds(30);
    var secret =
        secrets.computeIfAbsent(
            by,
            name -> {
              var enrolled = records.secondFactors().begin(name).secret();
              records.secondFactors().activate(name, Totp.code(enrolled, now));
              now = now.plusSeconds(30);
              return enrolled;
            });
    assertThat(records.secondFactors().confirm(by, purpose, Totp.code(secret, now))).isTrue();
  }

  private static JobInput release(Map<String, Object> proposal) {
    return input(1, Map.of("proposal", proposal));
  }

  private static JobInput input(long instance, Map<String, ?> variables) {
    return new JobInput(1, instance, 3, "payment-run", JSON.valueToTree(variables));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> asMap(Object value) {
    return (Map<String, Object>) value;
  }

  private static List<String> held(Map<String, Object> proposal) {
    return ((List<?>) proposal.get("held"))
        .stream()
            .map(one -> ((Map<?, ?>) one).get("invoiceId") + ": " + ((Map<?, ?>) one).get("reason"))
            .toList();
  }

  private void post(
      String id, String vendor, String number, String total, String payable, String due) {
    post(id, vendor, number, total, payable, due, "EUR");
  }

  private void post(
      String id,
      String vendor,
      String number,
      String total,
      String payable,
      String due,
      String currency) {
    post(id, vendor, number, total, payable, due, currency, "brueckner-voss");
  }

  private void post(
      String id,
      String vendorId,
      String number,
      String total,
      String payable,
      String due,
      String currency,
      String entityId) {
    var vendor = records.vendors().find(vendorId).orElseThrow();
    var amount = new BigDecimal(payable);
    records
        .invoices()
        .post(
            new Invoice(
                id,
                entityId,
                vendorId,
                amount.signum() < 0 ? Invoice.Type.CREDIT_NOTE : Invoice.Type.INVOICE,
                number,
                LocalDate.of(2026, 11, 1),
                LocalDate.parse(due),
                currency,
                null,
                null,
                new BigDecimal(total),
                amount,
                vendor.iban(),
                id,
                null,
                Binding.of(vendorId, vendor.iban(), amount, currency, id),
                Invoice.State.POSTED,
                null,
                now),
            "test");
  }

  private static Vendor withIban(
      Vendor vendor,
      @org.jspecify.annotations.Nullable String iban,
      @org.jspecify.annotations.Nullable String bic) {
    return new Vendor(
        vendor.id(),
        vendor.name(),
        vendor.aliases(),
        vendor.vatId(),
        iban,
        bic,
        vendor.address(),
        vendor.account(),
        vendor.costCentre(),
        vendor.risk(),
        vendor.termsDays(),
        null);
  }
}
