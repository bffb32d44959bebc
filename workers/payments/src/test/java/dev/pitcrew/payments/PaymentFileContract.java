package dev.pitcrew.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.TestBooks;
import dev.pitcrew.records.payable.Invoice;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import javax.xml.transform.stream.StreamSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From posted invoices to the file: once, whoever asks how often. */
abstract class PaymentFileContract {

  @TempDir Path folder;
  @TempDir Path keys;

  private final TestBooks books;

  private PaymentOffice office;
  private Records records;

  PaymentFileContract(TestBooks books) {
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
  void shouldPayNetOnceWhenAVendorHasACreditNote() throws Exception {
    // given two due invoices, a credit note, and one with prepayment of another vendor
    office.post("A", "V1001", "RE-1", "500.00", "500.00", "2026-11-21");
    office.post("B", "V1001", "RE-2", "300.00", "300.00", "2026-11-22");
    office.post("C", "V1001", "GS-1", "-120.50", "-120.50", "2027-05-01");
    office.post("D", "V2001", "F-1", "1000.00", "400.00", "2026-11-20");
    office.post("E", "V2001", "F-2", "77.00", "77.00", "2026-12-20");

    // when
    var proposal = office.propose(1);
    var file = office.create(proposal, "theo");

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
    assertThat(office.propose(2)).containsEntry("count", 0).containsEntry("total", "0");
    assertThat(records.paymentRuns().find("PR-2")).isEmpty();
  }

  @Test
  void shouldAnswerTheSameWhenJobsAreHandedOutTwice() {
    // given
    office.post("A", "V1001", "RE-1", "100.00", "100.00", "2026-11-20");

    // when
    var first = office.propose(1);
    var again = office.propose(1);
    var file = office.create(first, "theo");
    office.pass(Duration.ofDays(1));
    var fileAgain = office.create(again, "theo");

    // then
    assertThat(again).isEqualTo(first);
    assertThat(fileAgain).isEqualTo(file).containsKey("document");
    assertThat(office.stored()).containsExactly("pain001-PR-1.xml");
    assertThat(records.effects().unresolved()).isEmpty();
  }

  @Test
  void shouldPayEachInvoiceOnceWhenManyRunsWantItAtOnce() throws Exception {
    // given
    for (int i = 0; i < 5; i++) {
      office.post("A" + i, "V1001", "RE-" + i, "100.00", "100.00", "2026-11-20");
    }

    // when
    var refused = new ConcurrentLinkedQueue<String>();
    try (var workers = Executors.newFixedThreadPool(6)) {
      for (long instance = 1; instance <= 6; instance++) {
        var own = instance;
        workers.submit(
            () -> {
              try {
                office.propose(own);
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
    office.post("A", "V1001", "RE-1", "100.00", "100.00", "2026-11-20");
    var proposal = office.propose(1);
    var down =
        new CreatePaymentFile(
            records,
            (bytes, name, type) -> {
              throw new IllegalStateException("store is down");
            });
    office.decide("PR-1", "theo");
    assertThatThrownBy(() -> down.run(PaymentOffice.release(proposal))).hasMessage("store is down");
    var released = records.paymentRuns().file("PR-1").orElseThrow();

    // when
    office.pass(Duration.ofDays(2));
    office.create(proposal, "theo");

    // then
    assertThat(records.paymentRuns().file("PR-1")).contains(released);
    assertThat(office.stored()).containsExactly("pain001-PR-1.xml");
  }

  @Test
  void shouldMoveTheExecutionDateWhenTheReleaseCameLate() {
    // given
    office.post("A", "V1001", "RE-1", "100.00", "100.00", "2026-11-20");
    var proposal = office.propose(1);

    // when
    office.moveTo(Instant.parse("2026-12-24T10:00:00Z"));
    office.create(proposal, "theo");

    // then
    assertThat(new String(records.paymentRuns().file("PR-1").orElseThrow(), StandardCharsets.UTF_8))
        .contains("<ReqdExctnDt><Dt>2026-12-28</Dt></ReqdExctnDt>");
  }

  @Test
  void shouldNameHowManyMoreWhenNumbersDoNotFit() {
    // given
    for (int i = 0; i < 20; i++) {
      office.post("A" + i, "V1001", "RECHNUNG-2026-000" + i, "10.00", "10.00", "2026-11-20");
    }
    office.post("B", "V1001", "GS-1", "-1.00", "-1.00", "2026-11-20");

    // when
    office.propose(1);

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
  void shouldTellTheVendorByMailWhenTheTransferCannotNameEverything() {
    // given
    for (int i = 0; i < 12; i++) {
      office.post("A" + i, "V1001", "RECHNUNG-2026-000" + i, "10.00", "10.00", "2026-11-20");
    }

    // when
    office.create(office.propose(1), "theo");

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
}
