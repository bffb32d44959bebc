package dev.pitcrew.documents.read;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;

/** Documents drawn for tests. */
final class Drawn {
  static final List<String> GERMAN =
      List.of(
          "Rechnung Nr. RE-2026-0815",
          "Musterhandel GmbH, Hauptstraße 12, 10115 Berlin",
          "Rechnungsdatum: 12.03.2026",
          "Wir danken für Ihren Auftrag und berechnen wie folgt:",
          "10 Stück Schrauben M8 verzinkt zu 2,50 EUR",
          "Nettobetrag 1.000,00 EUR",
          "Umsatzsteuer 19 % 190,00 EUR",
          "Gesamtbetrag 1.190,00 EUR",
          "Bitte überweisen Sie den Betrag innerhalb von 14 Tagen.");

  private Drawn() {}

  static BufferedImage page(List<String> lines, double tilt, int letterPixels) {
    int width = letterPixels * 45;
    var image = new BufferedImage(width, width * 14 / 10, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D g = image.createGraphics();
    g.setColor(new Color(235, 235, 235));
    g.fillRect(0, 0, image.getWidth(), image.getHeight());
    g.rotate(tilt, image.getWidth() / 2.0, image.getHeight() / 2.0);
    g.setColor(new Color(20, 20, 20));
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, letterPixels * 3 / 2));
    int y = letterPixels * 5;
    for (String line : lines) {
      g.drawString(line, letterPixels * 3, y);
      y += letterPixels * 3;
    }
    g.dispose();
    return image;
  }

  static byte[] png(BufferedImage image) throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }

  static byte[] pdfOfPicture(BufferedImage image) throws IOException {
    try (var document = new PDDocument();
        var bytes = new ByteArrayOutputStream()) {
      var page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      try (var out = new PDPageContentStream(document, page)) {
        out.drawImage(LosslessFactory.createFromImage(document, image), 0, 0, 595, 842);
      }
      document.save(bytes);
      return bytes.toByteArray();
    }
  }

  static byte[] pdfOfText(List<String> lines) throws IOException {
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
          y -= 22;
        }
      }
      document.save(bytes);
      return bytes.toByteArray();
    }
  }
}
