package dev.pitcrew.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.records.bots.BotStops;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BotsTest {

  private static final String RUN = "/bots/runs/" + BotScene.FAILED + "/1";

  private TestApp.Running app;
  private Visitor olga;

  @BeforeEach
  void start() {
    app = TestApp.withSamples();
    BotScene.play(app);
    olga = Visitor.signedIn(app, "olga");
  }

  @AfterEach
  void takeJobsAgain() {
    app.records().bots().stops().open(BotStops.ALL, "olga");
    app.records().bots().stops().open("create-hr-account", "olga");
  }

  @Test
  void shouldShowEachBotWithItsScheduleQueueAndLastFailure() {
    // when
    String page = olga.get("/bots").body();

    // then
    assertThat(page)
        .contains("create-hr-account", "download-bank-turnover", "old-recording")
        .contains("Onboard employee: When accounts are due")
        .contains("Report schedule: On the first of the month", "Europe/Berlin")
        .contains("Expected to find one thing to click within 10 s")
        .contains("orders")
        .doesNotContain("Much later");
  }

  @Test
  void shouldShowABotsRunsAndJobsAndEscapeWhatCameFromOutside() {
    // when
    String bot = olga.get("/bots/create-hr-account").body();
    String run = olga.get(RUN).body();
    String broken = olga.get("/bots/old-recording").body();

    // then
    assertThat(bot)
        .contains("Portal access", "3 tries left", "somebody has paused it", "everything (ZIP)");
    assertThat(run)
        .contains("Found by css #n; should have been found by label \"Name\".")
        .contains("&lt;script&gt;alert(1)")
        .contains("/bundle/page\"", "/bundle/console\"", "/bundle/steps\"")
        .doesNotContain("<script>alert(1)", "/bundle/picture");
    assertThat(broken).contains("&lt;b&gt;what").contains("It has not run yet");
    assertThat(olga.get("/bots/nobody").statusCode()).isEqualTo(404);
    assertThat(olga.get("/bots/*").statusCode()).isEqualTo(404);
  }

  @Test
  void shouldHandOutTheEvidenceOfThisRunOnlyAndNeverRunIt() {
    // when
    HttpResponse<String> dom = olga.get(RUN + "/bundle/page");
    HttpResponse<String> picture = olga.get(RUN + "/documents/pic-1");

    // then
    assertThat(dom.statusCode()).isEqualTo(200);
    assertThat(dom.headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("attachment");
    assertThat(dom.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("sandbox");
    assertThat(picture.statusCode()).isEqualTo(200);
    app.engine().document("somebody-elses", new byte[] {1});
    assertThat(olga.get(RUN + "/documents/somebody-elses").statusCode()).isEqualTo(404);
    assertThat(olga.get(RUN + "/bundle/picture").statusCode()).isEqualTo(404);
    assertThat(olga.get(RUN + "/bundle/..%2Fetc").statusCode()).isIn(400, 404);
    assertThat(olga.get("/bots/runs/77/1").statusCode()).isEqualTo(404);
  }

  @Test
  void shouldPauseDrainAndResumeOneAndAll() {
    // given
    BotStops bots = app.records().bots().stops();

    // when
    olga.post("/bots", "/bots/mode", Map.of("bot", "create-hr-account", "mode", "pause"));
    olga.post("/bots", "/bots/mode", Map.of("bot", "create-hr-account", "mode", "pause"));

    // then
    assertThat(bots.said("create-hr-account")).isEqualTo(BotStops.Mode.PAUSED);
    assertThat(olga.get("/bots/create-hr-account").body()).contains("paused, by olga", "Resume");

    // when
    olga.post("/bots", "/bots/mode", Map.of("mode", "drain"));
    olga.post("/bots", "/bots/mode", Map.of("bot", "create-hr-account", "mode", "resume"));

    // then
    assertThat(bots.said(BotStops.ALL)).isEqualTo(BotStops.Mode.DRAINING);
    assertThat(bots.said("create-hr-account")).isEqualTo(BotStops.Mode.OPEN);
    assertThat(olga.get("/bots").body()).contains("all draining, by olga", "Resume all");
    assertThat(
            olga.post("/bots", "/bots/mode", Map.of("bot", "nobody", "mode", "pause")).statusCode())
        .isEqualTo(404);
    assertThat(olga.post("/bots", "/bots/mode", Map.of("mode", "explode")).statusCode())
        .isEqualTo(400);
  }

  @Test
  void shouldPauseAQueueOfWorkItems() {
    // when
    olga.post("/bots", "/bots/queue", Map.of("queue", "orders", "paused", "true"));

    // then
    assertThat(app.records().workItems().queues())
        .anySatisfy(
            queue -> {
              assertThat(queue.name()).isEqualTo("orders");
              assertThat(queue.paused()).isTrue();
            });
    assertThat(
            olga.post("/bots", "/bots/queue", Map.of("queue", "none", "paused", "true"))
                .statusCode())
        .isEqualTo(404);
  }
}
