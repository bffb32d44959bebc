package dev.pitcrew.records.worker;

import static dev.pitcrew.records.worker.InvoiceDesk.CHECK;
import static dev.pitcrew.records.worker.InvoiceDesk.INTAKE;
import static dev.pitcrew.records.worker.InvoiceDesk.INVOICE;
import static dev.pitcrew.records.worker.InvoiceDesk.MASTER_IBAN;
import static dev.pitcrew.records.worker.InvoiceDesk.NEW_IBAN;
import static dev.pitcrew.records.worker.InvoiceDesk.NOW;
import static dev.pitcrew.records.worker.InvoiceDesk.input;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.TestBooks;
import dev.pitcrew.records.guard.Guard;
import dev.pitcrew.records.payable.InvoicePeople;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The account an invoice names, when it is not the master data’s. */
abstract class ConfirmedAccountContract {

  @TempDir Path folder;

  private final TestBooks books;

  private InvoiceDesk desk;
  private Records records;
  private FixedPolicies policies;

  ConfirmedAccountContract(TestBooks books) {
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
  void shouldTakeOverTheAccountWhenItWasConfirmed() {
    // given
    var input =
        desk.checked(
            INTAKE, INVOICE.formatted(NEW_IBAN), CHECK, desk.steps("approver", "director"));
    desk.decided("validate-invoice", "correct", "clara", null);
    desk.decided("verify-bank-account", "confirmed", "carl", FourEyes.accountHash(NEW_IBAN));
    desk.approved(input, "anton", "dora");

    // when
    new PostInvoice(records, policies).run(input);

    // then
    var vendor = records.vendors().find("V1001").orElseThrow();
    assertThat(vendor.iban()).isEqualTo(NEW_IBAN);
    assertThat(vendor.bankChangedAt()).isEqualTo(NOW);
    assertThat(records.invoices().find("INV-1").orElseThrow().iban()).isEqualTo(NEW_IBAN);
    assertThat(records.invoices().people().of("INV-1", InvoicePeople.Part.APPROVED))
        .containsExactly("anton", "dora");
    assertThat(records.invoices().people().of(java.util.List.of("INV-1")))
        .containsExactlyInAnyOrder("clara", "carl", "anton", "dora");
    assertThat(records.bankChanges().ofVendor("V1001"))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.requestedBy()).isEqualTo("clara");
              assertThat(change.decidedBy()).isEqualTo("carl");
            });
  }

  @Test
  void shouldPostNothingWhenWhoConfirmedTheAccountIsNoSecondPerson() {
    // given
    var input = desk.checked(INTAKE, INVOICE.formatted(NEW_IBAN), CHECK);
    records.bankChanges().request("V1001", NEW_IBAN, null, "carl", "Letter.");
    desk.decided("verify-bank-account", "confirmed", "carl", FourEyes.accountHash(NEW_IBAN));

    // when
    var outcome = new PostInvoice(records, policies).run(input);

    // then
    assertThat(outcome)
        .isInstanceOfSatisfying(
            JobOutcome.NeedsPerson.class,
            needs -> assertThat(needs.toString()).contains("but carl asked for it."));
    assertThat(records.vendors().find("V1001").orElseThrow().iban()).isEqualTo(MASTER_IBAN);
    assertThat(records.invoices().find("INV-1")).isEmpty();
  }

  @Test
  void shouldDenyTheCallBackWhenTheNumberIsNotTheMasterDatas() {
    // given
    var work =
        new GuardDecision(
            records,
            new Guard(records, username -> java.util.List.of(), (username, purpose) -> true));

    // when, then
    assertThat(work.run(calledBack("+49 171 6660666")))
        .isEqualTo(
            new JobOutcome.Denied(
                "Call Hansen Bürobedarf GmbH at +49 40 5550 210, the number in the master data; +49"
                    + " 171 6660666 is another one."));
    assertThat(work.run(calledBack("040 5550-210")))
        .isNotEqualTo(work.run(calledBack("+49 171 6660666")));
  }

  @Test
  void shouldKeepTheKnownAccountWhenNobodyConfirmedAnother() {
    // when
    new PostInvoice(records, policies)
        .run(desk.checked(INTAKE, INVOICE.formatted(NEW_IBAN), CHECK));

    // then
    assertThat(records.vendors().find("V1001").orElseThrow().iban()).isEqualTo(MASTER_IBAN);
    assertThat(records.invoices().find("INV-1").orElseThrow().iban()).isEqualTo(MASTER_IBAN);
  }

  private static JobInput calledBack(String number) {
    var job =
        input(
            INTAKE,
            INVOICE.formatted(NEW_IBAN),
            CHECK,
            "\"bankAccount\": {\"decision\": \"confirmed\", \"by\": \"carl\", \"calledNumber\": \"%s\"}"
                .formatted(number));
    return new JobInput(
        job.jobKey(),
        job.processInstanceKey(),
        job.elementInstanceKey(),
        job.processId(),
        job.variables(),
        new JobInput.ListenedTask(77, "verify-bank-account", "carl"),
        job.headers(),
        job.retries());
  }
}
