package dev.pitcrew.samples.make;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Prints receipts on the narrow roll of a till, and gives them as pictures. */
final class Till {

  private static final float WIDTH = 226;
  private static final float EDGE = 16;
  private static final int DPI = 230;

  private final PDFont plain = new PDType1Font(FontName.COURIER);
  private final PDFont bold = new PDType1Font(FontName.COURIER_BOLD);
  private final PDFont name = new PDType1Font(FontName.HELVETICA_BOLD);
  private final Receipt receipt;
  private final float height;
  private PDPageContentStream content;
  private float y;

  private Till(Receipt receipt) {
    this.receipt = receipt;
    this.height = 216 + 14 * (receipt.lines().size() + receipt.address().size());
  }

  /** The receipt, upright and clean. */
  static BufferedImage print(Receipt receipt) {
    return new Till(receipt).printed();
  }

  private BufferedImage printed() {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage(new PDRectangle(WIDTH, height));
      document.addPage(page);
      y = height - 34;
      try (PDPageContentStream stream = new PDPageContentStream(document, page)) {
        content = stream;
        write();
      }
      return new PDFRenderer(document).renderImageWithDPI(0, DPI, ImageType.GRAY);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write() throws IOException {
    centred(name, 15, receipt.merchant());
    for (String line : receipt.address()) {
      centred(plain, 8.5f, line);
    }
    y -= 8;
    pair(
        plain,
        9,
        (receipt.german() ? "Beleg " : "Receipt ") + receipt.number(),
        day() + " " + receipt.time());
    rule();
    for (String[] line : receipt.lines()) {
      pair(plain, 9.5f, line[0], amount(line[1]));
    }
    rule();
    pair(
        bold,
        13,
        receipt.german() ? "SUMME " + receipt.currency() : "TOTAL " + receipt.currency(),
        amount(receipt.total()));
    pair(plain, 9.5f, receipt.paid(), amount(receipt.total()));
    y -= 8;
    pair(
        plain,
        8.5f,
        (receipt.german() ? "Netto " : "Net ") + receipt.rate() + " %",
        amount(receipt.net()));
    pair(
        plain,
        8.5f,
        (receipt.german() ? "MwSt " : "VAT ") + receipt.rate() + " %",
        amount(receipt.tax()));
    y -= 12;
    centred(plain, 9, receipt.german() ? "Vielen Dank und gute Reise" : "Thank you");
  }

  private String day() {
    String[] parts = receipt.date().split("-");
    return receipt.german()
        ? parts[2] + "." + parts[1] + "." + parts[0]
        : "%d %s %s"
            .formatted(
                Integer.parseInt(parts[2]),
                java.time.Month.of(Integer.parseInt(parts[1]))
                    .getDisplayName(java.time.format.TextStyle.SHORT, java.util.Locale.ENGLISH),
                parts[0]);
  }

  private String amount(String decimal) {
    return receipt.german() ? decimal.replace('.', ',') : decimal;
  }

  private void pair(PDFont font, float size, String left, String right) throws IOException {
    y -= size + 4;
    at(font, size, EDGE, left);
    at(font, size, WIDTH - EDGE - width(font, size, right), right);
  }

  private void centred(PDFont font, float size, String text) throws IOException {
    y -= size + 3;
    at(font, size, (WIDTH - width(font, size, text)) / 2, text);
  }

  private void rule() throws IOException {
    y -= 8;
    content.setLineWidth(0.7f);
    content.moveTo(EDGE, y);
    content.lineTo(WIDTH - EDGE, y);
    content.stroke();
  }

  private void at(PDFont font, float size, float x, String text) throws IOException {
    content.beginText();
    content.setFont(font, size);
    content.newLineAtOffset(x, y);
    content.showText(text);
    content.endText();
  }

  private static float width(PDFont font, float size, String text) throws IOException {
    return font.getStringWidth(text) / 1000 * size;
  }
}
