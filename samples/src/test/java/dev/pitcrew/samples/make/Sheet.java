package dev.pitcrew.samples.make;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/**
 * One A4 page to write on, measured in points from its upper left corner; the same calls make the
 * same bytes.
 */
final class Sheet {

  static final float WIDTH = PDRectangle.A4.getWidth();
  static final float HEIGHT = PDRectangle.A4.getHeight();

  private final PDDocument document = new PDDocument();
  private final PDPageContentStream content;
  private final PDFont regular;
  private final PDFont bold;

  Sheet(boolean serif) {
    regular = new PDType1Font(serif ? FontName.TIMES_ROMAN : FontName.HELVETICA);
    bold = new PDType1Font(serif ? FontName.TIMES_BOLD : FontName.HELVETICA_BOLD);
    PDPage page = new PDPage(PDRectangle.A4);
    document.addPage(page);
    try {
      content = new PDPageContentStream(document, page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Sheet text(float x, float y, float size, String text) {
    return write(regular, x, y, size, text);
  }

  Sheet bold(float x, float y, float size, String text) {
    return write(bold, x, y, size, text);
  }

  Sheet right(float x, float y, float size, String text) {
    return write(regular, x - width(regular, size, text), y, size, text);
  }

  Sheet boldRight(float x, float y, float size, String text) {
    return write(bold, x - width(bold, size, text), y, size, text);
  }

  Sheet line(float fromX, float toX, float y) {
    try {
      content.setLineWidth(0.6f);
      content.moveTo(fromX, HEIGHT - y);
      content.lineTo(toX, HEIGHT - y);
      content.stroke();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Sheet fill(float x, float y, float width, float height, Color color) {
    try {
      content.setNonStrokingColor(color);
      content.addRect(x, HEIGHT - y - height, width, height);
      content.fill();
      content.setNonStrokingColor(Color.BLACK);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Sheet color(Color color) {
    try {
      content.setNonStrokingColor(color);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Closes the page; the sheet cannot be written on any more. */
  PDDocument document() {
    try {
      content.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Calendar made = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
    made.setTimeInMillis(1_760_000_000_000L);
    PDDocumentInformation information = new PDDocumentInformation();
    information.setCreationDate(made);
    information.setProducer("Pitcrew samples");
    document.setDocumentInformation(information);
    document.setDocumentId(1L);
    return document;
  }

  static byte[] bytes(PDDocument document) {
    try (document) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Sheet write(PDFont font, float x, float y, float size, String text) {
    try {
      content.beginText();
      content.setFont(font, size);
      content.newLineAtOffset(x, HEIGHT - y);
      content.showText(text);
      content.endText();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static float width(PDFont font, float size, String text) {
    try {
      return font.getStringWidth(text) / 1000 * size;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
