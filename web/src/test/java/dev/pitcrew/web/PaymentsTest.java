package dev.pitcrew.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.records.payable.InvoicePeople;
import dev.pitcrew.web.people.Person;
import dev.pitcrew.web.people.Role;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PaymentsTest {

  private static final String PAGE = "/tasks/" + Scene.RELEASE;

  private TestApp.Running app;
  private Visitor theo;
  private String seed;

  @BeforeEach
  void start() {
    app = TestApp.withSamples();
    theo = Visitor.signedIn(app, "theo");
    seed = Authenticator.of(app.records(), "theo");
  }

  @Test
  void shouldShowItemsHeldOnesAndControlSumWhenOpened() {
    // given
    Scene.release(app.engine());

    // when
    String page = theo.get(PAGE).body();

    // then
    assertThat(page)
        .contains("Südwind Energie AG", "AT48 3200 0000 1234 5864", "315.50\u00a0€")
        .contains("The vendor’s account was changed two days ago.")
        .contains("Control sum of the run (2 payments)", "Release 1,505.50\u00a0€");
  }

  @Test
  void shouldCompleteWithTheReleaseWhenReleased() {
    // given
    Scene.release(app.engine());

    // when
    HttpResponse<String> answer =
        theo.post(
            PAGE,
            PAGE + "/release",
            Map.of("decision", "released", "code", Authenticator.code(seed)));

    // then
    assertThat(answer.body()).contains("Released RUN-2026-11-21-1.", "href=\"/payments\"");
    assertThat(app.engine().told.getLast().body())
        .contains("{\"release\":{\"decision\":\"released\",\"by\":\"theo\",\"at\":");
  }

  @Test
  void shouldReleaseNothingWhenTheCodeIsWrong() {
    // given
    Scene.release(app.engine());
    String hash = app.people().find("theo").orElseThrow().passwordHash();
    app.people().replace(new Person("tessa", "Tessa", Set.of(Role.TREASURER), hash, false), "ada");
    Authenticator.of(app.records(), "tessa");
    Visitor tessa = Visitor.signedIn(app, "tessa");

    // when
    HttpResponse<String> none = tessa.post(PAGE, PAGE + "/release", Map.of("decision", "released"));
    HttpResponse<String> wrong =
        tessa.post(PAGE, PAGE + "/release", Map.of("decision", "released", "code", "abcdef"));

    // then
    assertThat(none.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("This is not the code of now");
    assertThat(app.engine().told).isEmpty();
  }

  @Test
  void shouldOnlyOfferToDiscardWhenTheItemsDoNotAddUp() {
    // given
    Scene.release(app.engine());
    app.engine()
        .variable(
            Scene.RELEASE + 2, "proposal", Scene.PROPOSAL.replace("\"1505.50\"", "\"1505.51\""));

    // when
    String page = theo.get(PAGE).body();
    HttpResponse<String> answer =
        theo.post(PAGE, PAGE + "/release", Map.of("decision", "released"));

    // then
    assertThat(page).contains("do not add up").doesNotContain("value=\"released\"");
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(app.engine().told).isEmpty();
  }

  @Test
  void shouldRefuseWhenThePersonHadAPartInAnItem() {
    // given
    Scene.release(app.engine());
    app.engine()
        .variable(Scene.RELEASE + 2, "proposal", Scene.PROPOSAL.replace("\"I-1\"", "\"I-9\""));
    Ledger.posted(app.records(), "I-9");
    app.records().invoices().people().add("I-9", InvoicePeople.Part.APPROVED, "theo");

    // when
    HttpResponse<String> answer =
        theo.post("/inbox", PAGE + "/release", Map.of("decision", "released"));

    // then
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("somebody else has to release the run");
    assertThat(app.engine().told).isEmpty();
  }

  @Test
  void shouldListRunsWithTheirFileWhenThereAreSome() {
    // given
    Scene.cockpit(app.engine());

    // when
    String page = theo.get("/payments").body();
    HttpResponse<String> file = theo.get("/payments/901/file");

    // then
    assertThat(page).contains("RUN-2026-11-21-1", "File written", "by theo");
    assertThat(file.body()).isEqualTo("<Document/>");
    assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
        .startsWith("attachment")
        .contains("pain.001-RUN-2026-11-21-1.xml");
  }

  @Test
  void shouldNotGiveOutFilesOfOtherProcessesWhenAsked() {
    // given
    Scene.cockpit(app.engine());

    // then
    assertThat(theo.get("/payments/" + Scene.INSTANCE + "/file").statusCode()).isEqualTo(404);
  }

  @Test
  void shouldSayWhatWouldAppearWhenThereIsNoRun() {
    assertThat(theo.get("/payments").body()).contains("No payment run yet", "Propose payments now");
  }

  @Test
  void shouldStartARunForTreasurersOnly() {
    // given
    Visitor carl = Visitor.signedIn(app, "carl");

    // when
    HttpResponse<String> refused = carl.post("/payments", "/payments", Map.of());
    HttpResponse<String> started = theo.post("/payments", "/payments", Map.of());

    // then
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(started.body()).contains("A payment run has started.");
    assertThat(app.engine().told)
        .extracting(StubEngine.Told::path)
        .containsExactly("/v2/process-instances");
  }
}
