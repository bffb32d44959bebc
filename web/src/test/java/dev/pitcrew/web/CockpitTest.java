package dev.pitcrew.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CockpitTest {

  private static final String PAGE = "/cockpit/instances/" + Scene.INSTANCE;

  private TestApp.Running app;
  private Visitor olga;

  @BeforeEach
  void start() {
    app = TestApp.withSamples();
    olga = Visitor.signedIn(app, "olga");
  }

  @Test
  void shouldListCasesWithTheirIncidentsWhenThereAreSome() {
    // given
    Scene.cockpit(app.engine());

    // when
    String page = olga.get("/cockpit").body();

    // then
    assertThat(page)
        .contains("scan-0007.pdf", "Stopped by an incident", "1 to 2 of 2")
        .contains("<option value=\"payment-run\">Payment run</option>");
  }

  @Test
  void shouldFilterByProcessAndStateWhenAsked() {
    // given
    Scene.cockpit(app.engine());

    // when
    String page = olga.get("/cockpit?process=payment-run&state=completed").body();

    // then
    assertThat(page).contains("/cockpit/instances/901").doesNotContain("scan-0007.pdf");
  }

  @Test
  void shouldSayWhatWouldAppearWhenThereIsNoCase() {
    assertThat(olga.get("/cockpit").body()).contains("No such case");
  }

  @Test
  void shouldShowIncidentStepsAndVariablesWhenACaseIsOpened() {
    // given
    Scene.cockpit(app.engine());

    // when
    HttpResponse<String> page = olga.get(PAGE);

    // then
    assertThat(page.body())
        .contains("The reader ran out of time after 120 s on page 3.")
        .contains("Document arrived", "120 ms", "scan-0007.pdf")
        .contains("data-diagram=\"/cockpit/definitions/7/xml\"");
    assertThat(olga.get("/cockpit/definitions/7/xml").body()).contains("bpmn:process");
  }

  @Test
  void shouldGiveTheJobATryAndResolveWhenRetried() {
    // given
    Scene.cockpit(app.engine());

    // when
    HttpResponse<String> answer = olga.post(PAGE, PAGE + "/incidents/55/retry", Map.of());

    // then
    assertThat(answer.body()).contains("It is tried again.");
    assertThat(app.engine().told)
        .extracting(told -> told.method() + " " + told.path())
        .containsExactly("PATCH /v2/jobs/77", "POST /v2/incidents/55/resolution");
  }

  @Test
  void shouldCancelWhenAsked() {
    // given
    Scene.cockpit(app.engine());

    // when
    HttpResponse<String> answer = olga.post(PAGE, PAGE + "/cancel", Map.of());

    // then
    assertThat(answer.body()).contains("The case is cancelled.");
    assertThat(app.engine().told.getLast().path()).endsWith("/cancellation");
  }

  @Test
  void shouldSayWhyByTheCaseWhenTheEngineRefuses() {
    // given
    Scene.cockpit(app.engine());
    String token = olga.token(PAGE);
    app.engine().refuseWith = 409;

    // when
    HttpResponse<String> answer = olga.postWithToken(token, PAGE + "/cancel", Map.of());

    // then
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("Somebody else was faster.", "scan-0007.pdf");
  }

  @Test
  void shouldListDefinitionsWhenAsked() {
    // given
    Scene.cockpit(app.engine());

    // then
    assertThat(olga.get("/cockpit/definitions").body()).contains("invoice-intake.bpmn");
    assertThat(olga.get("/cockpit/definitions/8").body()).contains("payment-run.bpmn");
  }

  @Test
  void shouldSayThatItIsGoneWhenTheCaseIsUnknown() {
    // when
    HttpResponse<String> page = olga.get("/cockpit/instances/4");

    // then
    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).contains("This is finished or gone");
  }

  @Test
  void shouldEscapeWhenVariablesAndMessagesAreHostile() {
    // given
    Scene.cockpit(app.engine());
    String hostile = "</pre><script>alert(1)</script><img src=x onerror=alert(2)>";
    app.engine().variable(Scene.INSTANCE, hostile, "\"" + hostile.repeat(3) + "\"");
    app.engine().variable(Scene.INSTANCE, "intake", "{\"fileName\":\"" + hostile + "\"}");

    // then
    assertThat(olga.get(PAGE).body()).doesNotContain("<script>alert", "<img src=x");
    assertThat(olga.get("/cockpit").body()).doesNotContain("<script>alert", "<img src=x");
  }

  @Test
  void shouldRefuseAClerk() {
    // given
    Visitor clara = Visitor.signedIn(app, "clara");

    // then
    assertThat(clara.get(PAGE).statusCode()).isEqualTo(403);
    assertThat(clara.post("/inbox", PAGE + "/cancel", Map.of()).statusCode()).isEqualTo(403);
    assertThat(app.engine().told).isEmpty();
  }
}
