package dev.pitcrew.records.worker;

import static dev.pitcrew.records.worker.InvoiceDesk.INTAKE;
import static dev.pitcrew.records.worker.InvoiceDesk.INVOICE;
import static dev.pitcrew.records.worker.InvoiceDesk.MASTER_IBAN;
import static dev.pitcrew.records.worker.InvoiceDesk.NOW;
import static dev.pitcrew.records.worker.InvoiceDesk.input;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pitcrew.jobs.ContractBroken;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.TestBooks;
import dev.pitcrew.records.check.Thresholds;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the check says of an invoice, and what is learned of a vendor’s name. */
abstract class CheckedInvoiceContract {

  @TempDir Path folder;

  private final TestBooks books;

  private InvoiceDesk desk;
  private Records records;
  private FixedPolicies policies;

  CheckedInvoiceContract(TestBooks books) {
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
  void shouldAnswerTheCheckAndNoteTheCaseWhenAnInvoiceWasRead() {
    // when
    var outcome =
        new CheckInvoice(records, Thresholds.SHIPPED)
            .run(
                input(
                    INTAKE,
                    INVOICE.formatted(MASTER_IBAN),
                    "\"reading\": {\"kind\": \"scan\", \"findings\": []}"));

    // then
    assertThat(((JobOutcome.Completed) outcome).variables().get("check"))
        .asInstanceOf(
            org.assertj.core.api.InstanceOfAssertFactories.map(String.class, Object.class))
        .containsEntry("vendorId", "V1001")
        .containsEntry("vendorRisk", "low")
        .containsEntry("documentType", "invoice")
        .containsEntry("amount", "119.00")
        .containsEntry("confident", true)
        .doesNotContainKey("duplicateOf");
    var noted = records.cases().find("INV-1").orElseThrow();
    assertThat(noted.kind()).isEqualTo("scan");
    assertThat(noted.vendor()).isEqualTo("V1001");
    assertThat(noted.startedAt()).isEqualTo("2026-11-20T08:59:00Z");
    assertThat(noted.touched()).isFalse();
  }

  @Test
  void shouldAskForAPersonWhenTheContractIsBroken() {
    assertThatThrownBy(() -> new CheckInvoice(records, Thresholds.SHIPPED).run(input(INTAKE)))
        .isInstanceOf(ContractBroken.class)
        .hasMessage("Expected to find variable invoice, but it is missing.");
  }

  @Test
  void shouldKnowTheVendorNextTimeWhenAPersonCorrectedItsName() {
    // given
    var read = INVOICE.formatted(MASTER_IBAN);

    // when
    new RegisterValidation(records)
        .run(
            input(
                INTAKE,
                read,
                """
                "validation": {"decision": "correct", "by": "clara", "corrections": {
                  "vendor": {"from": "Hansen Bueroladen", "to": "Hansen Bürobedarf GmbH"}, "total": "119.00"}},
                "check": {"read": {"vendor": "Hansen Bueroladen"}}
                """));

    // then
    assertThat(records.vendors().find("V1001").orElseThrow().aliases())
        .contains("Hansen Bueroladen");
    assertThat(records.corrections().ofVendor("V1001"))
        .extracting(one -> one.field() + " " + one.read() + " " + one.corrected() + " " + one.box())
        .containsExactlyInAnyOrder(
            "vendor Hansen Bueroladen Hansen Bürobedarf GmbH [1,2.5,3,4]",
            "total null 119.00 null");
    assertThat(
            ((JobOutcome.Completed)
                    new CheckInvoice(records, Thresholds.SHIPPED)
                        .run(
                            input(
                                INTAKE,
                                read.replace("Hansen Bürobedarf GmbH", "Hansen Bueroladen"))))
                .variables()
                .get("check")
                .toString())
        .contains("vendorId=V1001");
  }

  @Test
  void shouldNotLearnANameWhenItIsNothingLikeTheVendors() {
    // when
    new RegisterValidation(records)
        .run(
            input(
                INTAKE,
                INVOICE.formatted(MASTER_IBAN),
                """
                "validation": {"decision": "correct", "by": "clara", "corrections": {
                  "vendor": "Hansen Bürobedarf GmbH"}},
                "check": {"read": {"vendor": "Rechnung"}}
                """));

    // then
    assertThat(records.vendors().find("V1001").orElseThrow().aliases()).doesNotContain("Rechnung");
  }
}
