package dev.pitcrew.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitcrew.engine.testkit.EngineTestkit;
import dev.pitcrew.engine.testkit.TestInstance;
import dev.pitcrew.jobs.Variables;
import dev.pitcrew.jobs.shelf.ClientShelf;
import dev.pitcrew.jobs.shelf.DocumentRef;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.bots.BotBook;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Bots as workers of a real engine. */
class BrowserWorkersTest {

  @RegisterExtension
  static final EngineTestkit engine =
      EngineTestkit.create().deploying("dev/pitcrew/browser/bot-and-person.bpmn");

  private static final Duration SOON = Duration.ofMinutes(5);
  private static final Duration BACKOFF = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofSeconds(31);

  @TempDir Path folder;

  private final AtomicBoolean down = new AtomicBoolean();
  private final TestSite site = new TestSite();
  private Records records;
  private AutoCloseable workers;

  @BeforeEach
  void start() throws Exception {
    records = Records.open(folder.resolve("books"));
    site.on(
        "/",
        exchange ->
            TestSite.respond(
                exchange,
                down.get() ? 503 : 200,
                "text/html",
                "<form action=/sent method=post><label>Name <input name=name></label><button>Create</button></form>"
                    .getBytes()));
    site.form("/sent", "<p>created</p>");
    site.page("/account", "<b>A1</b>");
    Files.createDirectories(folder.resolve("bots"));
    Files.writeString(
        folder.resolve("bots/create.yaml"),
        """
        bot: create
        hosts: ["HOST"]
        inputs: {name: text}
        outputs: {created: What the page said, account: Account number}
        patience: 5 s
        steps:
          - effect: account of {{inputs.name}}
            do:
              - open: http://HOST/
              - fill: Name
                with: "{{inputs.name}}"
              - click: Create
              - read text: {css: p}
                into: created
          - resume point: created
          - open: http://HOST/account
          - read text: {css: b}
            into: account
        """
            .replace("HOST", site.host()));
    workers = worker();
  }

  /** A worker process of its own; all share engine and books. */
  private AutoCloseable worker() {
    return BrowserWorkers.register(
        engine.client(),
        BrowserConfig.in(folder).allowing(List.of(site.host())),
        name -> Optional.empty(),
        records.effects(),
        records.bots());
  }

  @AfterEach
  void stop() throws Exception {
    workers.close();
    records.close();
    site.close();
  }

  @Test
  void shouldDoAJobAndKeepItsPictures() throws Exception {
    // when
    var instance = engine.start("bot-and-person", Map.of("name", "Ada"));
    await().atMost(SOON).untilAsserted(() -> assertThat(instance).isCompleted());

    // then
    var bot = variable(instance, "bot");
    assertThat(bot.path("outputs").toString())
        .isEqualTo("{\"created\":\"created\",\"account\":\"A1\"}");
    assertThat(bot.path("pictures").size()).isGreaterThan(3);
    var picture = DocumentRef.of(bot.path("pictures").get(0).path("document"));
    assertThat(new ClientShelf(engine.client(), null, null).get(picture, 1_000_000))
        .startsWith((byte) 0xFF, (byte) 0xD8);
    assertThat(site.sent()).containsExactly(Map.of("name", "Ada"));
  }

  @Test
  void shouldHandAStepToAPersonWhenThePortalIsDownAndGoOnAfterIt() throws Exception {
    // given
    down.set(true);

    // when
    var instance = engine.start("bot-and-person", Map.of("name", "Grace"));
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              advanceWhileItIs(BotBook.State.FAILED, BACKOFF);
              assertThat(instance).waitsAt("do-step");
            });

    // then
    var failure = variable(instance, "botFailure");
    assertThat(failure.path("stepText").asText()).isEqualTo("Open " + site.url("/"));
    assertThat(failure.path("reason").asText())
        .isEqualTo("Expected the site to be in order, but it answers with status 503.");
    assertThat(failure.path("toDo").toString())
        .contains("Fill \\\"Name\\\" with Grace", "Click \\\"Create\\\"");

    // when
    instance.completeUserTask("do-step", Map.of("entered", Map.of("created", "by hand")));
    await().atMost(SOON).untilAsserted(() -> assertThat(instance).isCompleted());

    // then
    assertThat(variable(instance, "bot").path("outputs").toString())
        .isEqualTo("{\"created\":\"by hand\",\"account\":\"A1\"}");
    assertThat(site.sent()).isEmpty();
  }

  @Test
  void shouldUseUpNoTriesWhileABotIsPausedAndRunOnceOnTwoWorkersAfterwards() throws Exception {
    try (var second = worker()) {
      // given
      records.bots().stops().pause("create", "olga");
      var instance = engine.start("bot-and-person", Map.of("name", "Joan"));
      for (int i = 0; i < 3; i++) {
        await().atMost(SOON).until(() -> attempts(BotBook.State.HELD) == 1);
        engine.advance(PAUSE);
      }
      assertThat(site.sent()).isEmpty();
      int attempt = records.bots().latest(1).getFirst().run().attempt();

      // when
      records.bots().stops().open("create", "olga");

      // then
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> {
                advanceWhileItIs(BotBook.State.HELD, PAUSE);
                assertThat(instance).isCompleted();
              });
      assertThat(site.sent()).containsExactly(Map.of("name", "Joan"));
      assertThat(records.bots().latest(10))
          .singleElement()
          .satisfies(
              run -> {
                assertThat(run.run().attempt()).as("no try was used up").isEqualTo(attempt);
                assertThat(run.report()).contains("\"pictures\":[{");
              });
    }
  }

  /** The books know of an end a moment before the engine does, so the pause may begin later. */
  private void advanceWhileItIs(BotBook.State state, Duration pause) {
    var latest = records.bots().latest(1);
    if (!latest.isEmpty() && latest.getFirst().state() == state) {
      engine.advance(pause);
    }
  }

  private long attempts(BotBook.State state) {
    return records.bots().latest(100).stream().filter(each -> each.state() == state).count();
  }

  private static JsonNode variable(TestInstance instance, String name) throws Exception {
    var found =
        engine
            .client()
            .newVariableSearchRequest()
            .filter(
                filter ->
                    filter.processInstanceKey(instance.key()).name(name).scopeKey(instance.key()))
            .withFullValues()
            .send()
            .join()
            .items();
    return Variables.MAPPER.readTree(found.getFirst().getValue());
  }
}
