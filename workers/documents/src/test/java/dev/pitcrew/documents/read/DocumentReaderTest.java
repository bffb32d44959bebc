package dev.pitcrew.documents.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.documents.page.Finding;
import dev.pitcrew.documents.page.Page;
import dev.pitcrew.documents.page.PagedDocument;
import dev.pitcrew.documents.page.Source;
import dev.pitcrew.documents.page.UnreadableException.Reason;
import dev.pitcrew.documents.page.Word;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class DocumentReaderTest {
  private static final DocumentReader READER =
      new DocumentReader(ReaderSettings.defaults().withProcessesMax(1).forPeople());

  @AfterAll
  static void close() {
    READER.close();
  }

  @Test
  void shouldReadAPdfWithText() throws Exception {
    // when
    Reading reading = READER.read(Drawn.pdfOfText(Drawn.GERMAN));

    // then
    assertThat(reading).isInstanceOf(Reading.DigitalPdf.class);
    var pdf = (Reading.DigitalPdf) reading;
    assertThat(pdf.document().source()).isEqualTo(Source.TEXT);
    assertThat(pdf.document().language()).isEqualTo("de");
    assertThat(texts(pdf.document())).contains("RE-2026-0815", "1.190,00");
    assertThat(pdf.images()).hasSize(1);
    assertThat(FileKind.of(pdf.images().getFirst().bytes())).isEqualTo(FileKind.PNG);
  }

  @Test
  void shouldReadATiltedScanInItsOwnLanguageAndPutWordsWhereTheyStand() throws Exception {
    // given
    byte[] scan = Drawn.pdfOfPicture(Drawn.page(Drawn.GERMAN, Math.toRadians(2), 30));

    // when
    Reading reading = READER.read(scan);

    // then
    assertThat(reading).isInstanceOf(Reading.Scan.class);
    PagedDocument document = ((Reading.Scan) reading).document();
    assertThat(document.source()).isEqualTo(Source.OCR);
    assertThat(document.language()).isEqualTo("de");
    assertThat(texts(document)).contains("RE-2026-0815", "1.190,00", "Hauptstraße", "überweisen");
    Page page = document.pages().getFirst();
    Word number = page.words().stream().filter(w -> w.text().startsWith("RE-")).findFirst().get();
    // The line starts in the upper left of an A4 page and was turned about the page's middle.
    assertThat(number.box().x()).isBetween(150.0, 260.0);
    assertThat(number.box().y()).isBetween(30.0, 75.0);
  }

  @Test
  void shouldTurnThePageWhenItLiesOnItsSide() throws Exception {
    // given
    var upright = dev.pitcrew.documents.ocr.GrayImage.of(Drawn.page(Drawn.GERMAN, 0, 30));
    byte[] photo = Drawn.png(upright.turned(3).toBufferedImage());

    // when
    Reading reading = READER.read(photo);

    // then
    assertThat(reading).isInstanceOf(Reading.Scan.class);
    PagedDocument document = ((Reading.Scan) reading).document();
    assertThat(texts(document)).contains("RE-2026-0815", "1.190,00");
    Page page = document.pages().getFirst();
    assertThat(page.height()).isGreaterThan(page.width());
  }

  @Test
  void shouldNameTheBrokenRulesOfAnEInvoiceInPlainWords() throws Exception {
    // given
    String xml =
        """
        <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
            xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
          <cbc:CustomizationID>urn:cen.eu:en16931:2017</cbc:CustomizationID>
          <cbc:IssueDate>2026-03-12</cbc:IssueDate>
        </Invoice>
        """;

    // when
    Reading reading = READER.read(xml.getBytes(StandardCharsets.UTF_8));

    // then
    assertThat(reading).isInstanceOf(Reading.PlainEInvoice.class);
    assertThat(((Reading.PlainEInvoice) reading).findings())
        .contains(
            new Finding(
                "BR-02",
                Finding.Severity.ERROR,
                "invoice_number",
                "An Invoice shall have an Invoice number."));
  }

  @Test
  void shouldSayWhyWhenNothingCanBeMadeOfAFile() throws Exception {
    // given
    byte[] pdf = Drawn.pdfOfText(Drawn.GERMAN);
    byte[] png = Drawn.png(Drawn.page(Drawn.GERMAN, 0, 8));
    byte[] blank = Drawn.png(Drawn.page(List.of(), 0, 20));

    // when // then
    assertUnreadable(new byte[0], Reason.EMPTY, "The file is empty.");
    assertUnreadable(
        "PK\u0003\u0004".getBytes(StandardCharsets.ISO_8859_1),
        Reason.WRONG_TYPE,
        "The file is a ZIP archive or an Office file; "
            + "invoices are read from PDF, XML, PNG, JPEG and TIFF.");
    assertUnreadable(
        Arrays.copyOf(pdf, 60), Reason.BROKEN, "The PDF is damaged and cannot be read.");
    assertUnreadable(
        Arrays.copyOf(png, 60), Reason.BROKEN, "The picture is damaged and cannot be opened.");
    assertUnreadable(blank, Reason.NO_TEXT, "No text was found on the pages.");
    assertUnreadable(new byte[(25 << 20) + 1], Reason.TOO_LARGE, "The file is larger than 25 MB.");
  }

  private static void assertUnreadable(byte[] file, Reason reason, String message)
      throws InterruptedException {
    assertThat(READER.read(file)).isEqualTo(new Reading.Unreadable(reason, message));
  }

  private static List<String> texts(PagedDocument document) {
    return document.pages().stream().flatMap(p -> p.words().stream()).map(Word::text).toList();
  }
}
