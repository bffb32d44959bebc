package dev.pitcrew.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ApprovalTest {

  private static final String PAGE = "/tasks/" + Scene.APPROVE;
  private static final String BANK = "/tasks/" + Scene.BANK;

  private TestApp.Running app;

  @BeforeEach
  void start() {
    app = TestApp.withSamples();
  }

  @Test
  void shouldShowReasonsProvenanceAndAmountWhenOpened() {
    // given
    Scene.approve(app.engine(), "clara");

    // when
    String page = Visitor.signedIn(app, "anton").get(PAGE).body();

    // then
    assertThat(page)
        .contains("The amount is over 500 EUR.", "Approval by the department")
        .contains("Approve 1,190.00\u00a0€", "Validated by clara, who corrected Tax.")
        .contains("sure, 96 % · read from the picture · page 1, middle right")
        .contains("No purchase order is named.");
  }

  @Test
  void shouldCompleteWithTheDecisionWhenApproved() {
    // given
    Scene.approve(app.engine(), "clara");

    // when
    HttpResponse<String> answer =
        Visitor.signedIn(app, "anton")
            .post(PAGE, PAGE + "/approval", Map.of("decision", "approved"));

    // then
    assertThat(answer.body()).contains("Approved: Nordwind Bürobedarf GmbH · RE-2026-0417.");
    JsonNode given = completed(Scene.APPROVE).path("approvalDecision");
    assertThat(given.path("decision").asString()).isEqualTo("approved");
    assertThat(given.path("by").asString()).isEqualTo("anton");
    assertThat(given.path("at").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    assertThat(given.has("reason")).isFalse();
  }

  @Test
  void shouldRefuseWhenThePersonValidated() {
    // given
    Scene.approve(app.engine(), "anton");
    Visitor anton = Visitor.signedIn(app, "anton");

    // when
    String page = anton.get(PAGE).body();
    HttpResponse<String> answer =
        anton.post("/inbox", PAGE + "/approval", Map.of("decision", "approved"));

    // then
    assertThat(page)
        .contains("You validated this invoice, so somebody else has to approve it.")
        .doesNotContain("Approve 1,190.00");
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(app.engine().told).isEmpty();
  }

  @Test
  void shouldRefuseWhenThePersonApprovedAnEarlierStep() {
    // given
    Scene.approve(app.engine(), "clara");
    app.engine()
        .variable(
            Scene.APPROVE + 2, "approvals", "[{\"decision\":\"approved\",\"by\":\"anton\"},null]");
    Visitor anton = Visitor.signedIn(app, "anton");

    // when
    HttpResponse<String> answer =
        anton.post("/inbox", PAGE + "/approval", Map.of("decision", "approved"));

    // then
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("You have approved this invoice before");
    assertThat(app.engine().told).isEmpty();
  }

  @Test
  void shouldNotPassByTheFormsBackDoorWhenTheTaskHasRules() {
    // given
    Scene.approve(app.engine(), "anton");
    Visitor anton = Visitor.signedIn(app, "anton");

    // when
    HttpResponse<String> answer = anton.post("/inbox", PAGE + "/form", Map.of("json", "{}"));

    // then
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(app.engine().told).isEmpty();
  }

  @Test
  void shouldWantAReasonWhenRejected() {
    // given
    Scene.approve(app.engine(), "clara");
    Visitor anton = Visitor.signedIn(app, "anton");

    // when
    HttpResponse<String> without =
        anton.post(PAGE, PAGE + "/approval", Map.of("decision", "rejected"));
    anton.post(PAGE, PAGE + "/approval", Map.of("decision", "rejected", "reason", "Too dear."));

    // then
    assertThat(without.statusCode()).isEqualTo(422);
    assertThat(completed(Scene.APPROVE).at("/approvalDecision/reason").asString())
        .isEqualTo("Too dear.");
  }

  @Test
  void shouldSayThatItIsFinishedWhenItIs() {
    // given
    Scene.approve(app.engine(), "clara");
    Visitor anton = Visitor.signedIn(app, "anton");
    String token = anton.token(PAGE);
    app.engine()
        .task(Scene.APPROVE, "approve-invoice", "Approve invoice", "approver")
        .put("state", "COMPLETED")
        .put("assignee", "dora");

    // when
    HttpResponse<String> page = anton.get(PAGE);
    HttpResponse<String> answer =
        anton.postWithToken(
            token, PAGE + "/approval", Map.of("decision", "approved", "reason", "kept words"));

    // then
    assertThat(page.statusCode()).isEqualTo(410);
    assertThat(page.body()).contains("has been decided by dora");
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("This task is finished already.");
    assertThat(app.engine().told).isEmpty();
  }

  @Test
  void shouldMarkWhatDiffersWhenTheAccountIsAnother() {
    // given
    Scene.bankAccount(app.engine());
    app.records().vendors().save(Books.vendor("V-1", "DE89370400440532013000"));

    // when
    String page = Visitor.signedIn(app, "carl").get(BANK).body();

    // then
    assertThat(page).contains("<mark>DE89</mark>", "<mark>DE02</mark>", "Never one from this");
  }

  @Test
  void shouldShowThePrintedAccountTooWhenTheFileSaysAnother() {
    // given
    Scene.bankAccount(app.engine());
    app.engine()
        .variable(
            Scene.BANK + 2,
            "printed",
            "{\"fields\":{\"iban\":{\"value\":\"DE89370400440532013000\"}}}");

    // when
    String page = Visitor.signedIn(app, "carl").get(BANK).body();

    // then
    assertThat(page).contains("On the page", "<mark>DE89</mark>", "In the data of the file");
  }

  @Test
  void shouldWantTheNumberThatWasCalledWhenTheAccountIsConfirmed() {
    // given
    Scene.bankAccount(app.engine());
    Visitor carl = Visitor.signedIn(app, "carl");

    // when
    HttpResponse<String> without =
        carl.post(BANK, BANK + "/bank-account", Map.of("decision", "confirmed"));
    carl.post(
        BANK,
        BANK + "/bank-account",
        Map.of("decision", "confirmed", "calledNumber", "+49 40 123456"));

    // then
    assertThat(without.statusCode()).isEqualTo(422);
    assertThat(without.body()).contains("Write the number you called.");
    assertThat(completed(Scene.BANK).toString())
        .startsWith("{\"bankAccount\":{\"decision\":\"confirmed\",\"by\":\"carl\",")
        .endsWith("\"calledNumber\":\"+49 40 123456\"}}");
  }

  private JsonNode completed(long key) {
    StubEngine.Told last = app.engine().told.getLast();
    assertThat(last.path()).isEqualTo("/v2/user-tasks/" + key + "/completion");
    return StubEngine.JSON.readTree(last.body()).path("variables");
  }
}
