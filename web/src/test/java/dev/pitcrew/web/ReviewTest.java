package dev.pitcrew.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ReviewTest {

  private static final String PAGE = "/tasks/" + ReportScene.REVIEW;
  private static final String SEAL =
      "7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069.xlsx-hash.pdf-hash";

  private TestApp.Running app;
  private Visitor carl;

  @BeforeEach
  void start() {
    app = TestApp.withSamples();
    ReportScene.review(app.engine());
    carl = Visitor.signedIn(app, "carl");
  }

  @Test
  void shouldShowFiguresWithTheirSourcesChartsAndWhatChangedWhenOpened() {
    // when
    String page = carl.get(PAGE).body();

    // then
    assertThat(page)
        .contains("Monthly report October 2026", "version 2", "What has changed since version 1")
        .contains("15,480.10\u00a0€", "15,607.30\u00a0€", "query cost-of-the-month")
        .contains("budget-2026.xlsx, Plan!C4:C19", "from Budget, Cost", "73.2\u00a0%")
        .contains("Budget and cost by account", "4210 Rent, Cost: 4,000.00\u00a0€", "17.")
        .contains("&lt;b&gt;Südwind", "Published, it goes to dora, board@muster.example.")
        .contains(PAGE + "/report.pdf", PAGE + "/documents/xlsx", "name=\"seen\" value=\"" + SEAL)
        .doesNotContain("<b>Südwind", "NaN", "Infinity", "/documents/x\"");
  }

  @Test
  void shouldOpenThePrintedReportAndNothingElse() {
    // given
    app.engine().task(95, "validate-invoice", "Validate invoice", "controller");
    app.engine().variable(97, "pdf", "{\"documentId\":\"pdf\"}");

    // when
    HttpResponse<String> pdf = carl.get(PAGE + "/report.pdf");
    int elsewhere = carl.get("/tasks/95/report.pdf").statusCode();
    app.engine().document("pdf", new byte[] {'<', 'h', 't', 'm', 'l', '>'});
    int noPdf = carl.get(PAGE + "/report.pdf").statusCode();

    // then
    assertThat(pdf.headers().firstValue("Content-Type")).contains("application/pdf");
    assertThat(pdf.headers().firstValue("Content-Security-Policy"))
        .get()
        .asString()
        .startsWith("default-src 'none'")
        .doesNotContain("script-src");
    assertThat(elsewhere).isEqualTo(404);
    assertThat(noPdf).isEqualTo(404);
  }

  @Test
  void shouldPublishTheVersionThatWasLookedAt() {
    // when
    HttpResponse<String> answer =
        send(Map.of("decision", "approved", "seen", SEAL, "reason", "Checked."));

    // then
    assertThat(answer.body()).contains("Published: Monthly report October 2026, version 2.");
    JsonNode review = completed().path("review");
    assertThat(review.path("decision").asString()).isEqualTo("approved");
    assertThat(review.path("by").asString()).isEqualTo("carl");
    assertThat(review.path("reason").asString()).isEqualTo("Checked.");
  }

  @Test
  void shouldSendNothingWhenTheReportWasMadeAgainMeanwhile() {
    // when
    HttpResponse<String> answer = send(Map.of("decision", "approved", "seen", "older"));

    // then
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("The report was made again since you opened this page. Look at version 2");
    assertThat(app.engine().told).isEmpty();
  }

  @Test
  void shouldWantAReasonWhenItIsNotRight() {
    // when
    HttpResponse<String> without = send(Map.of("decision", "collect-again", "seen", SEAL));
    send(Map.of("decision", "collect-again", "seen", SEAL, "reason", "The rent is missing."));

    // then
    assertThat(without.statusCode()).isEqualTo(422);
    assertThat(without.body()).contains("Say why.");
    assertThat(completed().at("/review/reason").asString()).isEqualTo("The rent is missing.");
  }

  @Test
  void shouldRefuseWhenThePersonBroughtFiguresByHand() {
    // given
    app.engine()
        .variable(
            ReportScene.REVIEW + 2, "bankFetched", "{\"decision\":\"fetched\",\"by\":\"carl\"}");

    // when
    String page = carl.get(PAGE).body();
    HttpResponse<String> answer =
        carl.post("/inbox", PAGE + "/review", Map.of("decision", "approved", "seen", SEAL));

    // then
    assertThat(page)
        .contains("You brought figures of this report by hand")
        .doesNotContain("Publish version 2</button>");
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(app.engine().told).isEmpty();
  }

  @Test
  void shouldLookAgainOrGoWithoutTheBudgetForAReason() {
    // given
    ReportScene.budget(app.engine());
    String page = "/tasks/" + ReportScene.BUDGET;

    // when
    String shown = carl.get(page).body();
    HttpResponse<String> silent = carl.post(page, page + "/budget", Map.of("decision", "without"));
    carl.post(page, page + "/budget", Map.of("decision", "look-again"));

    // then
    assertThat(shown)
        .contains("The file is no spreadsheet.", "<code>budget-E-1-2026-10.xlsx</code>")
        .contains(page + "/documents/found");
    assertThat(silent.statusCode()).isEqualTo(422);
    assertThat(silent.body()).contains("Say why the report goes without a budget.");
    assertThat(app.engine().told.getLast().body())
        .contains("\"budgetMended\":{\"decision\":\"look-again\",\"by\":\"carl\"");
  }

  @Test
  void shouldSayWhatDidNotComeByItself() {
    // given
    app.engine()
        .variable(
            ReportScene.REVIEW + 2,
            "budgetMended",
            "{\"decision\":\"without\",\"by\":\"dora\",\"reason\":\"None was made this year.\"}");
    app.engine()
        .variable(
            ReportScene.REVIEW + 2, "bankFetched", "{\"decision\":\"fetched\",\"by\":\"dora\"}");

    // when
    String page = carl.get(PAGE).body();

    // then
    assertThat(page)
        .contains("There is no budget in it. Dora Dietz: “None was made this year.”")
        .contains("Dora Dietz brought the bank’s turnover by hand.", "Publish version 2</button>");
  }

  @Test
  void shouldShowWhatIsThereWhenNothingIsFrozen() {
    // given
    app.engine().task(90, "review-report", "Review report", "controller");

    // when
    HttpResponse<String> page = carl.get("/tasks/90");

    // then
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("This is the first version of the month.");
  }

  private HttpResponse<String> send(Map<String, String> typed) {
    return carl.post(PAGE, PAGE + "/review", typed);
  }

  private JsonNode completed() {
    StubEngine.Told last = app.engine().told.getLast();
    assertThat(last.path()).isEqualTo("/v2/user-tasks/" + ReportScene.REVIEW + "/completion");
    return StubEngine.JSON.readTree(last.body()).path("variables");
  }
}
