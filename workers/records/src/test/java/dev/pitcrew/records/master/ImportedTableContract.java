package dev.pitcrew.records.master;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.TestBooks;
import dev.pitcrew.records.orders.OrderLine;
import dev.pitcrew.records.orders.Receipt;
import dev.pitcrew.spreadsheets.TableProblem;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What single tables say and must not say: absences, orders and receipts, rates. */
abstract class ImportedTableContract {

  @TempDir Path folder;
  @TempDir Path written;

  private final TestBooks books;

  private Records records;
  private MasterFiles files;

  ImportedTableContract(TestBooks books) {
    this.books = books;
  }

  @BeforeEach
  void open() {
    records = Records.open(books.stocked(folder), InstantSource.fixed(MasterFiles.NOW));
    files = new MasterFiles(records, written);
  }

  @AfterEach
  void close() {
    records.close();
  }

  @Test
  void shouldRefuseAbsencesThatLeaveNobody() throws IOException {
    // when
    var report =
        files.run(
            ImportKind.ABSENCES,
            "username,from,to,substitute\n"
                + "sven,2026-08-10,2026-08-20,anton\n"
                + "dora,2026-09-01,2026-08-01,anton\n"
                + "carl,2026-09-01,2026-09-02,carl\n"
                + "theo,2026-09-01,2026-09-02,nobody\n");

    // then
    assertThat(report.problems())
        .extracting(TableProblem::line)
        .containsExactly(
            "in.csv, cell D2 (substitute): Expected somebody at work to stand in for sven on"
                + " 2026-08-10, but the substitutes anton are away too.",
            "in.csv, cell C3 (to): Expected a day on or after 2026-09-01, but found 2026-08-01.",
            "in.csv, cell D4 (substitute): Expected another person to stand in for carl, but it is"
                + " the same one.",
            "in.csv, cell D5 (substitute): Expected somebody at work among our people, but 'nobody'"
                + " is not there.");
  }

  @Test
  void shouldFindWhoStandsInOnThatDay() {
    // when, then
    assertThat(records.absences().representedBy("sven", LocalDate.of(2026, 8, 14)))
        .containsExactly("anton");
    assertThat(records.absences().representedBy("sven", LocalDate.of(2026, 8, 15))).isEmpty();
    assertThat(records.absences().substituteOf("anton", LocalDate.of(2026, 8, 3))).contains("sven");
    assertThat(records.absences().remove("anton", LocalDate.of(2026, 8, 3))).isTrue();
    assertThat(records.absences().isAbsent("anton", LocalDate.of(2026, 8, 3))).isFalse();
  }

  @Test
  void shouldKeepOrdersAndWhatCameInForThem() throws IOException {
    // when
    var orders = files.run(ImportKind.ORDERS, MasterFiles.ORDERS);
    var receipts =
        files.run(
            ImportKind.RECEIPTS,
            "receipt,order,line,quantity,date\nR-1,T-1,1,6,2026-11-18\nR-2,T-1,1,5,2026-11-19\n");

    // then
    assertThat(orders.counts()).isEqualTo("2 new, 0 changed, 0 unchanged");
    assertThat(receipts.counts()).isEqualTo("2 new, 0 changed, 0 unchanged");
    assertThat(receipts.notices())
        .containsExactly("Order T-1, line 1: 11 came in, 10 were ordered.");
    var order = records.orders().find("T-1").orElseThrow();
    assertThat(order.currency()).isEqualTo("EUR");
    assertThat(order.lines())
        .extracting(OrderLine::unitPrice)
        .containsExactly(new BigDecimal("4.30"), new BigDecimal("2"));
    assertThat(records.orders().received("T-1", 1)).isEqualByComparingTo("11");
    assertThat(records.orders().received("T-1", 2)).isZero();
    assertThat(files.run(ImportKind.ORDERS, MasterFiles.ORDERS.replace("4.30", "4.3")).counts())
        .isEqualTo("0 new, 0 changed, 2 unchanged");
  }

  @Test
  void shouldAnnounceAReceiptOnceAndAgainWhenItChanged() throws IOException {
    // given
    files.run(ImportKind.ORDERS, MasterFiles.ORDERS);
    var text = "receipt,order,line,quantity,date\nR-1,T-1,1,6,2026-11-18\nR-1,T-1,2,5,2026-11-18\n";
    records.orders().unannounced().forEach(receipt -> records.orders().announced(receipt.id()));
    files.run(ImportKind.RECEIPTS, text);

    // when, then
    assertThat(records.orders().unannounced()).extracting(Receipt::line).containsExactly(1, 2);
    records.orders().announced("R-1");
    assertThat(records.orders().unannounced()).isEmpty();
    files.run(ImportKind.RECEIPTS, text);
    assertThat(records.orders().unannounced()).isEmpty();
    files.run(ImportKind.RECEIPTS, text.replace(",6,", ",7,"));
    assertThat(records.orders().unannounced())
        .containsExactly(
            new Receipt("R-1", "T-1", 1, new BigDecimal("7"), LocalDate.of(2026, 11, 18)));
  }

  @Test
  void shouldTakeRatesWhenABankPublishesThem() throws IOException {
    // when
    var report =
        files.run(
            ImportKind.RATES,
            "date,currency,rate,source\n"
                + "2027-01-04,USD,1.0841,Central bank\n"
                + "2027-01-04,JPY,162.35,Central bank\n");

    // then
    assertThat(report.counts()).isEqualTo("2 new, 0 changed, 0 unchanged");
    var day = LocalDate.of(2027, 1, 9);
    assertThat(records.currencyRates().on("USD", day).orElseThrow().perEuro())
        .isEqualByComparingTo("1.0841");
    assertThat(records.currencyRates().on("USD", day.plusDays(3))).isEmpty();
    assertThat(records.audit().about("currency-rate", "USD 2027-01-04")).hasSize(1);
  }

  @Test
  void shouldNameEveryBadRateWhenAFileIsWrong() throws IOException {
    // when
    var report =
        files.run(
            ImportKind.RATES,
            "date,currency,rate,source\n"
                + "2027-01-04,USD,-1.08,Bank\n"
                + "2027-01-04,EUR,1,Bank\n"
                + "2027-01-04,XYZ,2,Bank\n"
                + "2027-01-05,GBP,0,Bank\n");

    // then
    assertThat(report.problems())
        .extracting(TableProblem::line)
        .containsExactly(
            "in.csv, cell C2 (rate): Expected how many units of USD one euro is worth, but found"
                + " -1.08.",
            "in.csv, cell B3 (currency): Expected a currency code such as USD, not EUR, but found"
                + " 'EUR'.",
            "in.csv, cell B4 (currency): Expected a currency code such as USD, not EUR, but found"
                + " 'XYZ'.",
            "in.csv, cell C5 (rate): Expected how many units of GBP one euro is worth, but found"
                + " 0.");
    assertThat(records.currencyRates().find("USD", LocalDate.of(2027, 1, 4))).isEmpty();
  }
}
