package dev.pitcrew.app.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/**
 * An invoice of a vendor of the sample company with two lines, printed as its office program would.
 *
 * @param net of both lines
 */
record BenchInvoice(String number, LocalDate issued, BigDecimal net) {

  private static final BigDecimal RATE = new BigDecimal("0.19");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy");
  private static final int LEFT = 60;
  private static final int RIGHT = 540;

  BigDecimal tax() {
    return net.multiply(RATE).setScale(2, RoundingMode.HALF_UP);
  }

  BigDecimal total() {
    return net.add(tax());
  }

  String fileName() {
    return number.toLowerCase(Locale.ROOT) + ".pdf";
  }

  byte[] pdf() {
    try (var document = new PDDocument();
        var out = new ByteArrayOutputStream()) {
      var page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      try (var canvas = new PDPageContentStream(document, page)) {
        draw(new Pen(canvas));
      }
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void draw(Pen pen) throws IOException {
    BigDecimal first = net.multiply(new BigDecimal("0.6")).setScale(2, RoundingMode.HALF_UP);
    pen.left(780, "Hansen Bürobedarf GmbH", true, 14);
    pen.left(764, "Lindenallee 12, 22085 Hamburg");
    pen.left(700, "Brückner & Voss Maschinenbau GmbH");
    pen.left(686, "Am Sandtorkai 41");
    pen.left(672, "20457 Hamburg");
    pen.left(620, "Rechnung", true, 16);
    pen.left(596, "Rechnungsnummer: " + number);
    pen.left(582, "Rechnungsdatum: " + DAY.format(issued));
    pen.left(568, "Zahlbar bis: " + DAY.format(issued.plusDays(14)));
    pen.left(530, "Pos.   Beschreibung");
    pen.right(530, "Betrag");
    pen.left(512, "1        Büromaterial");
    pen.right(512, german(first));
    pen.left(496, "2        Versand und Verpackung");
    pen.right(496, german(net.subtract(first)));
    pen.sum(460, "Nettobetrag", german(net) + " €");
    pen.sum(444, "zzgl. 19 % MwSt.", german(tax()) + " €");
    pen.sum(424, "Rechnungsbetrag", german(total()) + " €");
    pen.left(340, "Bankverbindung: IBAN DE06 9999 0002 0044 5566 77, BIC TESTDEF1XXX");
    pen.left(326, "USt-IdNr. DE123987656");
  }

  private static String german(BigDecimal amount) {
    return new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.GERMANY))
        .format(amount);
  }

  /** Writes words on the page; heights in points from below. */
  private record Pen(PDPageContentStream canvas, PDFont plain, PDFont bold) {

    private static final int SIZE = 10;
    private static final int SUM_LABEL = 360;

    Pen(PDPageContentStream canvas) {
      this(canvas, new PDType1Font(FontName.HELVETICA), new PDType1Font(FontName.HELVETICA_BOLD));
    }

    void left(int y, String text) throws IOException {
      left(y, text, false, SIZE);
    }

    void left(int y, String text, boolean strong, int size) throws IOException {
      write(LEFT, y, text, strong ? bold : plain, size);
    }

    void right(int y, String text) throws IOException {
      write(RIGHT - plain.getStringWidth(text) * SIZE / 1000, y, text, plain, SIZE);
    }

    void sum(int y, String label, String amount) throws IOException {
      write(SUM_LABEL, y, label, plain, SIZE);
      right(y, amount);
    }

    private void write(float x, int y, String text, PDFont font, int size) throws IOException {
      canvas.beginText();
      canvas.setFont(font, size);
      canvas.newLineAtOffset(x, y);
      canvas.showText(text);
      canvas.endText();
    }
  }
}
