package dev.pitcrew.app.buyer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.app.buyer.SentInvoice.Seller;
import dev.pitcrew.documents.intake.Intake;
import dev.pitcrew.records.cases.Case;
import dev.pitcrew.records.cases.IntakeRecord;
import dev.pitcrew.records.evidence.Evidence;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A supplier sends an invoice as XML for programs and as PDF for people. */
class TwoShapesTest {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @TempDir static Path data;
  private static Office office;

  @BeforeAll
  static void open() {
    office = Office.open(data);
  }

  @AfterAll
  static void close() {
    office.close();
  }

  @Test
  void shouldPostOneCaseWhenXmlAndPdfLieInTheFolder() throws Exception {
    // given
    var invoice = SentInvoice.of(Seller.STROM, "SN-P1-1", "400.00");
    byte[] pdf = pdf("Rechnung", "Rechnungsnummer: SN-P1-1", "Gesamtbetrag: 476,00 EUR");
    String caseId = Intake.caseId(sha256(invoice.bytes()));

    // when
    put("re-1.pdf", pdf);
    put("re-1.xml", invoice.bytes());
    awaitCase(caseId);
    Case ended = office.bringToEnd(caseId);

    // then
    assertThat(ended.outcome()).isEqualTo("posted");
    assertThat(office.books().intake().find(sha256(pdf)))
        .hasValueSatisfying(
            page -> {
              assertThat(page.caseId()).isEqualTo(caseId);
              assertThat(page.state()).isEqualTo(IntakeRecord.State.STARTED);
            });
    assertThat(office.books().cases().find(Intake.caseId(sha256(pdf)))).isEmpty();
    office.awaitVariable(caseId, "printed", "SN-P1-1");
    var evidence = new ByteArrayOutputStream();
    new Evidence(office.books(), office.as("ada")).write(caseId, evidence);
    assertThat(files(evidence.toByteArray()))
        .contains("original/re-1.xml", "original/attachments/re-1.pdf");
  }

  @Test
  void shouldAskAPersonWhenThePdfShowsAnotherAmount() throws Exception {
    // given
    var invoice = SentInvoice.of(Seller.STROM, "SN-P2-1", "400.00");
    byte[] pdf = pdf("Rechnung", "Rechnungsnummer: SN-P2-1", "Gesamtbetrag: 4.760,00 EUR");
    String caseId = Intake.caseId(sha256(invoice.bytes()));

    // when
    put("re-2.pdf", pdf);
    put("re-2.xml", invoice.bytes());
    awaitCase(caseId);

    // then
    office.awaitVariable(caseId, "check", "differs-from-page");
    assertThat(office.task(caseId, "validate-invoice")).isNotNull();
  }

  private static void awaitCase(String caseId) {
    Awaitility.await("case " + caseId)
        .atMost(PATIENCE)
        .until(() -> office.books().cases().find(caseId).isPresent());
  }

  private static List<String> files(byte[] bundle) throws IOException {
    List<String> names = new ArrayList<>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bundle))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(entry.getName());
      }
    }
    return names;
  }

  /** At once, as a supplier's file transfer renames what it has written. */
  private static void put(String name, byte[] bytes) throws IOException {
    Path folder = office.data().resolve("intake");
    Path hidden = Files.write(folder.resolve(name + ".part"), bytes);
    Files.move(hidden, folder.resolve(name));
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private static byte[] pdf(String... lines) throws IOException {
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
