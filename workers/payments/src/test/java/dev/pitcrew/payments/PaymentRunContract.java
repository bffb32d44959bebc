package dev.pitcrew.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pitcrew.records.Binding;
import dev.pitcrew.records.Invoice;
import dev.pitcrew.records.Invoices;
import dev.pitcrew.records.MasterData;
import dev.pitcrew.records.PaymentRun;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.Vendor;
import dev.pitcrew.records.worker.JobInput;
import dev.pitcrew.records.worker.JobOutcome;
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
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import javax.xml.transform.stream.StreamSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From posted invoices to the file, on a real store. */
abstract class PaymentRunContract {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Records records;
  private Instant now = Instant.parse("2026-11-20T09:00:00Z");
  private final List<String> stored = new ArrayList<>();

  abstract String freshDatabase() throws SQLException;

  @BeforeEach
  void open() throws SQLException {
    InstantSource clock = () -> now;
    records = Records.open(freshDatabase(), clock);
    MasterData.load(records, Path.of("../../samples/master"));
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
        .containsEntry("count", 2)
        .containsEntry("total", "1079.50")
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
    records.vendors().changeBankAccount("V1006", "DE81999900080027182818", null, "carl");

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

    // and when it has cooled off, what was approved for the old account still needs a new approval
    now = now.plus(Duration.ofDays(3));
    assertThat(held(propose(2)))
        .contains(
            "OLD: The vendor’s account was changed after it was approved; it needs a new approval.");
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
    assertThatThrownBy(() -> down.run(release(proposal, "theo"))).hasMessage("store is down");
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
    records.invoices().addPerson("A", Invoices.Part.VALIDATED, "theo");
    var proposal = propose(1);

    // when, then
    assertThat(run(proposal, "theo"))
        .isEqualTo(
            JobOutcome.error(
                "releaser-not-independent",
                "theo validated or approved an item of the run and cannot release it."));
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
    records.vendors().changeBankAccount("V1001", "DE66999900070031415926", null, "mallory");

    // when
    var outcome = run(proposal, "theo");

    // then
    assertThat(outcome)
        .isEqualTo(
            JobOutcome.error(
                "binding-broken",
                "The account of Hansen Bürobedarf GmbH changed since the run was proposed."));
    assertThat(records.paymentRuns().file("PR-1")).isEmpty();

    // and discarding gives the item back
    new DiscardRun(records).run(input(1, Map.of("proposal", proposal, "reason", "binding broken")));
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
            new ProposePayments(records)
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

  private Map<String, Object> propose(long instance) {
    return asMap(
        ((JobOutcome.Completed) new ProposePayments(records).run(input(instance, Map.of())))
            .variables()
            .get("proposal"));
  }

  private Map<String, Object> create(Map<String, Object> proposal, String by) {
    return asMap(((JobOutcome.Completed) run(proposal, by)).variables().get("paymentFile"));
  }

  private JobOutcome run(Map<String, Object> proposal, String by) {
    FileStore store =
        (bytes, name, type) -> {
          stored.add(name);
          return Map.of("documentId", "d-" + name);
        };
    return new CreatePaymentFile(records, store).run(release(proposal, by));
  }

  private static JobInput release(Map<String, Object> proposal, String by) {
    return input(
        1, Map.of("proposal", proposal, "release", Map.of("decision", "released", "by", by)));
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
      String vendorId,
      String number,
      String total,
      String payable,
      String due,
      String currency) {
    var vendor = records.vendors().find(vendorId).orElseThrow();
    var amount = new BigDecimal(payable);
    records
        .invoices()
        .post(
            new Invoice(
                id,
                "brueckner-voss",
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
