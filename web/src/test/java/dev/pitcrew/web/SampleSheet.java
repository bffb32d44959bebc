package dev.pitcrew.web;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An invoice page drawn for tests: the picture, its words with boxes, and the fields' boxes. */
final class SampleSheet {

  private static final int WIDTH = 595;
  private static final int HEIGHT = 842;
  private static final int SCALE = 2;

  private final BufferedImage image =
      new BufferedImage(WIDTH * SCALE, HEIGHT * SCALE, BufferedImage.TYPE_BYTE_GRAY);
  private final ArrayNode words = StubEngine.JSON.createArrayNode();
  private final Map<String, double[]> fields = new LinkedHashMap<>();
  private final Graphics2D ink = image.createGraphics();

  SampleSheet() {
    ink.setColor(Color.WHITE);
    ink.fillRect(0, 0, image.getWidth(), image.getHeight());
    ink.setColor(Color.BLACK);
    ink.scale(SCALE, SCALE);
    ink.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    write("vendor", 50, 70, 16, Font.BOLD, "Nordwind Bürobedarf GmbH");
    write("", 50, 90, 9, Font.PLAIN, "Hafenstraße 12 · 20457 Hamburg");
    write("", 50, 150, 10, Font.PLAIN, "Muster & Söhne KG");
    write("", 50, 164, 10, Font.PLAIN, "Lindenweg 3, 10115 Berlin");
    write("", 350, 150, 10, Font.PLAIN, "Rechnung Nr.");
    write("invoice_number", 450, 150, 10, Font.BOLD, "RE-2026-0417");
    write("", 350, 166, 10, Font.PLAIN, "Datum");
    write("issue_date", 450, 166, 10, Font.PLAIN, "03.11.2026");
    write("", 350, 182, 10, Font.PLAIN, "Zahlbar bis");
    write("due_date", 450, 182, 10, Font.PLAIN, "03.12.2026");
    write("", 50, 240, 14, Font.BOLD, "Rechnung");
    write("", 50, 276, 10, Font.BOLD, "Pos  Bezeichnung");
    write("", 470, 276, 10, Font.BOLD, "Betrag");
    write("", 50, 296, 10, Font.PLAIN, "1  Druckerpapier A4, 40 Pakete");
    write("", 470, 296, 10, Font.PLAIN, "640,00");
    write("", 50, 312, 10, Font.PLAIN, "2  Bürostuhl Ergo, 1 Stück");
    write("", 470, 312, 10, Font.PLAIN, "360,00");
    ink.drawLine(50, 330, 540, 330);
    write("", 350, 350, 10, Font.PLAIN, "Netto");
    write("net", 470, 350, 10, Font.PLAIN, "1.000,00");
    write("", 350, 366, 10, Font.PLAIN, "19 % MwSt");
    write("tax", 470, 366, 10, Font.PLAIN, "190,00");
    write("", 350, 386, 12, Font.BOLD, "Gesamt EUR");
    write("total", 470, 386, 12, Font.BOLD, "1.190,00");
    write("", 50, 780, 9, Font.PLAIN, "IBAN");
    write("iban", 80, 780, 9, Font.PLAIN, "DE02 1203 0000 0000 2020 51");
    write("", 350, 780, 9, Font.PLAIN, "USt-IdNr.");
    write("vat_id", 400, 780, 9, Font.PLAIN, "DE129273398");
    ink.dispose();
  }

  private void write(String field, int x, int y, int size, int style, String text) {
    ink.setFont(new Font(Font.SANS_SERIF, style, size));
    double left = x;
    for (String word : text.split(" ")) {
      Rectangle2D bounds = ink.getFontMetrics().getStringBounds(word, ink);
      ObjectNode node = words.addObject().put("page", 1).put("text", word).put("confidence", 0.9);
      box(node.putArray("box"), left, y - size * 0.8, bounds.getWidth(), size);
      left += bounds.getWidth() + ink.getFontMetrics().charWidth(' ');
    }
    if (!field.isEmpty()) {
      double width = ink.getFontMetrics().getStringBounds(text, ink).getWidth();
      fields.put(field, new double[] {x, y - size * 0.8, width, size});
    }
    ink.drawString(text, x, y);
  }

  private static void box(ArrayNode into, double x, double y, double width, double height) {
    for (double number : new double[] {x, y, width, height}) {
      into.add(Math.round(number * 10) / 10.0);
    }
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

  byte[] words() {
    return words.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** A field of variable {@code invoice} that stands where it was drawn. */
  void field(ObjectNode fieldsNode, String name, String value, double confidence, String source) {
    ObjectNode node = fieldsNode.putObject(name).put("value", value).put("confidence", confidence);
    node.put("source", source);
    double[] place = fields.get(name);
    if (place != null) {
      node.put("page", 1);
      box(node.putArray("box"), place[0], place[1], place[2], place[3]);
    }
  }
}
