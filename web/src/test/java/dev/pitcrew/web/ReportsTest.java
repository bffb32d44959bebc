package dev.pitcrew.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.reporting.ReportVersions;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReportsTest {

  private static final String REPORT = "REP-E-1-2026-10";

  private TestApp.Running app;
  private Visitor carl;

  static void scene(Records records) {
    Ledger.posted(records, "reports");
    if (records.reportVersions().find(REPORT, 1).isPresent()) {
      return;
    }
    String figures =
        """
        {"figures": [{"id": "cost", "label": "Cost <i>of all</i>", "value": "1190.00", "unit": "EUR", "source": {"kind": "query", "name": "costs"}},
          {"id": "touchless", "label": "Touchless", "value": "81.3", "unit": "percent", "source": {"kind": "formula", "of": ["cost"]}}],
         "differences": [%s]}
        """;
    ReportVersions.Version first = version(1, "a", figures.formatted(""));
    records.reportVersions().freeze(first, "test");
    records
        .reportVersions()
        .archive(
            first,
            first.caseId(),
            "{\"workbookDocument\": {\"documentId\": \"book\"}, \"pdf\": {\"documentId\":"
                + " \"pdf\"}}",
            "carl",
            "test");
    records
        .reportVersions()
        .freeze(
            version(
                2,
                "b",
                figures.formatted(
                    "{\"figure\": \"cost\", \"label\": \"Cost\", \"before\": \"1000.00\","
                        + " \"after\": \"1190.00\"}")),
            "test");
    records
        .cases()
        .open(
            "REP-under-way", "report-generation", null, "Report of November", null, Instant.EPOCH);
  }

  private static ReportVersions.Version version(int number, String sha256, String frozen) {
    return new ReportVersions.Version(
        REPORT,
        number,
        REPORT + "-" + number,
        number,
        "E-1",
        "2026-10",
        sha256,
        "{}",
        frozen,
        "{}",
        Instant.parse("2026-11-0%dT06:00:00Z".formatted(number + 3)));
  }

  @BeforeEach
  void start() {
    app = TestApp.withSamples();
    scene(app.records());
    carl = Visitor.signedIn(app, "carl");
  }

  @Test
  void shouldListVersionsWithTheirFilesAndDifferences() {
    // given
    app.engine().document("pdf", "%PDF".getBytes(StandardCharsets.UTF_8));

    // when
    String all = carl.get("/reports").body();
    String second = carl.get("/reports/" + REPORT + "/2").body();

    // then
    assertThat(all)
        .contains("October 2026", "version 2", "not yet", "approved", "Report of November")
        .contains("/reports/" + REPORT + "/1/pdf")
        .doesNotContain("/reports/" + REPORT + "/2/pdf");
    assertThat(second)
        .contains("Cost &lt;i&gt;of all", "1,000.00", "1,190.00", "81.3", "worked out from cost")
        .doesNotContain("<i>of all");
    var pdf = carl.get("/reports/" + REPORT + "/1/pdf");
    assertThat(pdf.statusCode()).isEqualTo(200);
    assertThat(pdf.headers().firstValue("Content-Disposition").orElseThrow())
        .contains("attachment", REPORT + "-v1.pdf");
    assertThat(carl.get("/reports/" + REPORT + "/2/pdf").statusCode()).isEqualTo(404);
    assertThat(carl.get("/reports/" + REPORT + "/1/other").statusCode()).isEqualTo(404);
    assertThat(carl.get("/reports/REP-none/1").statusCode()).isEqualTo(404);
  }

  @Test
  void shouldAskForAReportOnceHoweverOftenTheButtonIsPressed() {
    // given
    Map<String, String> typed = Map.of("entity", "E-1", "month", "2026-09", "once", "o1");

    // when
    String first = carl.post("/reports", "/reports", typed).body();
    String again = carl.post("/reports", "/reports", typed).body();

    // then
    assertThat(first).contains("The report is being made.");
    assertThat(again).contains("Nothing was started twice.");
    assertThat(app.context().getBean(TestApp.Told.class).all).contains("report 2026-09carl");
    assertThat(
            carl.post("/reports", "/reports", Map.of("entity", "E-1", "month", "x", "once", "o"))
                .statusCode())
        .isEqualTo(400);
  }
}
