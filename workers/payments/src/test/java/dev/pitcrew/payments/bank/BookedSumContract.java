package dev.pitcrew.payments.bank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.TestBooks;
import dev.pitcrew.records.bank.BankEntry;
import dev.pitcrew.records.payment.Payment;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that the bank books in one sum. */
abstract class BookedSumContract {

  @TempDir Path folder;

  private final TestBooks books;

  private BankDesk desk;
  private Records records;
  private StatementImport bank;

  BookedSumContract(TestBooks books) {
    this.books = books;
  }

  @BeforeEach
  void open() {
    desk = new BankDesk(books.stocked(folder));
    records = desk.records();
    bank = desk.bank();
  }

  @AfterEach
  void close() {
    records.close();
  }

  @Test
  void shouldSettleTheWholeRunWhenTheBankBooksOneSum() {
    // given
    desk.released("R1", "100.00", "50.00");
    desk.released("R2", "20.00", "30.00");
    desk.released("R3", "1.00");

    // when one is named by its file, one only by its sum, one by a wrong sum
    desk.stored(
        Camt.v08().batch("-150.00", "R1", 2).batch("-50.00", "", 2).batch("-2.00", "R3", 1));

    // then
    assertThat(Stream.of("R1-1", "R1-2", "R2-1", "R2-2").map(desk::state))
        .containsOnly(Payment.State.PAID);
    assertThat(desk.state("R3-1")).isEqualTo(Payment.State.RELEASED);
    assertThat(records.bankStatements().inState(BankEntry.State.FINDING, 10))
        .extracting(BankEntry::detail)
        .containsExactly("The bank booked 2.00 for R3, but 1.00 of it is on its way.");
  }

  @Test
  void shouldNotGuessWhenTwoRunsHaveTheSameSum() {
    // given
    desk.released("R1", "100.00");
    desk.released("R2", "60.00", "40.00");

    // when
    var statement = desk.stored(Camt.v08().batch("-100.00", "", 0));

    // then
    assertThat(statement.unmatched()).isEqualTo(1);
    assertThat(desk.state("R1-1")).isEqualTo(Payment.State.RELEASED);
  }

  @Test
  void shouldSettleEachWhenTheBankTellsTheTransactionsOfASumApart() {
    // given
    desk.released("R1", "100.00", "50.00");
    desk.released("R2", "20.00", "30.00");
    desk.released("R3", "5.00", "6.00");

    // when
    var statement =
        desk.stored(
            Camt.v08()
                .batchOf("-150.00", "R1-1=-100.00", "R1-2=-50.00")
                .batchOf("-50.00", "R2-1", "R2-2")
                .batchOf("-12.00", "R3-1=-5.00", "R3-2=-6.00"));

    // then
    assertThat(Stream.of("R1-1", "R1-2", "R2-1", "R2-2").map(desk::state))
        .containsOnly(Payment.State.PAID);
    assertThat(Stream.of("R3-1", "R3-2").map(desk::state)).containsOnly(Payment.State.RELEASED);
    assertThat(statement.matched()).isEqualTo(4);
    assertThat(records.bankStatements().inState(BankEntry.State.FINDING, 10))
        .extracting(BankEntry::detail)
        .containsOnly("The bank booked -12.00, but its transactions add up to -11.00.");
  }
}
