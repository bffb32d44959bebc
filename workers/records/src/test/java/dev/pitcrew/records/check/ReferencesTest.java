package dev.pitcrew.records.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.records.payable.Invoice.State;
import dev.pitcrew.records.payable.Invoice.Type;
import org.junit.jupiter.api.Test;

final class ReferencesTest {

  @Test
  void shouldFindTheInvoiceThatACreditNoteTakesBack() {
    // given
    var books = Given.books().posted(Given.item("INV-1", Type.INVOICE, "RE-77", "200.00"));
    var credit = Read.good().with("type_code", "381").with("preceding_invoice", "re 77");

    // when
    var check = books.check(credit);

    // then
    assertThat(check.documentType()).isEqualTo("credit-note");
    assertThat(check.refersTo()).isEqualTo("INV-1");
    assertThat(check.findings()).isEmpty();
    assertThat(check.confident()).isTrue();
  }

  @Test
  void shouldAskWhenCreditNotesTakeBackMoreThanTheInvoice() {
    // given
    var books =
        Given.books()
            .posted(Given.item("INV-1", Type.INVOICE, "RE-77", "200.00"))
            .posted(
                Given.item(
                    "INV-2", Type.CREDIT_NOTE, "GU-1", "-100.00", State.POSTED, "INV-1", null));

    // when
    var check =
        books.check(Read.good().with("type_code", "381").with("preceding_invoice", "RE-77"));

    // then
    assertThat(check.findings())
        .extracting(Finding::message)
        .containsExactly("It takes back 119.00, but of invoice RE-77 only 100.00 is left.");
    assertThat(check.confident()).isFalse();
  }

  @Test
  void shouldAskWhenTheInvoiceOfACreditNoteIsNotInTheBooks() {
    assertThat(
            Given.books()
                .check(Read.good().with("type_code", "381").with("preceding_invoice", "RE-77"))
                .findings())
        .extracting(Finding::message)
        .containsExactly("It refers to invoice “RE-77”, which is not in our books.");
  }

  @Test
  void shouldDeductThePrepaymentThatIsInTheBooks() {
    // given
    var books =
        Given.books()
            .posted(Given.item("INV-1", Type.PREPAYMENT, "AZ-1", "50.00"))
            .posted(Given.item("INV-2", Type.PREPAYMENT, "AZ-2", "69.00"));

    // when
    var check = books.check(Read.good().with("prepaid", "50.00").with("payable", "69.00"));

    // then
    assertThat(check.refersTo()).isEqualTo("INV-1");
    assertThat(check.findings())
        .extracting(Finding::code)
        .containsExactly("paid-in-part", "prepayment-deducted");
    assertThat(check.confident()).isTrue();
  }

  @Test
  void shouldAskWhenAPrepaymentIsDeductedTwiceOrNotAtAll() {
    // given
    var used =
        Given.books()
            .posted(
                Given.item("INV-1", Type.PREPAYMENT, "AZ-1", "50.00", State.PAID, null, "INV-0"));
    var open = Given.books().posted(Given.item("INV-1", Type.PREPAYMENT, "AZ-1", "50.00"));

    // when, then
    assertThat(used.check(Read.good().with("prepaid", "50.00").with("payable", "69.00")).findings())
        .extracting(Finding::code)
        .containsExactly("paid-in-part", "prepayment-unknown");
    assertThat(open.check(Read.good()).findings())
        .extracting(Finding::code)
        .containsExactly("prepayment-not-deducted");
  }

  @Test
  void shouldRefuseToAddUpWhenThePayableIsNotTheTotalLessThePrepaid() {
    assertThat(
            Given.books()
                .posted(Given.item("INV-1", Type.PREPAYMENT, "AZ-1", "50.00"))
                .check(Read.good().with("prepaid", "50.00"))
                .findings())
        .extracting(Finding::message)
        .contains("Total 119.00 less 50.00 paid before is 69.00, but 119.00 is to be paid.");
  }

  @Test
  void shouldReplaceTheInvoiceThatACorrectionNames() {
    // given
    var unpaid = Given.books().posted(Given.item("INV-1", Type.INVOICE, "RE-77", "119.00"));
    var paid =
        Given.books()
            .posted(Given.item("INV-1", Type.INVOICE, "RE-77", "100.00", State.PAID, null, null));
    var correction = Read.good().with("type_code", "384").with("preceding_invoice", "RE-77");

    // when, then
    assertThat(unpaid.check(correction).documentType()).isEqualTo("correction");
    assertThat(unpaid.check(correction).refersTo()).isEqualTo("INV-1");
    assertThat(unpaid.check(correction).findings())
        .extracting(Finding::message)
        .containsExactly("It takes the place of RE-77 (INV-1), which will not be paid.");
    assertThat(paid.check(correction).findings())
        .extracting(Finding::message)
        .containsExactly("It corrects RE-77, which is paid: only the difference of 19.00 is due.");
    assertThat(Given.books().check(correction).findings())
        .extracting(Finding::code)
        .containsExactly("preceding-invoice-unknown");
  }
}
