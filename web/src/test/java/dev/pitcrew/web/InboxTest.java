package dev.pitcrew.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InboxTest {

  private static final String HOSTILE = "<img src=x onerror=alert(1)>\\\"'&";

  private TestApp.Running app;

  @BeforeEach
  void start() {
    app = TestApp.withSamples();
  }

  @Test
  void shouldShowVendorNumberAmountAndDueWhenATaskWaits() {
    // given
    app.engine().task(10, "validate-invoice", "Check invoice", "clerk");
    app.engine().variable(12, "invoice", invoice("Nordwind GmbH", "1190.00", "2026-12-24"));
    app.engine()
        .variable(
            12,
            "check",
            """
            {"doubtfulFields":["iban"],"findings":[
            {"severity":"warning","field":"total","message":"m"},
            {"severity":"error","field":"iban","message":"m"},
            {"severity":"info","field":"net","message":"m"},
            {"severity":"error","message":"m"}]}
            """);

    // when
    HttpResponse<String> page = Visitor.signedIn(app, "clara").get("/inbox");

    // then
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("Nordwind GmbH", "RE-7", "1,190.00\u00a0€", "Check invoice", "2 to check")
        .contains("href=\"/tasks/10\"", "title=\"2026-12-24\"");
  }

  @Test
  void shouldSayWhatEachTaskIsAboutWhenItIsNoInvoice() {
    // given
    ClaimScene.all(app.engine());
    BotStepScene.all(app.engine());
    HireScene.itList(app.engine());
    ReportScene.review(app.engine());

    // when
    String carl = Visitor.signedIn(app, "carl").get("/inbox").body();
    String ivo = Visitor.signedIn(app, "ivo").get("/inbox").body();

    // then
    assertThat(carl)
        .contains("Trade fair in Berlin", "EXP-4f21c07d9a3e", "434.25\u00a0€")
        .contains("Monthly report October 2026", "REP-E-1-2026-10", "due Nov 24, 2026");
    assertThat(ivo)
        .contains("Grace Hopper", "hr-portal", "IT’s check list")
        .contains("class=\"late\"><time", "overdue since");
  }

  @Test
  void shouldSayWhatWouldAppearWhenNothingWaits() {
    // when
    String page = Visitor.signedIn(app, "clara").get("/inbox").body();

    // then
    assertThat(page).contains("Nothing waits for you", "href=\"/upload\"");
  }

  @Test
  void shouldNotShowWhatIsForOthersWhenTheRoleIsAnother() {
    // given
    app.engine().task(10, "approve-invoice", "Approve invoice", "approver");

    // when
    String clara = Visitor.signedIn(app, "clara").get("/inbox").body();
    String anton = Visitor.signedIn(app, "anton").get("/inbox").body();

    // then
    assertThat(clara).doesNotContain("/tasks/10");
    assertThat(anton).contains("/tasks/10");
  }

  @Test
  void shouldShowWhatIsAssignedWhenTheGroupIsAnother() {
    // given
    app.engine().task(10, "odd", "Odd job", "approver").put("assignee", "clara");

    // when
    String page = Visitor.signedIn(app, "clara").get("/inbox?show=mine").body();

    // then
    assertThat(page).contains("/tasks/10");
  }

  @Test
  void shouldEscapeWhenTheDocumentIsHostile() {
    // given
    app.engine().task(10, "validate-invoice", "<script>alert(2)</script>", "clerk");
    app.engine().variable(12, "invoice", invoice(HOSTILE, "<b>9</b>", "<i>soon</i>"));

    // when
    String page = Visitor.signedIn(app, "clara").get("/inbox").body();

    // then
    assertThat(page)
        .contains("&lt;img src=x onerror=alert(1)&gt;")
        .doesNotContain("<img src=x", "<script>alert", "<b>9", "<i>soon");
  }

  @Test
  void shouldAnswerOnlyTheListWhenThePageItselfFilters() {
    // given
    app.engine().task(10, "validate-invoice", "Check invoice", "clerk");
    app.engine().variable(12, "invoice", invoice("Nordwind GmbH", "1190.00", "2026-12-24"));
    app.engine().task(20, "validate-invoice", "Check invoice", "clerk");
    app.engine().variable(22, "invoice", invoice("Südwind AG", "15.00", "2026-12-01"));
    Visitor clara = Visitor.signedIn(app, "clara");

    // when
    String part = clara.get("/inbox?q=nordwind", "HX-Request", "true", "HX-Target", "list").body();

    // then
    assertThat(part).contains("/tasks/10", "1 of 2").doesNotContain("/tasks/20", "<html");
  }

  @Test
  void shouldOrderByAmountWhenAsked() {
    // given
    app.engine().task(10, "validate-invoice", "Check invoice", "clerk");
    app.engine().variable(12, "invoice", invoice("Big", "1190.00", "2026-12-24"));
    app.engine().task(20, "validate-invoice", "Check invoice", "clerk");
    app.engine().variable(22, "invoice", invoice("Small", "-15.00", "2026-12-01"));
    Visitor clara = Visitor.signedIn(app, "clara");

    // when
    String up = clara.get("/inbox?sort=amount").body();
    String down = clara.get("/inbox?sort=amount&dir=desc").body();

    // then
    assertThat(up.indexOf("/tasks/20")).isLessThan(up.indexOf("/tasks/10"));
    assertThat(down.indexOf("/tasks/10")).isLessThan(down.indexOf("/tasks/20"));
    assertThat(down).contains("aria-sort=\"descending\"");
  }

  @Test
  void shouldCountWhatWaitsForAPageThatIsOpen() {
    // given
    Visitor clara = Visitor.signedIn(app, "clara");
    String none = clara.get("/inbox/count").body();
    app.engine().task(10, "validate-invoice", "Check invoice", "clerk").put("assignee", "clara");
    app.engine().task(20, "validate-invoice", "Check invoice", "clerk");

    // then
    assertThat(none).isEqualTo("0");
    assertThat(clara.get("/inbox/count").body()).isEqualTo("2");
    assertThat(clara.get("/inbox").body()).contains("data-total=\"2\"");
  }

  @Test
  void shouldTellWhoIsTooLateWhenTheTaskCannotBeTaken() {
    // given
    app.engine().task(10, "odd", "Odd job", "clerk");
    Visitor clara = Visitor.signedIn(app, "clara");
    String token = clara.token("/tasks/10");
    app.engine().refuseWith = 409;

    // when
    String page = clara.postWithToken(token, "/tasks/10/take", Map.of()).body();

    // then
    assertThat(page).contains("notice is-refused", "Somebody else was faster.");
  }

  @Test
  void shouldTakeAndGiveBackInThePersonsName() {
    // given
    app.engine().task(10, "odd", "Odd job", "clerk");
    Visitor clara = Visitor.signedIn(app, "clara");

    // when
    String taken = clara.post("/tasks/10", "/tasks/10/take", Map.of()).body();
    String back = clara.post("/tasks/10", "/tasks/10/give-back", Map.of()).body();

    // then
    assertThat(taken).contains("You have taken this task.", "Yours");
    assertThat(back).contains("You have given this task back.", "Take it");
    assertThat(app.engine().told.getFirst().body())
        .contains("\"assignee\":\"clara\"", "\"allowOverride\":false");
  }

  @Test
  void shouldSayThatTheEngineDoesNotAnswerWhenItDoesNot() {
    // given
    Visitor clara = Visitor.signedIn(app, "clara");
    app.engine().silent = true;

    // when
    HttpResponse<String> page = clara.get("/inbox");

    // then
    assertThat(page.statusCode()).isEqualTo(503);
    assertThat(page.body()).contains("The engine does not answer just now");
  }

  static String invoice(String vendor, String total, String due) {
    return """
        {"fields":{"vendor":{"value":"%s","confidence":0.9,"source":"text"},
        "invoice_number":{"value":"RE-7","confidence":0.9,"source":"text"},
        "currency":{"value":"EUR","confidence":0.9,"source":"text"},
        "due_date":{"value":"%s","confidence":0.9,"source":"text"},
        "total":{"value":"%s","confidence":0.9,"source":"text"}},"lineItems":[]}
        """
        .formatted(vendor, due, total);
  }
}
