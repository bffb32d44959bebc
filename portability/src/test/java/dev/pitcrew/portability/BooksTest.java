package dev.pitcrew.portability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.journal.JournalEntry;
import dev.pitcrew.records.master.SampleMasterData;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the comparison of books sees what it is there for. */
class BooksTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

  @TempDir Path first;
  @TempDir Path second;

  @BeforeEach
  void post() {
    post(first, "INV-1:posting:2251799813685301", "posting", "119.00");
    post(second, "INV-1:posting:4503599627370700", "posting", "119.00");
  }

  @Test
  void shouldFindNothingWhereTheSameWasPostedUnderOtherKeys() throws Exception {
    assertThat(Books.in(first).facts()).hasSize(2).isEqualTo(Books.in(second).facts());
    assertThat(Books.in(first).doubled()).isEmpty();
    assertThat(Books.in(first).unbalanced()).isEmpty();
  }

  @Test
  void shouldFindWhatAWorkerPostedTwice() throws Exception {
    // when
    post(second, "INV-1:posting:again", "posting", "119.00");

    // then
    assertThat(Books.in(second).doubled()).hasSize(1);
    assertThat(Books.in(second).facts()).isNotEqualTo(Books.in(first).facts());
  }

  @Test
  void shouldFindAnAmountThatIsAnother() throws Exception {
    // when
    post(first, "INV-2", "posting", "10.00");
    post(second, "INV-2", "posting", "10.01");

    // then
    assertThat(Books.in(second).facts()).isNotEqualTo(Books.in(first).facts());
  }

  private static void post(Path data, String key, String kind, String amount) {
    try (Records records = Records.open(data)) {
      SampleMasterData.load(records);
      BigDecimal gross = new BigDecimal(amount);
      records
          .journal()
          .post(
              new JournalEntry(
                  key,
                  "brueckner-voss",
                  key.substring(0, 5),
                  kind,
                  DAY,
                  DAY,
                  "EUR",
                  "Invoice",
                  List.of(line("6815", gross), line("70000", gross.negate()))),
              "test");
    }
  }

  private static JournalEntry.Line line(String account, BigDecimal amount) {
    return new JournalEntry.Line(account, null, null, amount, "");
  }
}
