package dev.pitcrew.documents.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.pitcrew.documents.page.Finding;
import dev.pitcrew.documents.page.Line;
import dev.pitcrew.documents.page.Page;
import dev.pitcrew.documents.page.ReadLimits;
import dev.pitcrew.documents.page.Source;
import dev.pitcrew.documents.page.UnreadableException;
import dev.pitcrew.documents.page.UnreadableException.Reason;
import dev.pitcrew.documents.page.Word;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.util.Matrix;
import org.junit.jupiter.api.Test;

final class PdfReaderTest {
  private static final PDFont PLAIN = new PDType1Font(FontName.HELVETICA);
  private static final PDFont BOLD = new PDType1Font(FontName.HELVETICA_BOLD);

  @Test
  void shouldGiveWordsLinesAndPlacesWhenTextIsDrawnOutOfOrder() throws Exception {
    // given
    byte[] pdf =
        pdf(
            (document, page, out) -> {
              text(out, BOLD, 400, 700, "1.190,00");
              text(out, PLAIN, 50, 600, "second line");
              text(out, PLAIN, 50, 700, "Rechnung Nr. 4711");
            });

    // when
    PdfContent content = PdfReader.read(pdf, ReadLimits.DEFAULT);

    // then
    Page page = content.document().pages().getFirst();
    assertThat(page.lines())
        .extracting(Line::text)
        .containsExactly("Rechnung Nr. 4711", "1.190,00", "second line");
    Word amount = page.words().get(3);
    assertThat(amount.bold()).isTrue();
    assertThat(amount.fontSize()).isCloseTo(10, within(0.01));
    assertThat(amount.box().x()).isCloseTo(400, within(0.1));
    assertThat(amount.box().y()).isBetween(842 - 700 - 10.0, 842 - 700 - 6.0);
    assertThat(content.natures()).containsExactly(PageNature.TEXT);
    assertThat(content.document().source()).isEqualTo(Source.TEXT);
  }

  @Test
  void shouldReadThePageAsAPersonSeesItWhenItIsRotated() throws Exception {
    // given
    byte[] pdf =
        pdf(
            (document, page, out) -> {
              page.setRotation(90);
              out.beginText();
              out.setFont(PLAIN, 10);
              out.setTextMatrix(Matrix.getRotateInstance(Math.PI / 2, 100, 50));
              out.showText("Invoice total");
              out.endText();
            });

    // when
    Page page = PdfReader.read(pdf, ReadLimits.DEFAULT).document().pages().getFirst();

    // then
    assertThat(page.width()).isCloseTo(842, within(1.0));
    assertThat(page.lines()).extracting(Line::text).containsExactly("Invoice total");
    assertThat(page.words().getFirst().box().x()).isCloseTo(50, within(0.1));
    assertThat(page.words().getFirst().box().bottom()).isBetween(100.0, 103.0);
  }

  @Test
  void shouldLeaveOutAndReportWhatNobodyCanSee() throws Exception {
    // given
    byte[] pdf =
        pdf(
            (document, page, out) -> {
              text(out, PLAIN, 50, 700, "visible words of an invoice that go on for a while here");
              out.setNonStrokingColor(1f);
              text(out, PLAIN, 50, 650, "white");
              text(out, PLAIN, -300, 600, "outside");
              out.setNonStrokingColor(0f);
              out.addRect(40, 540, 200, 30);
              out.fill();
              out.setNonStrokingColor(1f);
              text(out, PLAIN, 50, 550, "header");
              out.setNonStrokingColor(0f);
              out.saveGraphicsState();
              out.addRect(0, 0, 100, 100);
              out.clip();
              text(out, PLAIN, 50, 500, "clipped");
              out.restoreGraphicsState();
              out.setRenderingMode(RenderingMode.NEITHER);
              text(out, PLAIN, 50, 450, "invisible");
            });

    // when
    PdfContent content = PdfReader.read(pdf, ReadLimits.DEFAULT);

    // then
    assertThat(content.document().pages().getFirst().lines())
        .extracting(Line::text)
        .containsExactly("visible words of an invoice that go on for a while here", "header");
    assertThat(content.findings())
        .extracting(Finding::message)
        .containsExactly("The page holds text that a person cannot see; it was left out.");
  }

  @Test
  void shouldAskForOcrWhenAPageIsAPicture() throws Exception {
    // given
    byte[] pdf =
        pdf(
            (document, page, out) -> {
              var picture = new BufferedImage(300, 400, BufferedImage.TYPE_BYTE_GRAY);
              out.drawImage(LosslessFactory.createFromImage(document, picture), 0, 0, 595, 842);
            });

    // when
    PdfContent content = PdfReader.read(pdf, ReadLimits.DEFAULT);

    // then
    assertThat(content.natures()).containsExactly(PageNature.PICTURE);
    assertThat(content.needsOcr()).isTrue();
    assertThat(content.isScan()).isTrue();
  }

  @Test
  void shouldJudgeTheLayerOfAScanByItsWords() throws Exception {
    // given
    byte[] good =
        scanWithLayer("Invoice number 4711 of the third of May, total amount 1,190.00 EUR");
    byte[] poor =
        scanWithLayer("|n~ ;v0' {c} e\\ ^ ,.l 1| ]~; t0 `' t; -^ a1' am.; {o} u# n; t~ 1,/");

    // when
    PdfContent trusted = PdfReader.read(good, ReadLimits.DEFAULT);
    PdfContent doubted = PdfReader.read(poor, ReadLimits.DEFAULT);

    // then
    assertThat(trusted.natures()).containsExactly(PageNature.PICTURE_WITH_LAYER);
    assertThat(trusted.document().source()).isEqualTo(Source.OCR);
    assertThat(trusted.document().pages().getFirst().words()).isNotEmpty();
    assertThat(doubted.natures()).containsExactly(PageNature.PICTURE);
    assertThat(doubted.document().pages().getFirst().words()).isEmpty();
  }

  @Test
  void shouldReadOneWordWhenItWasStruckTwiceForBold() throws Exception {
    // given
    byte[] pdf =
        pdf(
            (document, page, out) -> {
              text(out, PLAIN, 50, 700, "Total");
              text(out, PLAIN, 50.3f, 700, "Total");
            });

    // when
    Page page = PdfReader.read(pdf, ReadLimits.DEFAULT).document().pages().getFirst();

    // then
    assertThat(page.words()).extracting(Word::text).containsExactly("Total");
  }

  @Test
  void shouldSayWhyWhenAFileCannotBeRead() throws Exception {
    // given
    byte[] pdf = pdf((document, page, out) -> text(out, PLAIN, 50, 700, "Total"));
    byte[] locked = locked();
    var strict = new ReadLimits(pdf.length - 1, 10, 10, 1, Duration.ofSeconds(5));

    // when // then
    assertUnreadable(new byte[] {'%', 'P', 'D', 'F'}, ReadLimits.DEFAULT, Reason.BROKEN);
    assertUnreadable(locked, ReadLimits.DEFAULT, Reason.ENCRYPTED);
    assertUnreadable(pdf, strict, Reason.TOO_LARGE);
    assertUnreadable(
        pdf, new ReadLimits(1 << 20, 10, 3, 1, Duration.ofSeconds(5)), Reason.TOO_SLOW);
  }

  private static void assertUnreadable(byte[] bytes, ReadLimits limits, Reason reason) {
    assertThatExceptionOfType(UnreadableException.class)
        .isThrownBy(() -> PdfReader.read(bytes, limits))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private static byte[] scanWithLayer(String layer) throws IOException {
    return pdf(
        (document, page, out) -> {
          var picture = new BufferedImage(300, 400, BufferedImage.TYPE_BYTE_GRAY);
          out.drawImage(LosslessFactory.createFromImage(document, picture), 0, 0, 595, 842);
          out.setRenderingMode(RenderingMode.NEITHER);
          text(out, PLAIN, 50, 700, layer);
        });
  }

  private static byte[] locked() throws IOException {
    try (var document = new PDDocument();
        var bytes = new ByteArrayOutputStream()) {
      document.addPage(new PDPage());
      document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
      document.save(bytes);
      return bytes.toByteArray();
    }
  }

  private interface Drawing {
    void draw(PDDocument document, PDPage page, PDPageContentStream out) throws IOException;
  }

  private static byte[] pdf(Drawing drawing) throws IOException {
    try (var document = new PDDocument();
        var bytes = new ByteArrayOutputStream()) {
      var page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      try (var out = new PDPageContentStream(document, page)) {
        drawing.draw(document, page, out);
      }
      document.save(bytes);
      return bytes.toByteArray();
    }
  }

  private static void text(PDPageContentStream out, PDFont font, float x, float y, String text)
      throws IOException {
    out.beginText();
    out.setFont(font, 10);
    out.newLineAtOffset(x, y);
    out.showText(text);
    out.endText();
  }
}
