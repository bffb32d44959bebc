package dev.pitcrew.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The monthly report, from figures as the books freeze them. */
final class MonthlyReportTemplateTest {

  @TempDir private Path folder;

  @Test
  void shouldShowFiguresTablesAndDifferencesWithTheirSourcesWhenFilled() throws Exception {
    // when
    var text = text(render(data(), Locale.GERMANY));

    // then
    assertThat(text)
        .contains(
            "Report of October 2026, Brückner & Voss",
            "1. Oktober 2026 to 31. Oktober 2026, version 1",
            "Cost booked 90 100",
            "Cost booked 100,00 EUR query booked-lines",
            "Left of the budget 440,00 EUR budget.total − books.cost",
            "Budget 540,00 EUR budget.xlsx, Plan!C2:C3",
            "6815 1100 100,00",
            "What could not be read of the budget")
        .doesNotContain("{{", "null");
  }

  @Test
  void shouldGiveTheSameBytesWhenRenderedTwice() throws Exception {
    assertThat(render(data(), Locale.UK)).isEqualTo(render(data(), Locale.UK));
  }

  @Test
  void shouldLeaveOutChartsWhenThereIsNothingToDraw() throws Exception {
    // given
    var data = data();
    ((ObjectNode) data.get("frozen")).putObject("charts");
    ((ObjectNode) data.get("frozen")).putArray("differences");

    // when
    var text = text(render(data, Locale.UK));

    // then
    assertThat(text).contains("Nothing: this is the first version");
  }

  private byte[] render(JsonNode data, Locale locale) throws BadTemplate {
    var template = new Templates(folder).find("monthly-report").orElseThrow();
    return new PdfReport().render(template, data, locale, Instant.EPOCH);
  }

  private static JsonNode data() throws IOException {
    return new ObjectMapper()
        .readTree(Files.readAllBytes(Path.of("src/test/resources/monthly-report.json")));
  }

  private static String text(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      var stripper = new PDFTextStripper();
      stripper.setSortByPosition(true);
      return stripper.getText(document).replaceAll("\\s+", " ");
    }
  }
}
