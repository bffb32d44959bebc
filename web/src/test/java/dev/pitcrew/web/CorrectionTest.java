package dev.pitcrew.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CorrectionTest {

  private static final String PAGE = "/tasks/" + CorrectionScene.CORRECT;
  private static final byte[] FILE = {1, 2, 3};

  private TestApp.Running app;
  private Visitor clara;

  @BeforeEach
  void start() {
    app = TestApp.withSamples();
    CorrectionScene.all(app.engine());
    clara = Visitor.signedIn(app, "clara");
  }

  @Test
  void shouldNameEachPlaceAndAskWhatIsMeantWhenOpened() {
    // when
    String page = clara.get(PAGE).body();

    // then
    assertThat(page)
        .contains("2 places cannot be read, and one can be read in more than one way.")
        .contains("2 lines are clear and kept.", "<code>Claims!E4</code>", "<mark>forty</mark>")
        .contains("3 April 2026", "4 March 2026", "03/04/2026 · Taxi to the customer · 23.80")
        .contains("Line 3, Hotel Wien: <span class=\"soft\">hotel-wien.pdf is missing</span>")
        .contains(PAGE + "/documents/marked", "vienna.xlsx")
        .doesNotContain("taxi is missing");
  }

  @Test
  void shouldAnswerAndAddTheReceiptOfALineWhenHandedInAgain() {
    // when
    HttpResponse<String> answer =
        clara.upload(PAGE, PAGE + "/correction", answers(), "receipt-3", Map.of("hotel.pdf", FILE));

    // then
    assertThat(answer.body()).contains("Handed in again: Customer visit in Vienna.");
    JsonNode correction = completed().path("correction");
    assertThat(correction.path("decision").asString()).isEqualTo("resubmitted");
    assertThat(correction.path("by").asString()).isEqualTo("clara");
    assertThat(correction.path("answers").toString())
        .isEqualTo(
            """
            [{"line":3,"field":"receipt","value":"hotel.pdf"},\
            {"line":1,"field":"date","value":"2026-04-03"},\
            {"line":2,"field":"amount","value":"40.50"},\
            {"line":2,"field":"category","value":"meals"}]""");
    assertThat(correction.path("receipts").valueStream())
        .extracting(one -> one.at("/metadata/fileName").asString())
        .containsExactly("taxi.png", "hotel.pdf");
    assertThat(correction.has("sheet")).isFalse();
  }

  @Test
  void shouldSayWhatIsOpenAndSendNothingWhenNotEverythingIsAnswered() {
    // given
    Map<String, String> answers = answers();
    answers.put("choice-1-date", "2027-01-01");
    answers.put("answer-2-amount", "1.234");
    answers.remove("answer-2-category");

    // when
    HttpResponse<String> answer =
        clara.upload(PAGE, PAGE + "/correction", answers, "receipts", Map.of("more.png", FILE));

    // then
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("Nothing was sent yet.", "Say what is meant.", "This can be read in two ways.")
        .contains("Write what is right.", "value=\"1.234\"");
    assertThat(app.engine().told).isEmpty();
  }

  @Test
  void shouldLeaveTheAnswersOutWhenAnotherSheetTakesTheFirstOnesPlace() {
    // when
    clara.upload(PAGE, PAGE + "/correction", answers(), "sheet", Map.of("better.xlsx", FILE));

    // then
    JsonNode correction = completed().path("correction");
    assertThat(correction.at("/sheet/metadata/fileName").asString()).isEqualTo("better.xlsx");
    assertThat(correction.has("answers")).isFalse();
    assertThat(correction.has("receipts")).isFalse();
  }

  @Test
  void shouldEndTheClaimWhenWithdrawn() {
    // when
    HttpResponse<String> answer =
        clara.upload(
            PAGE, PAGE + "/correction", Map.of("decision", "withdrawn"), "sheet", Map.of());

    // then
    assertThat(answer.body()).contains("Withdrawn: Customer visit in Vienna.");
    assertThat(completed().at("/correction/decision").asString()).isEqualTo("withdrawn");
  }

  @Test
  void shouldAskForAnotherSheetWhenNothingOfTheFirstCouldBeRead() {
    // given
    String page = "/tasks/" + CorrectionScene.UNREADABLE;

    // when
    String shown = clara.get(page).body();
    HttpResponse<String> answer =
        clara.upload(
            page, page + "/correction", Map.of("decision", "resubmitted"), "sheet", Map.of());

    // then
    assertThat(shown).contains("Nothing of the sheet could be read: The file is protected");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("Choose the corrected sheet");
    assertThat(app.engine().told).isEmpty();
  }

  @Test
  void shouldStayWithTheClaimantWhenNobodyElseCouldTakeIt() {
    // when
    String page = clara.get(PAGE).body();
    clara.post(PAGE, PAGE + "/give-back", Map.of());

    // then
    assertThat(page).doesNotContain("Give it back");
    assertThat(app.engine().told).isEmpty();
  }

  @Test
  void shouldBeNobodyElsesWhenItIsTheClaimants() {
    // when
    int status = Visitor.signedIn(app, "anton").get(PAGE).statusCode();

    // then
    assertThat(status).isEqualTo(403);
  }

  private static Map<String, String> answers() {
    return new HashMap<>(
        Map.of(
            "decision", "resubmitted",
            "choice-1-date", "2026-04-03",
            "answer-2-amount", "40,50",
            "answer-2-category", "meals"));
  }

  private JsonNode completed() {
    StubEngine.Told last = app.engine().told.getLast();
    assertThat(last.path()).isEqualTo("/v2/user-tasks/" + CorrectionScene.CORRECT + "/completion");
    return StubEngine.JSON.readTree(last.body()).path("variables");
  }
}
