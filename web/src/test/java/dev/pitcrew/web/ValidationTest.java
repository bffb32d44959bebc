package dev.pitcrew.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ValidationTest {

  private static final String PAGE = "/tasks/" + Scene.VALIDATE;

  private TestApp.Running app;
  private Visitor clara;

  @BeforeEach
  void start() {
    app = TestApp.withSamples();
    Scene.validate(app.engine());
    clara = Visitor.signedIn(app, "clara");
  }

  @Test
  void shouldShowDoubtfulFieldsFirstWhenOpened() {
    // when
    String page = clara.get(PAGE).body();

    // then
    int tax = page.indexOf("id=\"tax\"");
    int iban = page.indexOf("id=\"iban\"");
    int vendor = page.indexOf("id=\"vendor\"");
    assertThat(tax).isPositive().isLessThan(iban);
    assertThat(iban).isLessThan(vendor);
    assertThat(page).contains("Check these first", "Net + tax is 1,180.00, total says 1,190.00.");
  }

  @Test
  void shouldTellInWordsWhereAFieldStandsWhenItIsHighlighted() {
    // when
    String page = clara.get(PAGE).body();

    // then
    assertThat(page)
        .contains("unsure, 48 % · read from the picture · page 1, middle right")
        .contains("data-field=\"tax\"", "<title>Tax: 180.00</title>");
  }

  @Test
  void shouldCompleteWithWhatThePersonCorrectedWhenAccepted() {
    // when
    HttpResponse<String> answer =
        post(
            Map.of(
                "decision", "correct",
                "tax", "190,00",
                "iban", "DE02 1203 0000 0000 2020 51",
                "place.tax", "1,470,358,31.5,10"));

    // then
    assertThat(answer.uri().getPath()).isEqualTo("/inbox");
    assertThat(answer.body()).contains("Accepted: Nordwind Bürobedarf GmbH · RE-2026-0417.");
    JsonNode sent = completed();
    assertThat(sent.at("/validation/decision").asString()).isEqualTo("correct");
    assertThat(sent.at("/validation/by").asString()).isEqualTo("clara");
    assertThat(sent.at("/validation/corrections").toString())
        .isEqualTo("{\"tax\":\"190.00\",\"iban\":\"DE02120300000000202051\"}");
    assertThat(sent.at("/invoice/fields/tax").toString())
        .isEqualTo(
            "{\"value\":\"190.00\",\"confidence\":1,\"source\":\"person\",\"page\":1,"
                + "\"box\":[470.0,358.0,31.5,10.0]}");
    assertThat(sent.at("/invoice/fields/iban/box").isMissingNode()).isTrue();
    assertThat(sent.at("/invoice/fields/total/source").asString()).isEqualTo("ocr");
    assertThat(sent.at("/invoice/lineItems").size()).isEqualTo(2);
  }

  @Test
  void shouldClaimInThePersonsNameBeforeCompletingWhenNobodyHasIt() {
    // when
    post(Map.of("decision", "not-an-invoice"));

    // then
    assertThat(app.engine().told)
        .extracting(StubEngine.Told::path)
        .containsExactly(
            "/v2/user-tasks/" + Scene.VALIDATE + "/assignment",
            "/v2/user-tasks/" + Scene.VALIDATE + "/completion");
    assertThat(app.engine().told.getFirst().authorization()).startsWith("Bearer pc1.");
  }

  @Test
  void shouldAskToLookAgainWhenADoubtfulFieldIsNotChecked() {
    // when
    HttpResponse<String> answer = post(Map.of("decision", "correct", "tax", "190.00"));

    // then
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("Not sent yet.")
        .contains(
            "<a href=\"#iban\">IBAN: Compare this with the page, then mark it as checked.</a>")
        .contains("value=\"190.00\"");
    assertThat(app.engine().told).isEmpty();
  }

  @Test
  void shouldAskBackWhenAnAmountCanBeReadInTwoWays() {
    // when
    HttpResponse<String> answer =
        post(Map.of("decision", "correct", "tax", "1.234", "iban", "", "ok", "iban"));

    // then
    assertThat(answer.body())
        .contains("This can be read in two ways. Write the cents too")
        .contains("value=\"1.234\"");
    assertThat(app.engine().told).isEmpty();
  }

  @Test
  void shouldWantAWordWhenTheSumsDoNotAddUp() {
    // given
    Map<String, String> fields =
        Map.of("decision", "correct", "tax", "150.00", "iban", "DE02120300000000202051");

    // when
    HttpResponse<String> refused = post(fields);
    Map<String, String> confirmed = new LinkedHashMap<>(fields);
    confirmed.put("sums", "yes");
    HttpResponse<String> taken = post(confirmed);

    // then
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Net + tax is 1150.00, total says 1190.00.");
    assertThat(taken.uri().getPath()).isEqualTo("/inbox");
  }

  @Test
  void shouldWantAReasonWhenRejected() {
    // when
    HttpResponse<String> without = post(Map.of("decision", "reject", "vendor", "Typed by hand"));
    HttpResponse<String> with = post(Map.of("decision", "reject", "reason", "Not ordered."));

    // then
    assertThat(without.statusCode()).isEqualTo(422);
    assertThat(without.body()).contains("Say why.", "value=\"Typed by hand\"");
    assertThat(with.body()).contains("Rejected:");
    assertThat(completed().toString())
        .isEqualTo(
            "{\"validation\":{\"decision\":\"reject\",\"by\":\"clara\","
                + "\"reason\":\"Not ordered.\",\"corrections\":{}}}");
  }

  @Test
  void shouldKeepWhatWasTypedWhenSomebodyElseWasFaster() {
    // given
    app.engine().refuseWith = 409;

    // when
    HttpResponse<String> answer =
        post(
            Map.of(
                "decision",
                "correct",
                "tax",
                "190.00",
                "iban",
                "",
                "ok",
                "iban",
                "bic",
                "TYPEDBIC"));

    // then
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("Somebody else was faster.", "value=\"TYPEDBIC\"");
  }

  @Test
  void shouldSayWhoHasItWhenItIsTaken() {
    // given
    app.engine()
        .task(Scene.VALIDATE, "validate-invoice", "Validate invoice", "clerk")
        .put("assignee", "claude");

    // when
    HttpResponse<String> page = clara.get(PAGE);
    HttpResponse<String> answer = post(Map.of("decision", "not-an-invoice"));

    // then
    assertThat(page.body()).contains("Taken by claude").doesNotContain("Accept these values");
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(app.engine().told).isEmpty();
  }

  @Test
  void shouldRefuseWhenTheTaskIsNotForThePerson() {
    // given
    Visitor anton = Visitor.signedIn(app, "anton");

    // then
    assertThat(anton.get(PAGE).statusCode()).isEqualTo(403);
    assertThat(anton.get(PAGE + "/pages/1").statusCode()).isEqualTo(403);
    assertThat(anton.get(PAGE + "/words").statusCode()).isEqualTo(403);
    assertThat(anton.get(PAGE + "/original").statusCode()).isEqualTo(403);
    assertThat(
            anton.post("/inbox", PAGE + "/validation", Map.of("decision", "correct")).statusCode())
        .isEqualTo(403);
  }

  @Test
  void shouldServeTheDocumentSoThatNothingInItRuns() {
    // when
    HttpResponse<String> image = clara.get(PAGE + "/pages/1");
    HttpResponse<String> original = clara.get(PAGE + "/original");

    // then
    assertThat(image.headers().firstValue("Content-Type")).contains("image/png");
    assertThat(image.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("sandbox");
    assertThat(original.headers().firstValue("Content-Disposition").orElse(""))
        .startsWith("attachment");
    assertThat(original.headers().firstValue("Content-Type")).contains("application/octet-stream");
    assertThat(clara.get(PAGE + "/pages/2").statusCode()).isEqualTo(404);
  }

  @Test
  void shouldEscapeWhenTheDocumentIsHostile() {
    // given
    String hostile = "\\\"><script>alert(1)</script>";
    app.engine()
        .variable(
            Scene.VALIDATE + 2,
            "invoice",
            "{\"fields\":{\"vendor\":{\"value\":\"%s\",\"confidence\":\"<b>\",\"page\":1,\"box\":[1,2,3,4],\"source\":\"%s\"}},\"lineItems\":[{\"description\":\"%s\"}]}"
                .formatted(hostile, hostile, hostile));
    app.engine()
        .variable(
            Scene.VALIDATE + 2,
            "check",
            "{\"doubtfulFields\":[7,{}],\"findings\":[{\"severity\":\"%s\",\"message\":\"%s\"}],\"vendorCandidates\":[\"%s\"]}"
                .formatted(hostile, hostile, hostile));

    // when
    HttpResponse<String> page = clara.get(PAGE);

    // then
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("&lt;script&gt;alert(1)").doesNotContain("<script>alert");
  }

  private HttpResponse<String> post(Map<String, String> fields) {
    return clara.post(PAGE, PAGE + "/validation", fields);
  }

  private JsonNode completed() {
    StubEngine.Told last = app.engine().told.getLast();
    assertThat(last.path()).isEqualTo("/v2/user-tasks/" + Scene.VALIDATE + "/completion");
    return StubEngine.JSON.readTree(last.body()).path("variables");
  }
}
