package dev.pitcrew.records.questions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.TestBooks;
import dev.pitcrew.records.company.Address;
import dev.pitcrew.records.payable.Invoice;
import dev.pitcrew.records.people.Person;
import dev.pitcrew.records.vendors.Vendor;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AuditQuestionsTest {

  private static final Instant FRIDAY = Instant.parse("2026-11-20T09:00:00Z");
  private static final Instant SATURDAY = Instant.parse("2026-11-21T09:00:00Z");
  private static final Terms TERMS =
      Terms.usual(List.of(new BigDecimal("1000"), new BigDecimal("10000")));

  @TempDir Path folder;
  private Records records;

  @BeforeEach
  void open() {
    records = Records.open(TestBooks.SQLITE.stocked(folder), InstantSource.fixed(FRIDAY));
  }

  @AfterEach
  void close() {
    records.close();
  }

  @Test
  void shouldFindTheVendorPaidToAnEmployeesAccountWhenThereIsOne() {
    // given
    records
        .people()
        .save(
            new Person(
                "anton",
                "Anton",
                Set.of("approver"),
                null,
                null,
                true,
                null,
                "DE40 9999 0000 0000 0000 77"));
    vendor("X1", "Nordlicht Beratung", "DE999999991", "DE40999900000000000077");

    // when
    List<Answer> found = of(Question.VENDOR_IBAN_IS_AN_EMPLOYEES);

    // then
    assertThat(found)
        .singleElement()
        .satisfies(
            answer -> {
              assertThat(answer.message())
                  .isEqualTo("Nordlicht Beratung (X1) is paid to the account of Anton (anton).");
              assertThat(answer.rows())
                  .extracting(row -> row.get("table") + " " + row.get("id"))
                  .containsExactly("vendors X1", "people anton");
            });
  }

  @Test
  void shouldFindAVendorTwiceWhenVatIdAccountOrNameAreTheSame() {
    // given
    vendor("X1", "Zirbelwerk Metallbau GmbH", "DE999999991", "DE40999900000000000077");
    vendor("X2", "Quellmark AG", "de 999 999 991", null);
    vendor("X3", "Ulmenhof OHG", "DE999999993", "DE40 9999 0000 0000 0000 77");
    vendor("X4", "Zirbelwerk Metalbau", "DE999999994", null);

    // when
    List<Answer> found = of(Question.DUPLICATE_VENDOR);

    // then
    assertThat(pairs(found)).contains(Set.of("X1", "X2"), Set.of("X1", "X3"), Set.of("X1", "X4"));
    assertThat(pairs(found)).noneMatch(pair -> pair.equals(Set.of("X2", "X3")));
  }

  @Test
  void shouldFindVendorsWithoutVatIdWhenThereAreSome() {
    // given
    vendor("X1", "Zirbelwerk", null, null);
    vendor("X2", "Quellmark", " ", null);

    // then
    assertThat(of(Question.VENDOR_WITHOUT_VAT_ID))
        .extracting(a -> a.rows().getFirst().get("id"))
        .contains("X1", "X2");
  }

  @Test
  void shouldFindRoundSumsJustBelowALimitAndNotOthers() {
    // given
    invoice("A1", "V1001", "990.00", "2026-01-05", FRIDAY);
    invoice("A2", "V1001", "999.99", "2026-02-05", FRIDAY);
    invoice("A3", "V1001", "1000.00", "2026-03-05", FRIDAY);
    invoice("A4", "V1001", "1000.01", "2026-04-05", FRIDAY);
    invoice("A5", "V1001", "963.17", "2026-05-05", FRIDAY);
    invoice("A6", "V1001", "9500.00", "2026-06-05", FRIDAY);
    invoice("A7", "V1001", "900.00", "2026-07-05", FRIDAY);

    // then
    assertThat(of(Question.JUST_BELOW_A_LIMIT))
        .extracting(a -> a.rows().getFirst().get("id"))
        .containsExactly("A1", "A2", "A3", "A6");
  }

  @Test
  void shouldFindASplitWhenInvoicesOfOneVendorAreAboveALimitTogether() {
    // given
    invoice("S1", "V1001", "600.00", "2026-01-05", FRIDAY);
    invoice("S2", "V1001", "300.00", "2026-01-08", FRIDAY);
    invoice("S3", "V1001", "200.00", "2026-01-12", FRIDAY);
    invoice("S4", "V1001", "700.00", "2026-03-12", FRIDAY);
    invoice("S5", "V2001", "700.00", "2026-01-06", FRIDAY);
    invoice("S6", "V1001", "5000.00", "2026-01-09", FRIDAY);

    // when
    List<Answer> found = of(Question.SPLIT_BELOW_A_LIMIT);

    // then
    assertThat(found)
        .singleElement()
        .satisfies(
            answer -> {
              assertThat(answer.rows())
                  .extracting(row -> row.get("id"))
                  .containsExactly("S1", "S2", "S3");
              assertThat(answer.message()).contains("3 invoices").contains("1100.00 EUR");
            });
  }

  @Test
  void shouldFindTheSameInvoiceOfTwoVendorsAndPostingsOnADayOff() {
    // given
    invoice("T1", "V1001", "417.20", "2026-01-05", FRIDAY);
    invoice("T2", "V2001", "417.20", "2026-01-05", "RE-T1", SATURDAY);

    // then
    assertThat(of(Question.SAME_INVOICE_OF_TWO_VENDORS))
        .singleElement()
        .satisfies(
            a -> assertThat(a.rows()).extracting(row -> row.get("id")).containsExactly("T1", "T2"));
    assertThat(of(Question.POSTED_ON_A_DAY_OFF))
        .singleElement()
        .satisfies(a -> assertThat(a.rows().getFirst()).containsEntry("id", "T2"));
  }

  private List<Answer> of(Question question) {
    return new AuditQuestions(records, TERMS)
        .answers().stream().filter(a -> a.question() == question).toList();
  }

  private static List<Set<String>> pairs(List<Answer> answers) {
    return answers.stream()
        .map(a -> a.rows().stream().map(row -> row.get("id")).collect(Collectors.toSet()))
        .toList();
  }

  private void vendor(String id, String name, @Nullable String vatId, @Nullable String iban) {
    records
        .vendors()
        .save(
            new Vendor(
                id,
                name,
                List.of(),
                vatId,
                iban,
                null,
                new Address(null, null, null, "DE"),
                null,
                null,
                Vendor.Risk.NORMAL,
                30,
                null));
  }

  private void invoice(String id, String vendor, String amount, String day, Instant postedAt) {
    invoice(id, vendor, amount, day, "RE-" + id, postedAt);
  }

  private void invoice(
      String id, String vendor, String amount, String day, String number, Instant postedAt) {
    records
        .invoices()
        .post(
            new Invoice(
                id,
                "brueckner-voss",
                vendor,
                Invoice.Type.INVOICE,
                number,
                LocalDate.parse(day),
                LocalDate.parse(day).plusDays(30),
                "EUR",
                null,
                null,
                new BigDecimal(amount),
                new BigDecimal(amount),
                null,
                "sha-" + id,
                null,
                "binding",
                Invoice.State.POSTED,
                null,
                postedAt),
            "test");
  }
}
