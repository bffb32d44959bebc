package dev.pitcrew.browser.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.browser.TestBots;
import dev.pitcrew.browser.TestSite;
import dev.pitcrew.jobs.Effects;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bots in a real browser. */
class BotRunTest {

  @TempDir Path folder;

  private final TestSite site = new TestSite();
  private TestBots bots;

  @BeforeEach
  void start() {
    bots = TestBots.sharing(folder, Map.of("SHOP_PASSWORD", "correct horse"));
  }

  @AfterEach
  void stop() {
    site.close();
  }

  @Test
  void shouldDoEveryKindOfStep() throws Exception {
    // given
    site.page("/", TestSite.resource("/dev/pitcrew/browser/everything.html"));
    site.form("/sent", "<h1>Thank you</h1><p>Order number: <b>A-4711</b>.</p>");
    site.on(
        "/prices.csv",
        exchange -> {
          exchange
              .getResponseHeaders()
              .set("Content-Disposition", "attachment; filename=prices.csv");
          TestSite.respond(exchange, 200, "text/csv", "a;b\n1;2\n".getBytes());
        });
    var file = bots.shelf().put("hello".getBytes(), "text/plain", "cv.txt");
    var bot =
        TestBots.bot(
            site,
            """
            inputs: {name: text, start: date, people: rows, cv: document}
            outputs: {status: The status, order: The order's number, stock: The stock, prices: The price list}
            secrets: [SHOP_PASSWORD]
            """,
            """
              - open: SITE/
              - wait for: Everything
              - fill: Name
                with: "{{inputs.name}}"
              - fill: Beside
                with: no label of its own
              - fill: Only a placeholder
                with: found by name
              - fill: Start
                with: "{{inputs.start}}"
              - fill: Start in words
                with: "{{inputs.start | dd.MM.yyyy}}"
              - fill: Password
                with: "{{secrets.SHOP_PASSWORD}}"
              - fill: By keys
                with: typed
                by: keys
              - fill: Not there any more
                or css: "#moved"
                with: found by css
              - choose: Blue
                from: Colour
              - choose: By post
                from: Delivery
              - check: I agree
              - upload: "{{inputs.cv}}"
                to: CV
              - click: More
              - wait for: More is shown
              - if: Accept cookies
                then:
                  - click: Accept cookies
              - wait until gone: Accept cookies
              - if: Nobody says this
                then:
                  - click: Nothing
                else:
                  - press: Tab
              - read text: Status
                into: status
              - read table: Stock
                into: stock
              - assert: Status
                is: active
              - assert not: Forbidden
              - for each row of: inputs.people
                do:
                  - fill: Person
                    with: "{{row.First Name}}"
                  - click: Add
              - in frame: inner
                do:
                  - fill: Inside
                    with: in a frame
              - download: Price list
                into: prices
              - screenshot: all of it
              - click: {name: Send, role: button}
              - read text: {text: "Order number"}
                after: "Order number:"
                before: "."
                into: order
            """);

    // when
    var result =
        bots.run(
            site,
            bot,
            Map.of(
                "name",
                "Ada Lovelace",
                "start",
                "2026-11-30",
                "people",
                List.of(Map.of("First Name", "Jo"), Map.of("First Name", "Kim")),
                "cv",
                file.toVariable()));

    // then
    if (result instanceof RunResult.Failed failed) {
      throw new AssertionError(failed.failure().toString());
    }
    var finished = (RunResult.Finished) result;
    assertThat(site.sent())
        .singleElement()
        .satisfies(
            sent ->
                assertThat(sent)
                    .containsEntry("name", "Ada Lovelace")
                    .containsEntry("beside", "no label of its own")
                    .containsEntry("placeholder", "found by name")
                    .containsEntry("start", "2026-11-30")
                    .containsEntry("startwords", "30.11.2026")
                    .containsEntry("password", "correct horse")
                    .containsEntry("keys", "typed")
                    .containsEntry("moved", "found by css")
                    .containsEntry("colour", "b")
                    .containsEntry("delivery", "post")
                    .containsEntry("agree", "on")
                    .containsEntry("people", "Jo,Kim,")
                    .containsEntry("file", "cv.txt"));
    assertThat(finished.outputs())
        .containsEntry("status", "active")
        .containsEntry("order", "A-4711")
        .containsEntry(
            "stock",
            List.of(Map.of("Part", "Bolt", "Pieces", "12"), Map.of("Part", "Nut", "Pieces", "7")))
        .containsKey("prices");
    assertThat(finished.log().downloads())
        .singleElement()
        .satisfies(document -> assertThat(document.fileName()).isEqualTo("prices.csv"));
    assertThat(finished.log().warnings())
        .containsExactly(
            "Step 10 was found by css and not by label any more; the page has changed.");
    assertThat(finished.log().pictures()).hasSizeGreaterThan(15);
  }

  @Test
  void shouldAskAPersonAndGoOnWhenAStepCannotBeDone() throws Exception {
    // given
    site.page(
        "/",
        "<label>User <input></label><label>Password <input type=password></label><a href=/in>Sign in</a>");
    site.page("/in", "<h1>Welcome correct horse</h1>");
    site.page("/new", "<h1>New</h1><label>Name <input></label>");
    site.page("/other", "<dl><dt>Desk</dt><dd>12</dd></dl>");
    var bot =
        TestBots.bot(
            site,
            """
            inputs: {name: text}
            outputs: {greeting: Greeting, account: Account number, desk: Desk}
            secrets: [SHOP_PASSWORD]
            patience: 5 s
            sign in:
              - open: SITE/
              - fill: Password
                with: "{{secrets.SHOP_PASSWORD}}"
              - click: Sign in
            """,
            """
              - read text: {css: h1}
                into: greeting
              - open: SITE/new
              - fill: Name
                with: "{{inputs.name}}"
              - effect: account of {{inputs.name}}
                do:
                  - click: Create account
                  - read text: Account
                    into: account
              - resume point: desk
              - open: SITE/other
              - read text: Desk
                into: desk
            """);

    // when
    var failed = (RunResult.Failed) bots.run(site, bot, Map.of("name", "Ada"));

    // then
    assertThat(failed.again()).isTrue();
    var failure = failed.failure();
    assertThat(failure.step()).isEqualTo("4.1");
    assertThat(failure.stepText()).isEqualTo("Click \"Create account\"");
    assertThat(failure.toDo())
        .containsExactly(
            "Click \"Create account\"", "Note \"Account number\", which stands at \"Account\"");
    assertThat(failure.reason())
        .isEqualTo(
            "Expected to find one thing to click within 5 s, but did not: name \"Create account\" (none), text \"Create account\" (none).");
    assertThat(failure.url()).isEqualTo(site.url("/new"));
    assertThat(failure.resumeFrom()).isEqualTo("desk");
    assertThat(failure.expected())
        .isEqualTo(Map.of("account", new RunResult.Expected("Account number", "text")));
    assertThat(failure.outputs()).isEqualTo(Map.of("greeting", "Welcome [secret SHOP_PASSWORD]"));
    assertThat(failure.picture()).isNotNull();
    assertThat(unzip(bots.shelf().get(failure.bundle(), 10_000_000)))
        .containsOnlyKeys("page.jpg", "page.html", "console.txt", "run.json")
        .allSatisfy((name, text) -> assertThat(text).doesNotContain("correct horse"));
    assertThat(bots.effects().claims()).as("nothing was clicked, so nothing is in doubt").isEmpty();

    // when
    var finished =
        (RunResult.Finished)
            bots.run(
                site,
                bot,
                Map.of("name", "Ada"),
                "desk",
                Map.of("greeting", "hi", "account", "A1"));

    // then
    assertThat(finished.outputs())
        .isEqualTo(Map.of("greeting", "hi", "account", "A1", "desk", "12"));
    assertThat(bots.effects().claims().get("browser.run/test/account of Ada"))
        .isEqualTo(
            new Effects.Claim.Done("{\"by\":\"a person\",\"outputs\":{\"account\":\"A1\"}}"));
  }

  @Test
  void shouldHaveOneEffectWhenTheSameIsRunTwice() throws Exception {
    // given
    site.page(
        "/",
        "<form action=/sent method=post><label>Name <input name=name></label><button>Create</button></form>");
    site.form("/sent", "<p>Account: <b>A1</b>.</p>");
    var bot =
        TestBots.bot(
            site,
            "inputs: {name: text}\noutputs: {account: Account number}",
            """
              - effect: account of {{inputs.name}}
                do:
                  - open: SITE/
                  - fill: Name
                    with: "{{inputs.name}}"
                  - click: Create
                  - read text: {text: "Account"}
                    after: "Account:"
                    before: "."
                    into: account
            """);

    // when
    var first = (RunResult.Finished) bots.run(site, bot, Map.of("name", "Ada"));
    var second = (RunResult.Finished) bots.run(site, bot, Map.of("name", "Ada"));

    // then
    assertThat(site.sent()).containsExactly(Map.of("name", "Ada"));
    assertThat(second.outputs()).isEqualTo(first.outputs()).isEqualTo(Map.of("account", "A1"));
    assertThat(second.log().steps())
        .singleElement()
        .satisfies(step -> assertThat(step.outcome()).isEqualTo(StepReport.Outcome.SKIPPED));
  }

  @Test
  void shouldLookUpWhetherAnEffectHappenedWhenARunWasCutOff() throws Exception {
    // given
    site.on(
        "/search",
        exchange ->
            TestSite.respond(
                exchange,
                200,
                "text/html",
                ("<!DOCTYPE html><body>"
                        + (site.sent().isEmpty() ? "Nobody found" : "Ada, account <b>A1</b>.")
                        + "</body>")
                    .getBytes()));
    site.page(
        "/",
        "<form action=/sent method=post><input type=hidden name=name value=Ada><button>Create</button></form>");
    site.form("/sent", "<p>done</p>");
    var bot =
        TestBots.bot(
            site,
            "inputs: {name: text}\npatience: 5 s",
            """
              - effect: account of {{inputs.name}}
                look up:
                  - open: SITE/search
                  - found when: "{{inputs.name}}, account"
                    not found when: Nobody found
                do:
                  - open: SITE/
                  - click: Create
                  - wait for: this is never shown
            """);

    // when
    var first = bots.run(site, bot, Map.of("name", "Ada"));
    var second = bots.run(site, bot, Map.of("name", "Ada"));

    // then
    assertThat(first).isInstanceOf(RunResult.Failed.class);
    assertThat(second).isInstanceOf(RunResult.Finished.class);
    assertThat(site.sent()).hasSize(1);
  }

  @Test
  void shouldWaitForWhoeverMayStillBeAboutAnEffect() throws Exception {
    // given
    site.page("/search", "Nobody found");
    site.page(
        "/",
        "<form action=/sent method=post><input type=hidden name=name value=Ada><button>Create</button></form>");
    site.form("/sent", "<p>done</p>");
    var bot =
        TestBots.bot(
            site,
            "inputs: {name: text}\nlimit: 600 s",
            """
              - effect: account of {{inputs.name}}
                look up:
                  - open: SITE/search
                  - found when: "{{inputs.name}}, account"
                    not found when: Nobody found
                do:
                  - open: SITE/
                  - click: Create
                  - wait for: done
            """);
    var now = Instant.now();
    bots.effects().claimedAt("browser.run/test/account of Ada", now.minusSeconds(50));

    // when
    var early = (RunResult.Early) bots.run(site, bot, Map.of("name", "Ada"));

    // then
    assertThat(early.waiting()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(590));
    assertThat(site.sent()).isEmpty();

    // when
    bots.effects().claimedAt("browser.run/test/account of Ada", now.minusSeconds(641));
    var finished = bots.run(site, bot, Map.of("name", "Ada"));

    // then
    assertThat(finished).isInstanceOf(RunResult.Finished.class);
    assertThat(site.sent()).hasSize(1);
  }

  @Test
  void shouldAskAPersonWhenNobodyCanTellWhetherAnEffectHappened() throws Exception {
    // given
    var bot =
        TestBots.bot(
            site,
            "inputs: {name: text}",
            """
              - effect: account of {{inputs.name}}
                do:
                  - open: SITE/
                  - click: Create
            """);
    bots.effects().claimedAt("browser.run/test/account of Ada", Instant.EPOCH);

    // when
    var failed = (RunResult.Failed) bots.run(site, bot, Map.of("name", "Ada"));

    // then
    assertThat(failed.again()).isFalse();
    assertThat(failed.failure().reason())
        .isEqualTo(
            "Expected to know whether \"account of Ada\" was done, but a run that began it on 1970-01-01T00:00:00Z never said so; look before you do it.");
  }

  @Test
  void shouldThrowTheAnalystsErrorWhenAnAssertionDoesNotHold() throws Exception {
    // given
    site.page("/", "<dl><dt>Status</dt><dd>locked</dd></dl>");
    var bot =
        TestBots.bot(
            site,
            "patience: 5 s",
            """
              - open: SITE/
              - assert: Status
                is: active
                else error: account-locked
                because: The account is locked.
            """);

    // when
    var refused = (RunResult.Refused) bots.run(site, bot, Map.of());

    // then
    assertThat(refused.code()).isEqualTo("account-locked");
    assertThat(refused.message()).isEqualTo("The account is locked.");
  }

  @Test
  void shouldSkipToAStepWhenItIsThereAlready() throws Exception {
    // given
    site.page("/", "Ada has the account <b>A7</b>");
    var bot =
        TestBots.bot(
            site,
            "inputs: {name: text}\noutputs: {account: Account number}",
            """
              - open: SITE/
              - skip to: known
                when: "{{inputs.name}} has the account"
                go on when: Nobody found
              - click: this would fail
              - resume point: known
              - read text: {css: b}
                into: account
            """);

    // when
    var finished = (RunResult.Finished) bots.run(site, bot, Map.of("name", "Ada"));

    // then
    assertThat(finished.outputs()).isEqualTo(Map.of("account", "A7"));
    assertThat(finished.log().steps())
        .filteredOn(step -> step.outcome() == StepReport.Outcome.SKIPPED)
        .singleElement()
        .satisfies(step -> assertThat(step.id()).isEqualTo("3"));
  }

  @Test
  void shouldAnswerDialogsAndGoToOtherWindows() throws Exception {
    // given
    site.page(
        "/",
        """
        <button onclick="said.textContent = confirm('Really?') ? 'yes' : 'no'">Ask</button>
        <button onclick="said.textContent = prompt('Who?')">Who</button> <p id=said></p><a href=/other target=_blank>Elsewhere</a>
        """);
    site.page("/other", "<p id=other>other window</p>");
    var bot =
        TestBots.bot(
            site,
            "outputs: {first: First, second: Second, third: Third}",
            """
              - open: SITE/
              - click: Ask
              - answer dialog: cancel
              - read text: {css: "#said"}
                into: first
              - click: Who
              - answer dialog: ok
                with: Ada
              - read text: {css: "#said"}
                into: second
              - click: Elsewhere
              - go to window: newest
              - read text: {css: "#other"}
                into: third
            """);

    // when
    var result = bots.run(site, bot, Map.of());

    // then
    assertThat(result).as("%s", result).isInstanceOf(RunResult.Finished.class);
    assertThat(((RunResult.Finished) result).outputs())
        .isEqualTo(Map.of("first", "no", "second", "Ada", "third", "other window"));
  }

  private static Map<String, String> unzip(byte[] bytes) throws Exception {
    var files = new TreeMap<String, String>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.ISO_8859_1));
      }
    }
    return files;
  }
}
