package dev.pitcrew.records.master;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.TestBooks;
import dev.pitcrew.spreadsheets.TableProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of our own companies. */
abstract class CompanyFileContract {

  @TempDir Path folder;
  @TempDir Path written;

  private final TestBooks books;

  private Records records;
  private MasterFiles files;

  CompanyFileContract(TestBooks books) {
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
  void shouldKeepACompanyAsItsFileSays() throws IOException {
    // given
    var text = Files.readString(MasterFiles.MASTER.resolve("company.json"));

    // when
    var report =
        files.company(
            files.write(
                text.replace("\"friday\": \"08:00-15:00\"", "\"friday\": \"08:00-12:00\"")));

    // then
    assertThat(report.counts()).isEqualTo("0 new, 2 changed, 0 unchanged");
    var service = records.entities().find("bv-service").orElseThrow();
    assertThat(service.vatIds()).containsExactly("DE812345681");
    assertThat(service.bookkeeping().vatCode("RC19").orElseThrow().outputAccount())
        .isEqualTo("3837");
    assertThat(service.retention()).containsEntry("invoice", java.time.Period.ofYears(8));
    assertThat(
            records
                .calendars()
                .of("bv-service")
                .plusWorkingDays(Instant.parse("2026-11-19T14:00:00Z"), 1))
        .isEqualTo(Instant.parse("2026-11-20T11:00:00Z"));
  }

  @Test
  void shouldNameEverythingWrongInACompanyFile() throws IOException {
    // when
    var report =
        files.company(
            files.write(
                """
                {"entities": [{"id": "x", "name": "X GmbH", "iban": "DE12", "contry": "DE",
                  "timeZone": "Berlin", "vatIds": ["4711"],
                  "workingHours": {"mon-fri": "08:00-17:00"},
                  "holidays": {"easter": ["-2"], "yearly": ["13-01"]},
                  "retention": {"invoices": "P8Y", "books": "P-1Y"},
                  "vatCodes": [{"code": "R", "rate": "190", "treatment": "reverse-charge"}]}]}
                """));

    // then
    assertThat(report.problems())
        .extracting(TableProblem::cell)
        .containsExactlyInAnyOrder(
            "entities[0].contry",
            "entities[0].iban",
            "entities[0].country",
            "entities[0].timeZone",
            "entities[0].vatIds[0]",
            "entities[0].workingHours",
            "entities[0].holidays.easter",
            "entities[0].holidays",
            "entities[0].retention.invoices",
            "entities[0].retention.books",
            "entities[0].vatCodes[0].rate",
            "entities[0].vatCodes[0]");
    assertThat(report.problems())
        .extracting(TableProblem::line)
        .contains(
            "in.csv, entities[0].iban: Expected a valid IBAN, but found 'DE12'.",
            "in.csv, entities[0].country: Expected a value, but it is missing.");
    assertThat(files.company(files.write("{\"entities\": [")).problems())
        .extracting(TableProblem::message)
        .singleElement()
        .asString()
        .startsWith("Expected JSON, but line 1, column ");
    assertThat(records.entities().find("x")).isEmpty();
  }
}
