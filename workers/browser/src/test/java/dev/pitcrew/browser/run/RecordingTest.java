package dev.pitcrew.browser.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pitcrew.browser.TestBots;
import dev.pitcrew.browser.TestSite;
import dev.pitcrew.browser.bot.BotFileError;
import dev.pitcrew.browser.bot.BotReader;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recordings of Chrome DevTools, run as they were exported. */
class RecordingTest {

  @TempDir Path folder;

  private final TestSite site =
      new TestSite()
          .page("/", TestSite.resource("/dev/pitcrew/browser/recorded.html"))
          .page(
              "/inner",
              "<label>Note <input id=note onchange='parent.document.getElementById(`kept`).value = this.value'></label>")
          .form("/sent", "<h1>Saved</h1>");

  @AfterEach
  void stop() {
    site.close();
  }

  @Test
  void shouldRunARecordingAsItIs() throws Exception {
    // given
    var bot = BotReader.recording("recorded", recording());

    // when
    var result = TestBots.sharing(folder, Map.of()).run(site, bot, Map.of());

    // then
    assertThat(result).as("%s", result).isInstanceOf(RunResult.Finished.class);
    assertThat(site.sent())
        .containsExactly(
            Map.of(
                "name",
                "Grace Hopper",
                "colour",
                "b",
                "agree",
                "on",
                "shadow",
                "inside",
                "kept",
                "framed",
                "typed",
                "ab",
                "twice",
                "2"));
    assertThat(((RunResult.Finished) result).log().warnings())
        .containsExactly("Step 4 was found by css and not by name any more; the page has changed.");
  }

  @Test
  void shouldPutJobVariablesWhereValuesWereRecorded() throws Exception {
    // given
    String yaml =
        """
        bot: sign-up
        hosts: ["%s"]
        inputs: {name: text, colour: text}
        steps:
          - play recording: recorded.json
            replace:
              Grace Hopper: "{{inputs.name}}"
              b: "{{inputs.colour}}"
        """
            .formatted(site.host());
    var bot = BotReader.yaml("sign-up", yaml, file -> recording());

    // when
    var result =
        TestBots.sharing(folder, Map.of()).run(site, bot, Map.of("name", "Ada", "colour", "r"));

    // then
    assertThat(result).as("%s", result).isInstanceOf(RunResult.Finished.class);
    assertThat(site.sent().getFirst()).containsEntry("name", "Ada").containsEntry("colour", "r");
  }

  @Test
  void shouldTakeInputsThatStandInTheRecordingItself() throws Exception {
    // given
    var bot =
        BotReader.recording("recorded", recording().replace("Grace Hopper", "{{inputs.name}}"));

    // when
    TestBots.sharing(folder, Map.of()).run(site, bot, Map.of("name", "Ada"));

    // then
    assertThat(bot.inputs()).containsOnlyKeys("name");
    assertThat(site.sent().getFirst()).containsEntry("name", "Ada");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"type\":\"waitForExpression\",\"expression\":\"1\"}|x.json: Expected steps without scripts, but step 1 of x.json is waitForExpression: wait for an element instead.",
        "{\"type\":\"customStep\",\"name\":\"a\"}|x.json: Expected steps without scripts, but step 1 of x.json is customStep: wait for an element instead.",
        "{\"type\":\"fly\"}|x.json: Expected a step of Chrome DevTools Recorder, but step 1 of x.json is \"fly\".",
        "{\"type\":\"click\",\"selectors\":[]}|x.json: Expected selectors in step 1 of x.json, but there are none.",
        "{\"type\":\"navigate\",\"url\":\"file:///etc/passwd\"}|x.json: Expected x.json to go to http or https addresses, but found \"file:///etc/passwd\".",
        "{\"type\":\"change\",\"value\":\"{{secrets.KEY}}\",\"selectors\":[[\"#a\"]]}|x.json: Expected secrets.KEY to be declared under \"secrets\", but it is not."
      })
  void shouldRefuseARecordingWhenItDoesWhatABotMayNot(String step, String message) {
    assertThatThrownBy(
            () -> BotReader.recording("x", "{\"title\":\"x\",\"steps\":[%s]}".formatted(step)))
        .isInstanceOf(BotFileError.class)
        .hasMessage(message);
  }

  @Test
  void shouldSayWhichRecordedValueIsNotThere() {
    // given
    String yaml =
        "bot: b\nhosts: [a]\nsteps:\n  - play recording: recorded.json\n    replace: {Nobody: x}\n";

    // then
    assertThatThrownBy(() -> BotReader.yaml("b", yaml, file -> recording()))
        .hasMessage(
            "b.yaml, line 4: Expected \"Nobody\" to be a value somebody typed in recorded.json, but it is not.");
  }

  private String recording() {
    return TestSite.resource("/dev/pitcrew/browser/recorded.json")
        .replace("SITE", "http://" + site.host());
  }
}
