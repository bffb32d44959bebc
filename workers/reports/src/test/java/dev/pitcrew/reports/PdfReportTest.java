package dev.pitcrew.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.awt.Color;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PdfReportTest {

  private static final PdfReport REPORT = new PdfReport();
  private static final Instant MADE = Instant.parse("2026-11-02T06:00:00Z");
  private static final String PAGE =
      """
      <html><head><style>@page { size: A4; margin: 2cm } body { font-family: 'DejaVu Sans'; font-size: 10pt }</style></head>
      <body><h1>{{title}}</h1>
      <p>Total {{#amount}}{{total}}{{/amount}}, on {{#date}}{{day}}{{/date}}</p>
      <table>{{#rows}}<tr><td>{{name}}</td><td>{{#amount}}{{value}}{{/amount}}</td></tr>{{/rows}}</table>
      %s</body></html>
      """;
  private static final JsonNode DATA =
      json(
          """
          {"title": "Kosten für Łódź & <Köln>", "total": "1234567.5", "day": "2026-10-31",
           "rows": [{"name": "Büro", "value": "12.00"}, {"name": "Reise", "value": "n/a"}],
           "cost": {"byMonth": {"title": "Cost", "categories": ["Aug", "Sep", "Oct"],
             "series": [{"name": "2026", "values": ["10.5", 20, 15]}]}}}
          """);

  @TempDir private Path folder;

  @Test
  void shouldShowTextAndTablesInTheReadersLanguage() throws Exception {
    // when
    String german = text(render(PAGE.formatted(""), Locale.GERMANY));
    String english = text(render(PAGE.formatted(""), Locale.UK));

    // then
    assertThat(german)
        .contains(
            "Kosten für Łódź & <Köln>", "1.234.567,50", "31. Oktober 2026", "Büro 12,00", "n/a");
    assertThat(english).contains("1,234,567.50", "31 October 2026");
  }

  @Test
  void shouldDrawChartsWhenATemplateHasThem() throws Exception {
    for (String kind : new String[] {"bar", "line", "pie"}) {
      // when
      byte[] pdf =
          render(
              PAGE.formatted(
                  "<object type=\"chart/%s\" data=\"cost.byMonth\" style=\"width: 15cm; height: 7cm\"></object>"
                      .formatted(kind)),
              Locale.UK);

      // then
      assertThat(hasColour(pdf, ChartDrawer.COLOURS[0])).as(kind).isTrue();
    }
  }

  @Test
  void shouldGiveTheSameBytesWhenMadeTwice() throws Exception {
    // given
    String page =
        PAGE.formatted(
            "<object type=\"chart/bar\" data=\"cost.byMonth\" style=\"width: 15cm; height: 7cm\"></object>");

    // when, then
    assertThat(render(page, Locale.UK)).isEqualTo(render(page, Locale.UK));
  }

  @Test
  void shouldFetchNothingWhenATemplateAsksForIt() throws Exception {
    // given
    var asked = new AtomicInteger();
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> asked.incrementAndGet());
    server.start();
    String address = "http://localhost:" + server.getAddress().getPort() + "/x";
    Path secret = Files.writeString(folder.resolve("secret.txt"), "canary-secret");

    // when
    byte[] pdf =
        render(
            PAGE.formatted(
                "<img src=\"%s.png\"/><link rel=\"stylesheet\" href=\"%s.css\"/><img src=\"%s\"/>"
                    .formatted(address, address, secret.toUri())),
            Locale.UK);
    server.stop(0);

    // then
    assertThat(asked).hasValue(0);
    assertThat(text(pdf)).doesNotContain("canary-secret");
  }

  @Test
  void shouldSayWhatIsWrongWhenATemplateOrItsDataAreBroken() {
    assertThatThrownBy(() -> render("<html><body><p>{{title}}</body></html>", Locale.UK))
        .isInstanceOf(BadTemplate.class)
        .hasMessageContaining("not well-formed");
    assertThatThrownBy(() -> render("<html>{{#rows}}</html>", Locale.UK))
        .isInstanceOf(BadTemplate.class)
        .hasMessageContaining("rows");
    assertThatThrownBy(
            () ->
                render(
                    "<!DOCTYPE html [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><html><body>&x;</body></html>",
                    Locale.UK))
        .isInstanceOf(BadTemplate.class);
    assertThatThrownBy(
            () ->
                render(
                    PAGE.formatted(
                        "<object type=\"chart/bar\" data=\"cost.nowhere\" style=\"width: 5cm; height: 5cm\"></object>"),
                    Locale.UK))
        .isInstanceOf(BadTemplate.class)
        .hasMessageContaining("cost.nowhere");
  }

  @Test
  void shouldTakeTheCompanysOwnTemplateAndNeverAPathWhenOneIsNamed() throws IOException {
    // given
    Files.writeString(folder.resolve("letter.html"), "<html><body>ours</body></html>");
    Files.writeString(folder.resolveSibling("outside.html"), "outside");
    var templates = new Templates(folder);

    // when, then
    assertThat(templates.find("letter"))
        .get()
        .extracting(ReportTemplate::xhtml)
        .asString()
        .contains("ours");
    assertThat(templates.find("../outside")).isEmpty();
    assertThat(templates.find("nothing-of-that-name")).isEmpty();
    Files.delete(folder.resolveSibling("outside.html"));
  }

  private static byte[] render(String xhtml, Locale locale) throws BadTemplate {
    return REPORT.render(new ReportTemplate("test", xhtml), DATA, locale, MADE);
  }

  private static boolean hasColour(byte[] pdf, Color colour) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      var page = new PDFRenderer(document).renderImageWithDPI(0, 100);
      if (System.getProperty("pitcrew.pictures") != null) {
        ImageIO.write(page, "png", Path.of(System.getProperty("pitcrew.pictures")).toFile());
      }
      int[] all = page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth());
      return Arrays.stream(all).filter(pixel -> pixel == colour.getRGB()).count() > 100;
    }
  }

  private static String text(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
