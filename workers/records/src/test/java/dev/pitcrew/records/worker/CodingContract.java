package dev.pitcrew.records.worker;

import static dev.pitcrew.records.worker.PostingOffice.DAY;
import static dev.pitcrew.records.worker.PostingOffice.chairs;
import static dev.pitcrew.records.worker.PostingOffice.checked;
import static dev.pitcrew.records.worker.PostingOffice.input;
import static dev.pitcrew.records.worker.PostingOffice.lines;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.TestBooks;
import dev.pitcrew.records.check.Thresholds;
import dev.pitcrew.records.learn.PageWord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where account and cost centre of a line come from, and what of it is learned. */
abstract class CodingContract {

  @TempDir Path folder;

  private final TestBooks books;

  private PostingOffice office;
  private Records records;

  CodingContract(TestBooks books) {
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
  void shouldTakeTheCodingOfTheOrderLine() {
    // given
    office.order("PO-1", "10");
    office.receive("GR-1", "10");

    // when
    office.intake("INV-1", chairs("RE-1", "6"));

    // then
    assertThat(lines(records.journal().ofInvoice("INV-1").getFirst()))
        .contains("0650 2100 V19 60.00");
  }

  @Test
  void shouldRememberForTheVendorWhatAPersonCoded() {
    // given
    var first = Doc.of("RE-1").line("Toner cartridge 4711", "1", "100.00", "100.00");
    var coded =
        """
        "coding": {"complete": true, "costCentres": ["1300"], "lines": [{"line": 1, "description": "Toner cartridge 4711",
          "net": "100.00", "account": "6830", "costCentre": "1300", "vatCode": "V19", "source": "person"}]}
        """;

    // when
    office.check("INV-1", first);
    var outcome =
        new PostInvoice(records, office.policies())
            .run(input("INV-1", first.json(), checked(), coded));

    // then
    assertThat(outcome).isInstanceOf(JobOutcome.Completed.class);
    var next = Doc.of("RE-2").line("Toner cartridge 4712", "1", "100.00", "100.00");
    assertThat(office.code("INV-2", next).toString())
        .contains("account=6830", "costCentre=1300", "source=last-coding", "complete=true");
  }

  @Test
  void shouldKeepAPersonsCodingWhenTheInvoiceIsCodedAgain() {
    // given
    var doc = Doc.of("RE-1");
    var coded =
        """
        "coding": {"complete": true, "costCentres": [], "lines": [{"line": 1, "net": "100.00", "account": "6830",
          "vatCode": "V19", "source": "person"}]}
        """;

    // when
    var outcome = new CodeInvoice(records).run(input("INV-1", doc.json(), checked(), coded));

    // then
    assertThat(((JobOutcome.Completed) outcome).variables().get("coding").toString())
        .contains("account=6830", "source=person", "complete=true");
  }

  @Test
  void shouldAskAPersonAndBookNothingWhenTheCodingDoesNotFit() {
    // given
    var doc = Doc.of("RE-1");
    office.check("INV-1", doc);
    var coded =
        """
        "coding": {"complete": true, "lines": [{"line": 1, "net": "90.00", "account": "6830", "vatCode": "V19"}]}
        """;

    // when
    var outcome =
        new PostInvoice(records, office.policies())
            .run(input("INV-1", doc.json(), checked(), coded));

    // then
    assertThat(outcome)
        .isEqualTo(
            new JobOutcome.NeedsPerson(
                "Expected to book the invoice as it is coded. The coded lines come to 90.00, but the net amount is 100.00."));
    assertThat(records.invoices().find("INV-1")).isEmpty();
    assertThat(records.journal().between(DAY, DAY)).isEmpty();
    assertThat(records.effects().unresolved()).isEmpty();
  }

  @Test
  void shouldTellWhoCodesWhatTheJournalWouldNotTake() {
    // given
    var doc = Doc.of("RE-1");
    office.check("INV-1", doc);
    var coded =
        """
        "coding": {"complete": true, "lines": [{"line": 1, "net": "100.00", "account": "6830", "vatCode": "V7"}]}
        """;

    // when, then
    assertThat(new Booking(records, input("INV-1", doc.json(), checked(), coded)).objection())
        .contains("By the VAT codes of the lines the tax is 7.00, but the document charges 19.00.");
    assertThat(
            new Booking(records, input("INV-1", doc.json(), checked(), coded.replace("V7", "V19")))
                .objection())
        .isEmpty();
    assertThat(records.journal().between(DAY, DAY)).isEmpty();
  }

  @Test
  void shouldNotNeedTheSameCorrectionOnTheSecondInvoiceOfALayout() {
    // given a layout in which the reader finds neither number nor currency, and takes a wrong date
    Words pages =
        reading ->
            page(
                reading.path("page").asText().equals("1")
                    ? List.of("Vorgang 4711", "Liefertermin 12.11.2026", "Ausgestellt 10.11.2026")
                    : List.of("Vorgang 4712", "Liefertermin 20.11.2026", "Ausgestellt 18.11.2026"));
    var work = new CheckInvoice(records, Thresholds.SHIPPED, pages);
    var first =
        Doc.of("x").without("invoice_number").without("currency").with("issue_date", "2026-11-12");
    var second =
        Doc.of("x").without("invoice_number").without("currency").with("issue_date", "2026-11-20");
    var corrected = Doc.of("4711");

    // when a person corrects the first
    var before = work.run(input("INV-1", first.json(), "\"reading\": {\"page\": \"1\"}"));
    new RegisterValidation(records, pages)
        .run(
            input(
                "INV-1",
                corrected.json(),
                "\"reading\": {\"page\": \"1\"}",
                """
                "validation": {"decision": "correct", "by": "clara", "corrections": {
                  "invoice_number": "4711", "currency": "EUR", "issue_date": "2026-11-10"}},
                "check": {"vendorId": "V1001", "read": {"issue_date": "2026-11-12"}}
                """));
    var after =
        (JobOutcome.Completed)
            work.run(input("INV-2", second.json(), "\"reading\": {\"page\": \"2\"}"));

    // then the second needs nobody
    assertThat(((JobOutcome.Completed) before).variables().get("check").toString())
        .contains("confident=false");
    assertThat(after.variables().get("check").toString())
        .contains("confident=true", "It was taken as clara corrected it");
    assertThat(after.variables().get("invoice").toString())
        .contains("value=4712", "value=2026-11-18", "value=EUR", "source=learned");

    // and what a person entered or an e-invoice says stays as it is
    var xml = Doc.of("x").source("xml").with("issue_date", "2026-11-20");
    var said =
        (JobOutcome.Completed)
            work.run(input("INV-3", xml.json(), "\"reading\": {\"page\": \"2\"}"));
    assertThat(said.variables().get("check").toString()).contains("invoice_number=x");
  }

  @Test
  void shouldKnowAVendorWithoutReadableNameByWhatPeopleSaidOfItsNumber() {
    // given a logo that is read as another word, and a number of a second tax registration
    var first =
        Doc.of("RE-1").with("vendor", "Rechnung").with("vat_id", "ATU12345678").without("iban");
    var second =
        Doc.of("RE-2").with("vendor", "Rechnung").with("vat_id", "ATU12345678").without("iban");

    // when
    assertThat(office.checkAll("INV-1", first)).containsEntry("vendorRisk", "unknown");
    new RegisterValidation(records)
        .run(
            input(
                "INV-1",
                Doc.of("RE-1").with("vat_id", "ATU12345678").json(),
                """
                "validation": {"decision": "correct", "by": "clara", "corrections": {"vendor": "Hansen Bürobedarf GmbH"}},
                "check": {"read": {"vendor": "Rechnung"}}
                """));

    // then
    assertThat(office.checkAll("INV-2", second))
        .containsEntry("vendorId", "V1001")
        .containsEntry("confident", true);
    assertThat(records.vendors().find("V1001").orElseThrow().aliases()).doesNotContain("Rechnung");
  }

  private static List<PageWord> page(List<String> lines) {
    var words = new ArrayList<PageWord>();
    for (int i = 0; i < lines.size(); i++) {
      double x = 50;
      for (var text : lines.get(i).split(" ")) {
        words.add(new PageWord(text, 1, List.of(x, 100.0 + 30 * i, text.length() * 5.0, 10.0), 1));
        x += text.length() * 5 + 4;
      }
    }
    return words;
  }
}
