package dev.pitcrew.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class BotStepTest {

  private static final String CREATE = "/tasks/" + BotStepScene.CREATE;
  private static final String PLAIN = "/tasks/" + BotStepScene.PLAIN;
  private static final String FETCH = "/tasks/" + BotStepScene.FETCH;
  private static final byte[] FILE = {1, 2, 3};

  private TestApp.Running app;

  @BeforeEach
  void start() {
    app = TestApp.withSamples();
    BotStepScene.all(app.engine());
  }

  @Test
  void shouldShowPictureStepAndWhatIsToDoWhenOpened() {
    // when
    String page = Visitor.signedIn(app, "ivo").get(CREATE).body();

    // then
    assertThat(page)
        .contains("An account for Grace Hopper in the HR portal", "Click “Create employee”")
        .contains("<img src=\"" + CREATE + "/documents/page\"", "but there is none.")
        .contains("Employee number", "from “employee-there”", CREATE + "/documents/bundle")
        .contains("href=\"http://localhost:8091/employees/new\"", "Engineering");
  }

  @Test
  void shouldLetTheBotGoOnWithWhatWasNoted() {
    // when
    HttpResponse<String> answer =
        send(
            "ivo",
            CREATE,
            Map.of(
                "decision", "resume", "output-account", " E-4711 ", "note", "The button moved."));

    // then
    assertThat(answer.body()).contains("Done. The bot goes on from there.");
    JsonNode step = completed(BotStepScene.CREATE).path("botStep");
    assertThat(step.path("decision").asString()).isEqualTo("resume");
    assertThat(step.at("/outputs/account").asString()).isEqualTo("E-4711");
    assertThat(step.path("note").asString()).isEqualTo("The button moved.");
    assertThat(step.has("account")).isFalse();
    assertThat(step.path("by").asString()).isEqualTo("ivo");
  }

  @Test
  void shouldWantTheAccountWhenThePersonFinishedAllOfIt() {
    // when
    HttpResponse<String> without = send("ivo", CREATE, Map.of("decision", "done"));
    send("ivo", CREATE, Map.of("decision", "done", "output-account", "E-4711"));

    // then
    assertThat(without.statusCode()).isEqualTo(422);
    assertThat(without.body()).contains("Note the account: the access ledger holds it.");
    assertThat(completed(BotStepScene.CREATE).at("/botStep/account").asString())
        .isEqualTo("E-4711");
  }

  @Test
  void shouldTakeAFileWhenTheBotWasToBringOne() {
    // given
    Map<String, String> typed = Map.of("decision", "done", "output-order", "4711");

    // when
    String page = Visitor.signedIn(app, "olga").get(PLAIN).body();
    HttpResponse<String> without = send("olga", PLAIN, typed);
    Visitor.signedIn(app, "olga")
        .upload(PLAIN, PLAIN + "/bot-step", typed, "output-receipt", Map.of("c.pdf", FILE));

    // then
    assertThat(page).contains("There is no picture").doesNotContain("href=\"javascript");
    assertThat(without.body()).contains("Choose the file; without it nobody can go on.");
    JsonNode outputs = completed(BotStepScene.PLAIN).at("/botStep/outputs");
    assertThat(outputs.path("order").asString()).isEqualTo("4711");
    assertThat(outputs.at("/receipt/metadata/fileName").asString()).isEqualTo("c.pdf");
  }

  @Test
  void shouldGoOnWithTheFileThatAPersonBroughtFromTheBank() {
    // given
    Visitor carl = Visitor.signedIn(app, "carl");

    // when
    String page = carl.get(FETCH).body();
    HttpResponse<String> without =
        carl.upload(FETCH, FETCH + "/turnover", Map.of(), "turnover", Map.of());
    HttpResponse<String> answer =
        carl.upload(FETCH, FETCH + "/turnover", Map.of(), "turnover", Map.of("oct.csv", FILE));

    // then
    assertThat(page)
        .contains("Fetch the bank’s turnover of 2026-10", "Choose October 2026 from “Month”");
    assertThat(without.statusCode()).isEqualTo(422);
    assertThat(without.body()).contains("Choose the file.");
    assertThat(answer.body()).contains("The report goes on with the file you brought.");
    JsonNode fetched = completed(BotStepScene.FETCH).path("bankFetched");
    assertThat(fetched.path("decision").asString()).isEqualTo("fetched");
    assertThat(fetched.at("/document/metadata/fileName").asString()).isEqualTo("oct.csv");
  }

  private HttpResponse<String> send(String who, String page, Map<String, String> typed) {
    return Visitor.signedIn(app, who).upload(page, page + "/bot-step", typed, "none", Map.of());
  }

  private JsonNode completed(long key) {
    StubEngine.Told last = app.engine().told.getLast();
    assertThat(last.path()).isEqualTo("/v2/user-tasks/" + key + "/completion");
    return StubEngine.JSON.readTree(last.body()).path("variables");
  }
}
