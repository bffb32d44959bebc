package dev.pitcrew.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ClaimTest {

  private static final String PAGE = "/tasks/" + ClaimScene.DECIDE;
  private static final String FINANCE = "/tasks/" + ClaimScene.FINANCE;

  private TestApp.Running app;

  @BeforeEach
  void start() {
    app = TestApp.withSamples();
    ClaimScene.all(app.engine());
  }

  @Test
  void shouldShowEachLineWithReceiptPolicyAndWhatDiffersWhenOpened() {
    // when
    Visitor anton = Visitor.signedIn(app, "anton");
    String page = anton.get(PAGE).body();

    // then
    assertThat(page)
        .contains("Trade fair in Berlin · Clara Klein", "3 lines need you", "434.25\u00a0€")
        .contains("<strong>The policy asks you:</strong> Guests and occasion have to be looked at.")
        .contains("Rule entertainment", "(weekend)", "paid with the company card")
        .contains("The claim asks for more than the receipt shows.", "86.40\u00a0€")
        .contains("data-mark=\"line-2-total\"", "<img src=\"" + PAGE + "/documents/dinner\"")
        .contains("The receipt hotel.pdf was not handed in.")
        .contains("1 USD = 0.92208 EUR on Nov 5, 2026, European Central Bank")
        .contains("Cut to the daily allowance of 28.00.", "<strong>Claimed before:</strong>")
        .contains(
            "Receipts that belong to no line",
            "<strong class=\"number\" data-sum=\"approved\">157.90")
        .doesNotContain("name=\"decision-6\"");
    assertThat(anton.get(PAGE + "/documents/dinner").headers().firstValue("Content-Type"))
        .contains("image/png");
  }

  @Test
  void shouldCompleteWithAWordForEachLineWhenDecidedPartly() {
    // when
    HttpResponse<String> answer = send("anton", PAGE, said());

    // then
    assertThat(answer.body())
        .contains("Approved 4 of 6 lines: Trade fair in Berlin · Clara Klein.");
    JsonNode decision = completed(ClaimScene.DECIDE).path("claimDecision");
    assertThat(decision.path("by").asString()).isEqualTo("anton");
    assertThat(decision.path("lines").toString())
        .isEqualTo(
            """
            [{"line":1,"decision":"approved","amount":"129.90"},\
            {"line":2,"decision":"approved","amount":"86.40","reason":"As the receipt says."},\
            {"line":3,"decision":"refused","reason":"Nobody else was there."},\
            {"line":4,"decision":"approved","amount":"110.65"},\
            {"line":5,"decision":"approved","amount":"28.00"},\
            {"line":6,"decision":"refused","reason":"It was handed in before."}]""");
  }

  @Test
  void shouldKeepWhatWasTypedAndSayWhatIsWrongWhenALineIsNotDecided() {
    // given
    Map<String, String> said = said();
    said.put("decision-2", "cut");
    said.put("amount-2", "196.40");
    said.remove("reason-3");
    said.remove("decision-4");

    // when
    HttpResponse<String> answer = send("anton", PAGE, said);

    // then
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("3 lines are not decided yet.", "Approve, cut or refuse this line.")
        .contains("At most 96.40 can be paid: amounts are cut, never raised.")
        .contains("Say why; the claimant is told.", "value=\"196.40\"");
    assertThat(app.engine().told).isEmpty();
  }

  @Test
  void shouldAskBackWhenAnAmountCanBeReadInTwoWays() {
    // given
    Map<String, String> said = said();
    said.put("amount-2", "1.234");

    // when
    HttpResponse<String> answer = send("anton", PAGE, said);

    // then
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("This can be read in two ways.");
  }

  @Test
  void shouldKeepWhatWasCutOrRefusedBeforeWhenFinanceDecides() {
    // given
    Map<String, String> said =
        new HashMap<>(
            Map.of(
                "decision-1", "approved",
                "decision-2", "approved",
                "decision-3", "approved",
                "decision-4", "approved",
                "decision-5", "approved"));

    // when
    String page = Visitor.signedIn(app, "carl").get(FINANCE).body();
    send("carl", FINANCE, said);

    // then
    assertThat(page)
        .contains("Anton Auer has decided before you", "Approve 80.00\u00a0€")
        .contains("Anton Auer refused it: Not a business occasion.")
        .contains("Anton Auer cut it to 80.00\u00a0€: Wine is not paid.");
    JsonNode lines = completed(ClaimScene.FINANCE).path("claimDecision").path("lines");
    assertThat(lines.path(1).path("amount").asString()).isEqualTo("80.00");
    assertThat(lines.path(2).path("decision").asString()).isEqualTo("refused");
  }

  @Test
  void shouldRefuseWhenItIsTheOwnClaimOrDecidedBefore() {
    // given
    app.engine().task(ClaimScene.DECIDE, "decide-claim", "Decide on claim", "clerk");
    app.engine().task(ClaimScene.FINANCE, "decide-claim", "Decide on claim", "approver");
    Visitor clara = Visitor.signedIn(app, "clara");

    // when
    String own = clara.get(PAGE).body();
    HttpResponse<String> answer = clara.post("/inbox", PAGE + "/claim", said());
    String again = Visitor.signedIn(app, "anton").get(FINANCE).body();

    // then
    assertThat(own)
        .contains("This is your own claim, so somebody else has to decide on it.")
        .doesNotContain("name=\"decision-1\"");
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(again).contains("You decided on this claim at an earlier step");
    assertThat(app.engine().told).isEmpty();
  }

  @Test
  void shouldShowTheGuardsSentenceWhenItDenies() {
    // given
    Visitor anton = Visitor.signedIn(app, "anton");
    String token = anton.token(PAGE);
    app.engine().refuseWith = 409;
    app.engine().refuseDetail =
        "Expected to complete, but it was denied. Reason to deny: 'Anton Auer is the claimant’s manager no more.'";

    // when
    HttpResponse<String> answer = anton.postWithToken(token, PAGE + "/claim", said());

    // then
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body())
        .contains(
            "Anton Auer is the claimant’s manager no more.", "value=\"Nobody else was there.\"");
  }

  @Test
  void shouldShowWhatIsThereWhenTextIsHostileOrMissing() {
    // given
    app.engine().task(90, "decide-claim", "Decide on claim", "approver");
    app.engine()
        .variable(
            92,
            "claimLines",
            "{\"lines\":[{\"line\":1,\"description\":\"<script>x</script>\",\"amount\":\"much\"},7]}");
    app.engine().variable(92, "claim", "{\"receipts\":[1],\"title\":\"\\\"><b>\"}");
    app.engine().variable(92, "matching", "{\"lines\":[{\"line\":1,\"receipt\":0}]}");

    // when
    HttpResponse<String> page = Visitor.signedIn(app, "anton").get("/tasks/90");

    // then
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("&lt;script&gt;x", "Receipt 1 cannot be shown.")
        .doesNotContain("<script>x");
  }

  private HttpResponse<String> send(String who, String page, Map<String, String> said) {
    return Visitor.signedIn(app, who).post(page, page + "/claim", said);
  }

  private static Map<String, String> said() {
    return new HashMap<>(
        Map.of(
            "decision-1", "approved",
            "decision-2", "cut",
            "amount-2", "86,40",
            "reason-2", "As the receipt says.",
            "decision-3", "refused",
            "reason-3", "Nobody else was there.",
            "decision-4", "approved",
            "decision-5", "approved",
            "decision-6", "approved"));
  }

  private JsonNode completed(long key) {
    StubEngine.Told last = app.engine().told.getLast();
    assertThat(last.path()).isEqualTo("/v2/user-tasks/" + key + "/completion");
    return StubEngine.JSON.readTree(last.body()).path("variables");
  }
}
