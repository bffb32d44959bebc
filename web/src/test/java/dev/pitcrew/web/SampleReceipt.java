package dev.pitcrew.web;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import tools.jackson.databind.node.ObjectNode;

/** A till receipt drawn for tests, and what a reader says of it. */
final class SampleReceipt {

  private static final int WIDTH = 226;
  private static final int HEIGHT = 340;
  private static final int SCALE = 2;

  private final String document;
  private final BufferedImage image =
      new BufferedImage(WIDTH * SCALE, HEIGHT * SCALE, BufferedImage.TYPE_BYTE_GRAY);
  private final ObjectNode reading = StubEngine.JSON.createObjectNode();
  private final ObjectNode fields;

  SampleReceipt(String document, String merchant, String day, String printedDay, String total) {
    this.document = document;
    Graphics2D ink = image.createGraphics();
    ink.setColor(Color.WHITE);
    ink.fillRect(0, 0, image.getWidth(), image.getHeight());
    ink.setColor(Color.BLACK);
    ink.scale(SCALE, SCALE);
    ink.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    ink.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 13));
    ink.drawString(merchant, 20, 36);
    ink.setFont(new Font(Font.MONOSPACED, Font.PLAIN, 9));
    ink.drawString("Unter den Linden 4, Berlin", 20, 52);
    ink.drawString(printedDay + "   14:12", 20, 84);
    ink.drawString("1 x Menu of the day", 20, 120);
    ink.drawString("2 x Water, still", 20, 134);
    ink.drawString("incl. 19 % VAT", 20, 172);
    ink.setFont(new Font(Font.MONOSPACED, Font.BOLD, 13));
    ink.drawString("TOTAL EUR", 20, 210);
    ink.drawString(total, 150, 210);
    ink.setFont(new Font(Font.MONOSPACED, Font.PLAIN, 9));
    ink.drawString("Thank you for coming", 20, 260);
    ink.dispose();
    fields = reading.put("kind", "scan").putObject("fields");
    field("merchant", merchant, 18, 24, 150, 15);
    field("date", day, 18, 75, 58, 11);
    field("total", total, 148, 198, 54, 14);
    field("currency", "EUR", 72, 198, 26, 14);
    ObjectNode page = reading.putArray("pages").addObject();
    page.put("page", 1).put("width", WIDTH).put("height", HEIGHT);
    page.set("image", reference("image/png"));
    reading.putArray("findings");
  }

  private void field(String name, String value, int x, int y, int width, int height) {
    ObjectNode field = fields.putObject(name).put("value", value).put("confidence", 0.93);
    field.put("page", 1).put("source", "ocr").putArray("box").add(x).add(y).add(width).add(height);
  }

  ObjectNode reading() {
    return reading;
  }

  ObjectNode reference(String type) {
    ObjectNode reference = StubEngine.JSON.createObjectNode();
    reference.put("camunda.document.type", "camunda").put("storeId", "files");
    reference.put("documentId", document).put("contentHash", document);
    reference.putObject("metadata").put("fileName", document + ".png").put("contentType", type);
    return reference;
  }

  byte[] png() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
