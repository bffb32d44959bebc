package dev.pitcrew.browser.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.browser.TestBots;
import dev.pitcrew.browser.TestSite;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
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
    bots = new TestBots(folder, Map.of("SHOP_PASSWORD", "correct horse"));
  }

  @AfterEach
  void stop() {
    site.close();
  }

  @Test
  void shouldDoEveryKindOfStep() throws IOException {
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
                java.util.List.of(Map.of("First Name", "Jo"), Map.of("First Name", "Kim")),
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
            java.util.List.of(
                Map.of("Part", "Bolt", "Pieces", "12"), Map.of("Part", "Nut", "Pieces", "7")))
        .containsKey("prices");
    assertThat(finished.log().downloads())
        .singleElement()
        .satisfies(document -> assertThat(document.fileName()).isEqualTo("prices.csv"));
    assertThat(finished.log().warnings())
        .containsExactly(
            "Step 10 was found by css and not by label any more; the page has changed.");
    assertThat(finished.log().pictures()).hasSizeGreaterThan(15);
    System.err.println(finished.log().steps().stream().mapToLong(StepReport::millis).sum());
    finished.log().steps().forEach(System.err::println);
  }
}
