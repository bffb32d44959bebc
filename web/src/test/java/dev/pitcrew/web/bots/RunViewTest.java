package dev.pitcrew.web.bots;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.jobs.BotRuns.Run;
import dev.pitcrew.records.bots.BotBook;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the page of a run offers. */
class RunViewTest {

  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"bundle\": {}, \"evidence\": [\"run.json\"]} | [STEPS]",
        "{\"bundle\": {}, \"evidence\": [\"page.jpg\", \"run.json\"]} | [PICTURE, STEPS]",
        "{\"bundle\": {}, \"evidence\": [\"page.jpg\", \"page.html\", \"console.txt\","
            + " \"run.json\"]} | [PICTURE, PAGE, CONSOLE, STEPS]",
        "{\"bundle\": {}} | [STEPS]",
        "{\"evidence\": [\"run.json\"]} | []"
      })
  void shouldOfferOnlyWhatTheBundleHolds(String report, String parts) {
    assertThat(view(report, null).parts()).hasToString(parts);
  }

  @Test
  void shouldOfferAllOfAnEarlierBundleWhenThereWasAPageToShow() {
    assertThat(view("{\"bundle\": {}}", "{\"documentId\": \"p\"}").parts())
        .containsExactly(BundlePart.values());
  }

  private static RunView view(String report, String picture) {
    return RunView.of(
        new BotBook.Attempt(
            new Run("create", 1, 2, "portal-access", 1),
            BotBook.State.FAILED,
            "start",
            "no browser",
            picture,
            0,
            report,
            NOON,
            NOON));
  }
}
