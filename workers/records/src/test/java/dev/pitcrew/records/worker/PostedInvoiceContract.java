package dev.pitcrew.records.worker;

import static dev.pitcrew.records.worker.InvoiceDesk.CHECK;
import static dev.pitcrew.records.worker.InvoiceDesk.INTAKE;
import static dev.pitcrew.records.worker.InvoiceDesk.INVOICE;
import static dev.pitcrew.records.worker.InvoiceDesk.MASTER_IBAN;
import static dev.pitcrew.records.worker.InvoiceDesk.NOW;
import static dev.pitcrew.records.worker.InvoiceDesk.input;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.TestBooks;
import dev.pitcrew.records.payable.Invoice;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An invoice is posted once, whoever hands it in again. */
abstract class PostedInvoiceContract {

  @TempDir Path folder;

  private final TestBooks books;

  private InvoiceDesk desk;
  private Records records;
  private FixedPolicies policies;

  PostedInvoiceContract(TestBooks books) {
    this.books = books;
  }

  @BeforeEach
  void open() {
    records = Records.open(books.stocked(folder), InstantSource.fixed(NOW));
    desk = new InvoiceDesk(records);
    policies = desk.policies();
  }

  @AfterEach
  void close() {
    records.close();
  }

  @Test
  void shouldPostOnceWhenTheJobIsHandedOutTwice() {
    // given
    var input =
        input(
            INTAKE,
            INVOICE.formatted(MASTER_IBAN),
            CHECK,
            "\"document\": {\"documentId\": \"d1\"}");
    var work = new PostInvoice(records, policies);

    desk.check(input);

    // when
    var first = work.run(input);
    var second = work.run(input);

    // then
    assertThat(first).isEqualTo(second);
    assertThat(((JobOutcome.Completed) first).variables().get("posting").toString())
        .isEqualTo("{invoiceId=INV-1, dueDate=2026-11-24, payable=119.00, currency=EUR}");
    assertThat(records.invoices().ofVendor("V1001"))
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.payable()).isEqualByComparingTo("119.00");
              assertThat(item.total()).isEqualByComparingTo("119.00");
              assertThat(item.document()).isEqualTo("{\"documentId\":\"d1\"}");
            });
  }

  @Test
  void shouldSayAlreadyPostedWhenAnotherCaseHasTheNumber() {
    // given
    var work = new PostInvoice(records, policies);
    work.run(desk.checked(INTAKE, INVOICE.formatted(MASTER_IBAN), CHECK));
    var other =
        desk.checked(INTAKE.replace("INV-1", "INV-2"), INVOICE.formatted(MASTER_IBAN), CHECK);

    // when, then
    for (int attempt = 0; attempt < 2; attempt++) {
      assertThat(work.run(other))
          .isEqualTo(
              JobOutcome.error(
                  "already-posted", "RE-1 of Hansen Bürobedarf GmbH was posted before."));
    }
    assertThat(records.effects().unresolved()).isEmpty();
  }

  @Test
  void shouldMakeAmountsNegativeWhenItIsACreditNote() {
    // given
    var credit =
        INVOICE
            .formatted(MASTER_IBAN)
            .replace("\"lineItems\"", "\"x\"")
            .replace(
                "\"fields\": {",
                "\"fields\": {\"type_code\": {\"value\": \"381\", \"confidence\": 1},");

    // when
    new PostInvoice(records, policies).run(desk.checked(INTAKE, credit, CHECK));

    // then
    var item = records.invoices().find("INV-1").orElseThrow();
    assertThat(item.type()).isEqualTo(Invoice.Type.CREDIT_NOTE);
    assertThat(item.payable()).isEqualByComparingTo("-119.00");
  }
}
