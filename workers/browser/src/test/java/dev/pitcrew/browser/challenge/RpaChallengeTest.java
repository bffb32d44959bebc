package dev.pitcrew.browser.challenge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pitcrew.browser.TestBots;
import dev.pitcrew.browser.TestSite;
import dev.pitcrew.browser.bot.Bot;
import dev.pitcrew.browser.bot.BotReader;
import dev.pitcrew.browser.run.RunResult;
import dev.pitcrew.spreadsheets.Spreadsheet;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The form whose fields move, solved by a YAML file and its own sheet. */
class RpaChallengeTest {

  private static final String SHEET =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  @TempDir Path folder;

  private final TestSite site = new TestSite();

  @AfterEach
  void stop() {
    site.close();
  }

  @Test
  void shouldFillAllFieldsOfAllRounds() throws Exception {
    assertThat(solve(ChallengeSheet.people(), ChallengeSheet.of(ChallengeSheet.people())))
        .startsWith("Your success rate is 100% (70 out of 70 fields) in ");
  }

  @Test
  void shouldFillThePublicSheetAsWellWhenItIsThere() throws Exception {
    // given
    String named = System.getenv("PITCREW_CORPUS");
    var sheet =
        (named == null ? Path.of("..", "..", "..", "shared", "corpus") : Path.of(named))
            .resolve("rpa/rpachallenge/challenge.xlsx");
    assumeTrue(Files.exists(sheet), "the public sheet is not on this machine: " + sheet);
    var bytes = Files.readAllBytes(sheet);

    // then
    assertThat(solve(rows(bytes), bytes))
        .startsWith("Your success rate is 100% (70 out of 70 fields) in ");
  }

  @Test
  void shouldShipTheSheetOfItsPeople() throws Exception {
    try (var shipped = getClass().getResourceAsStream("/samples/bots/challenge/challenge.xlsx")) {
      assertThat(rows(shipped.readAllBytes())).isEqualTo(ChallengeSheet.people());
    }
  }

  private String solve(JsonNode people, byte[] sheet) throws Exception {
    site.on(
        "/challenge/index.html",
        exchange ->
            TestSite.respond(
                exchange,
                200,
                "text/html; charset=utf-8",
                TestSite.resource("/samples/bots/challenge/index.html")
                    .getBytes(StandardCharsets.UTF_8)));
    site.on(
        "/challenge/people.json",
        exchange ->
            TestSite.respond(
                exchange,
                200,
                "application/json",
                people.toString().getBytes(StandardCharsets.UTF_8)));
    site.on("/challenge/challenge.xlsx", exchange -> TestSite.respond(exchange, 200, SHEET, sheet));

    var result = new TestBots(folder, Map.of()).run(site, bot(), Map.of());

    assertThat(result).as("%s", result).isInstanceOf(RunResult.Finished.class);
    var log = ((RunResult.Finished) result).log();
    assertThat(log.warnings()).isEmpty();
    assertThat(log.pictures()).as("each round and each other step").hasSizeGreaterThan(12);
    assertThat(log.steps()).filteredOn(step -> "label".equals(step.foundBy())).hasSize(70);
    return String.valueOf(((RunResult.Finished) result).outputs().get("result"));
  }

  private Bot bot() {
    return BotReader.yaml(
        "rpa-challenge",
        TestSite.resource("/samples/bots/rpa-challenge.yaml")
            .replace("127.0.0.1:8085", site.host()),
        file -> {
          throw new AssertionError(file);
        });
  }

  /** The rows below the first, by its names. */
  private static JsonNode rows(byte[] bytes) {
    var list = JsonNodeFactory.instance.arrayNode();
    var rows =
        Spreadsheet.read("challenge.xlsx", bytes).sheet(null).rows().stream()
            .filter(row -> !row.isBlank())
            .toList();
    for (var row : rows.subList(1, rows.size())) {
      var person = list.addObject();
      rows.getFirst()
          .cells()
          .forEach(
              cell -> {
                if (!cell.isBlank()) {
                  person.put(cell.text().strip(), row.cell(cell.column()).text());
                }
              });
    }
    return list;
  }
}
