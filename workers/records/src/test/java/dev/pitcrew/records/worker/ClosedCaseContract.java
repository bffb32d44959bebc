package dev.pitcrew.records.worker;

import static dev.pitcrew.records.worker.InvoiceDesk.INTAKE;
import static dev.pitcrew.records.worker.InvoiceDesk.NOW;
import static dev.pitcrew.records.worker.InvoiceDesk.input;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.TestBooks;
import dev.pitcrew.records.mail.OutboxMessage;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom the end of a case is told, and an approver who lets it wait. */
abstract class ClosedCaseContract {

  @TempDir Path folder;

  private final TestBooks books;

  private InvoiceDesk desk;
  private Records records;
  private FixedPolicies policies;

  ClosedCaseContract(TestBooks books) {
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
  void shouldWriteToNobodyWhenAReportIsGivenUp() {
    // when
    new CloseCase(records)
        .run(
            input(
                INTAKE,
                "\"outcome\": \"rejected\"",
                "\"report\": {\"requestId\": \"INV-1\"}",
                "\"review\": {\"decision\": \"rejected\", \"reason\": \"The month is not"
                    + " posted.\"}"));

    // then
    assertThat(records.cases().find("INV-1").orElseThrow().reason())
        .isEqualTo("The month is not posted.");
    assertThat(records.outbox().latest(10)).isEmpty();
  }

  @Test
  void shouldTellTheSenderOnceWhenACaseIsRefused() {
    // given
    var work = new CloseCase(records);
    var input =
        input(
            INTAKE,
            "\"outcome\": \"rejected\"",
            "\"validation\": {\"decision\": \"reject\", \"by\": \"clara\", \"reason\": \"The sums"
                + " are wrong.\"}");

    // when
    work.run(input);
    work.run(input);

    // then
    var closed = records.cases().find("INV-1").orElseThrow();
    assertThat(closed.outcome()).isEqualTo("rejected");
    assertThat(closed.reason()).isEqualTo("The sums are wrong.");
    assertThat(closed.touched()).isTrue();
    assertThat(closed.took().orElseThrow()).hasSeconds(60);
    assertThat(records.outbox().latest(10))
        .containsExactly(
            new OutboxMessage(
                "sender of a.pdf",
                "We cannot accept your invoice",
                "a.pdf (INV-1): The sums are wrong.",
                NOW));
  }

  @Test
  void shouldGiveTheRightReasonWhenACaseIsClosed() {
    assertThat(closedWith("unreadable", "\"reason\": \"The PDF is encrypted.\""))
        .isEqualTo("The PDF is encrypted.");
    assertThat(closedWith("duplicate", "\"check\": {\"duplicateOf\": \"INV-0\"}"))
        .isEqualTo("It was posted before as INV-0.");
    assertThat(
            closedWith(
                "rejected",
                "\"bankAccount\": {\"decision\": \"refused\", \"reason\": \"Not theirs.\", \"by\":"
                    + " \"carl\"}"))
        .isEqualTo("Not theirs.");
    assertThat(
            closedWith(
                "rejected",
                "\"approvals\": [{\"decision\": \"rejected\", \"reason\": \"Not ordered.\", \"by\":"
                    + " \"anton\"}, null]"))
        .isEqualTo("Not ordered.");
    assertThat(closedWith("posted", "\"reason\": \"old\"")).isNull();
  }

  @Test
  void shouldRemindOnceWhenTheJobIsHandedOutTwice() {
    // given
    var work = new RemindApprover(records);
    var input =
        input(
            INTAKE,
            "\"step\": {\"role\": \"director\"}",
            "\"check\": {\"vendorName\": \"Hansen\", \"amount\": \"1.00\", \"currency\": \"EUR\"}");

    // when
    work.run(input);
    work.run(input);

    // then
    assertThat(records.outbox().latest(10))
        .containsExactly(
            new OutboxMessage(
                "director",
                "An invoice waits for approval",
                "INV-1 of Hansen, 1.00 EUR, has waited for a working day.",
                NOW));
  }

  private @org.jspecify.annotations.Nullable String closedWith(String outcome, String variables) {
    var id = "INV-" + outcome + variables.hashCode();
    new CloseCase(records)
        .run(input(INTAKE.replace("INV-1", id), "\"outcome\": \"" + outcome + "\"", variables));
    return records.cases().find(id).orElseThrow().reason();
  }
}
