package dev.pitcrew.records.worker;

import static dev.pitcrew.records.worker.PostingOffice.DAY;
import static dev.pitcrew.records.worker.PostingOffice.lines;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.TestBooks;
import dev.pitcrew.records.journal.JournalEntry;
import dev.pitcrew.records.payable.Invoice;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prepayments and corrections: items that belong to one another. */
abstract class LinkedInvoiceContract {

  @TempDir Path folder;

  private final TestBooks books;

  private PostingOffice office;
  private Records records;

  LinkedInvoiceContract(TestBooks books) {
    this.books = books;
  }

  @BeforeEach
  void open() {
    office = new PostingOffice(books.stocked(folder));
    records = office.records();
  }

  @AfterEach
  void close() {
    records.close();
  }

  @Test
  void shouldDeductAPrepaymentOnceAndLinkIt() {
    // given
    office.intake(
        "INV-1",
        Doc.of("AZ-1")
            .with("type_code", "386")
            .with("net", "50.00")
            .with("tax", "9.50")
            .with("total", "59.50")
            .with("payable", "59.50"));

    // when
    office.intake("INV-2", Doc.of("RE-2").with("prepaid", "59.50").with("payable", "59.50"));

    // then
    assertThat(records.invoices().find("INV-1").orElseThrow())
        .satisfies(
            item -> {
              assertThat(item.type()).isEqualTo(Invoice.Type.PREPAYMENT);
              assertThat(item.supersededBy()).isEqualTo("INV-2");
              assertThat(item.state()).isEqualTo(Invoice.State.POSTED);
            });
    assertThat(records.invoices().find("INV-2").orElseThrow().refersTo()).isEqualTo("INV-1");
    assertThat(lines(records.journal().ofInvoice("INV-2").getFirst()))
        .containsExactly(
            "6815 1100 V19 100.00",
            "1406 null V19 19.00",
            "1186 1100 V19 -50.00",
            "1406 null V19 -9.50",
            "3300 null null -59.50");

    // and a second final invoice finds nothing to deduct any more
    assertThat(
            office
                .checkAll("INV-3", Doc.of("RE-3").with("prepaid", "59.50").with("payable", "59.50"))
                .toString())
        .contains("prepayment-unknown");
  }

  @Test
  void shouldReplaceWhatACorrectionCorrects() {
    // given
    office.intake("INV-1", Doc.of("RE-1"));

    // when
    office.intake(
        "INV-2",
        Doc.of("RE-1-K")
            .with("type_code", "384")
            .with("preceding_invoice", "RE-1")
            .with("net", "80.00")
            .with("tax", "15.20")
            .with("total", "95.20")
            .with("payable", "95.20"));

    // then
    var old = records.invoices().find("INV-1").orElseThrow();
    assertThat(old.state()).isEqualTo(Invoice.State.BLOCKED);
    assertThat(old.supersededBy()).isEqualTo("INV-2");
    assertThat(records.invoices().unblock("INV-1", "olga")).isFalse();
    assertThat(records.invoices().open("brueckner-voss", LocalDate.of(2027, 1, 1)))
        .extracting(Invoice::id)
        .containsExactly("INV-2");
    assertThat(records.journal().ofInvoice("INV-1"))
        .extracting(JournalEntry::kind)
        .containsExactly("invoice", "reversal");
  }

  @Test
  void shouldOnlyOweTheDifferenceWhenTheCorrectedInvoiceWasPaid() {
    // given
    office.intake("INV-1", Doc.of("RE-1"));
    records.invoices().move("INV-1", Invoice.State.POSTED, Invoice.State.PAID, "test");

    // when
    office.intake(
        "INV-2",
        Doc.of("RE-1-K")
            .with("type_code", "384")
            .with("preceding_invoice", "RE-1")
            .with("net", "80.00")
            .with("tax", "15.20")
            .with("total", "95.20")
            .with("payable", "95.20"));

    // then
    assertThat(records.invoices().find("INV-2").orElseThrow().payable())
        .isEqualByComparingTo("-23.80");
    assertThat(records.invoices().open("brueckner-voss", DAY))
        .extracting(Invoice::id)
        .containsExactly("INV-2");
  }
}
