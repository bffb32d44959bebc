package dev.pitcrew.documents.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pitcrew.documents.intake.MemoryShelf;
import dev.pitcrew.documents.invoice.InvoiceReader;
import dev.pitcrew.documents.read.ReaderSettings;
import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.jobs.shelf.DocumentRef;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JobsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final InvoiceReader READER =
      new InvoiceReader(ReaderSettings.defaults().withProcessesMax(1).forPeople());

  private static final byte[] E_INVOICE =
      """
      <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2">
        <ID>RE-4711</ID><IssueDate>2026-03-12</IssueDate><DocumentCurrencyCode>EUR</DocumentCurrencyCode>
        <LegalMonetaryTotal>
          <TaxInclusiveAmount currencyID="EUR">1190.00</TaxInclusiveAmount>
          <PayableAmount currencyID="EUR">1190.00</PayableAmount>
        </LegalMonetaryTotal>
      </Invoice>
      """
          .getBytes(StandardCharsets.UTF_8);

  private final MemoryShelf shelf = new MemoryShelf();
  private final ReadJob job = new ReadJob(READER, shelf);

  @AfterAll
  static void close() {
    READER.close();
  }

  @Test
  void shouldGiveReadingAndInvoiceWhenAPdfIsRead() throws Exception {
    // given
    byte[] pdf =
        pdf(
            "Rechnung",
            "Rechnungsnummer: RE-4711",
            "Rechnungsdatum: 12.03.2026",
            "Nettobetrag: 1.000,00 EUR",
            "Umsatzsteuer 19 %: 190,00 EUR",
            "Gesamtbetrag: 1.190,00 EUR");

    // when
    JsonNode variables = done(run(pdf));

    // then
    JsonNode reading = variables.path("reading");
    assertThat(reading.path("kind").asText()).isEqualTo("digital-pdf");
    assertThat(reading.path("pageCount").asInt()).isEqualTo(1);
    JsonNode page = reading.path("pages").path(0);
    assertThat(page.path("width").asDouble()).isEqualTo(595.3);
    assertThat(kept(page.path("image"))).startsWith((byte) 0x89, 'P', 'N', 'G');
    JsonNode words = JSON.readTree(kept(reading.path("words")));
    assertThat(words.path(0).path("text").asText()).isEqualTo("Rechnung");
    assertThat(words.path(0).path("box")).hasSize(4);
    JsonNode total = variables.path("invoice").path("fields").path("total");
    assertThat(total.path("value").asText()).isEqualTo("1190.00");
    assertThat(total.path("source").asText()).isEqualTo("text");
    assertThat(variables.has("printed")).isFalse();
  }

  @Test
  void shouldReadTheEInvoiceAndShowThePdfWhenBothCame() throws Exception {
    // given
    byte[] page =
        pdf("Rechnung", "Rechnungsnummer: RE-4711", "Gesamtbetrag: 1.190,00 EUR", "Vielen Dank!");

    // when
    JsonNode variables = done(run(E_INVOICE, page));

    // then
    assertThat(variables.path("reading").path("kind").asText()).isEqualTo("e-invoice");
    assertThat(variables.path("reading").path("syntax").asText()).isEqualTo("UBL-Invoice");
    assertThat(kept(variables.path("reading").path("pages").path(0).path("image")))
        .startsWith((byte) 0x89, 'P', 'N', 'G');
    JsonNode number = variables.path("invoice").path("fields").path("invoice_number");
    assertThat(number.path("value").asText()).isEqualTo("RE-4711");
    assertThat(number.path("source").asText()).isEqualTo("xml");
    assertThat(number.path("box")).hasSize(4);
    JsonNode printed = variables.path("printed").path("fields").path("total");
    assertThat(printed.path("value").asText()).isEqualTo("1190.00");
    assertThat(printed.path("source").asText()).isEqualTo("text");
  }

  @Test
  void shouldReadTheEInvoiceAndSaySoWhenItsPdfCannotBeRead() throws Exception {
    // when
    JsonNode variables = done(run(E_INVOICE, "%PDF-1.4 broken".getBytes(StandardCharsets.UTF_8)));

    // then
    assertThat(variables.path("invoice").path("fields").path("total").path("value").asText())
        .isEqualTo("1190.00");
    assertThat(variables.has("printed")).isFalse();
    assertThat(variables.path("reading").path("findings").findValuesAsText("message"))
        .contains(
            "The PDF that came with the e-invoice could not be compared with it: "
                + "The PDF is damaged and cannot be read.");
  }

  @Test
  void shouldKeepTheSameDocumentsWhenItRunsTwice() throws Exception {
    // given
    byte[] pdf = pdf("Invoice number: 1", "Total: 20.00 EUR");
    run(pdf);
    var first = List.copyOf(shelf.kept.keySet());

    // when
    run(pdf);

    // then
    assertThat(shelf.kept.keySet()).containsExactlyElementsOf(first);
  }

  @Test
  void shouldThrowTheErrorOfTheModelWhenNothingCanBeReadOrItIsNoInvoice() throws Exception {
    assertThat(run(new byte[0])).isEqualTo(JobOutcome.error("unreadable", "The file is empty."));
    assertThat(run("%PDF-1.4 broken".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(JobOutcome.error("unreadable", "The PDF is damaged and cannot be read."));
    assertThat(run("<order/>".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(
            JobOutcome.error(
                "not-an-invoice", "The XML is not an e-invoice: its root is \"order\"."));
    assertThat(run(pdf("Dear colleagues,", "the meeting takes place in the large room.")))
        .isEqualTo(
            JobOutcome.error(
                "not-an-invoice",
                "The document can be read, but nothing in it looks like an invoice."));
  }

  @Test
  void shouldAskForAPersonWhenTheReferenceIsMissing() throws Exception {
    assertThat(job.run(job(JSON.createObjectNode())))
        .isEqualTo(
            new JobOutcome.NeedsPerson(
                "Expected to find a document reference in variable document, "
                    + "but it is missing."));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-12, 2026-11-21T10:00:00Z, 2034-12-31",
    "2025-12-30, 2026-01-02T10:00:00Z, 2034-12-31",
    "2062-03-12, 2026-11-21T10:00:00Z, 2035-12-31",
    "nonsense, 2026-11-21T10:00:00Z, 2034-12-31",
    "2026-03-12, nonsense, 2034-12-31",
    "2026-12-31, 2026-12-31T23:30:00Z, 2035-12-31",
  })
  void shouldKeepInvoicesForEightYearsFromTheEndOfTheYear(
      String issued, String received, String until) {
    // given
    var clock = InstantSource.fixed(Instant.parse("2026-12-01T00:00:00Z"));
    var variables = JSON.createObjectNode();
    variables.putObject("document").put("documentId", "d1");
    variables.putObject("intake").put("receivedAt", received);
    variables.putObject("invoice").putObject("fields").putObject("issue_date").put("value", issued);

    // when
    JobOutcome result = new ArchiveJob(clock).run(job(variables));

    // then
    assertThat(result)
        .isEqualTo(
            new JobOutcome.Completed(
                Map.of("archive", Map.of("documentId", "d1", "retainUntil", until))));
  }

  private JobOutcome run(byte[] file) throws Exception {
    DocumentRef document = shelf.put(file, "application/pdf", "a.pdf");
    return job.run(job(JSON.valueToTree(Map.of("document", document.toVariable()))));
  }

  private JobOutcome run(byte[] file, byte[] page) throws Exception {
    DocumentRef document = shelf.put(file, "application/xml", "a.xml");
    DocumentRef shown = shelf.put(page, "application/pdf", "a.pdf");
    return job.run(
        job(
            JSON.valueToTree(
                Map.of(
                    "document",
                    document.toVariable(),
                    "intake",
                    Map.of("attachments", List.of(shown.toVariable()))))));
  }

  private static JobInput job(JsonNode variables) {
    return new JobInput(1, 2, 3, "invoice-intake", variables);
  }

  private static JsonNode done(JobOutcome result) {
    assertThat(result).isInstanceOf(JobOutcome.Completed.class);
    return JSON.valueToTree(((JobOutcome.Completed) result).variables());
  }

  private byte[] kept(JsonNode reference) {
    return shelf.kept.get(DocumentRef.of(reference).documentId());
  }

  private static byte[] pdf(String... lines) throws Exception {
    try (var document = new PDDocument();
        var bytes = new ByteArrayOutputStream()) {
      var page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      try (var out = new PDPageContentStream(document, page)) {
        int y = 780;
        for (String line : lines) {
          out.beginText();
          out.setFont(new PDType1Font(FontName.HELVETICA), 11);
          out.newLineAtOffset(60, y);
          out.showText(line);
          out.endText();
          y -= 20;
        }
      }
      document.save(bytes);
      return bytes.toByteArray();
    }
  }
}
