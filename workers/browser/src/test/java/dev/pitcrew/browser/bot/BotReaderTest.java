package dev.pitcrew.browser.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a bot's file may say, and what is answered where it says something else. */
class BotReaderTest {

  private static final String HEAD = "bot: test\nhosts: [a.example]\n";

  @Test
  void shouldReadWaysInTheirRankWhateverOrderTheyStandIn() {
    // given
    var bot =
        read(
            HEAD
                + "steps:\n  - click: {xpath: //b, css: b, test id: t, name: Save, role: button}\n    or css: i\n");

    // when
    var click = (Action.Click) bot.steps().getFirst().action();

    // then
    assertThat(click.what().ways())
        .extracting(way -> way.how().word() + " " + way.values().getFirst())
        .containsExactly("name Save", "test id t", "css b", "xpath //b", "css i");
    assertThat(click.what().ways().getFirst().role()).isEqualTo("button");
  }

  @Test
  void shouldSayStepsInWords() {
    var bot =
        read(
            HEAD
                + """
                inputs: {name: text, sheet: "rows, optional"}
                outputs: {id: Account number}
                steps:
                  - open: https://a.example/
                  - fill: Name
                    with: "{{inputs.name}}"
                  - choose: Blue
                    from: Colour
                  - for each row of: inputs.sheet
                    do:
                      - fill: {css: "#x"}
                        with: "{{row.First Name}}"
                        say: Type the first name
                  - read text: Number
                    into: id
                """);
    assertThat(bot.allSteps().map(step -> step.id() + " " + step.text().raw()))
        .containsExactly(
            "1 Open https://a.example/",
            "2 Fill \"Name\" with {{inputs.name}}",
            "3 Choose \"Blue\" from \"Colour\"",
            "4 For each row of inputs.sheet",
            "4.1 Type the first name",
            "5 Note \"Account number\", which stands at \"Number\"");
    assertThat(bot.inputs().get("sheet")).isEqualTo(new Bot.Input(Bot.Type.ROWS, true));
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of("", "test.yaml: Expected a bot, but the file is empty."),
        Arguments.of(
            "bot: test\nhosts: [a]\nsteps: [click: x\n",
            "test.yaml, line 4: Expected YAML, but expected ',' or ']', but got <stream end>."),
        Arguments.of(
            "bot: other\n",
            "test.yaml, line 1: Expected the bot to be called like its file, test, but it is called \"other\"."),
        Arguments.of(
            "bot: test\nsteps: []\n",
            "test.yaml, line 1: Expected the hosts the bot may reach under \"hosts\", but there are none."),
        Arguments.of(
            "bot: test\nhosts: [http://a]\nsteps: []\n",
            "test.yaml, line 2: Expected a host like hr.example.com, *.example.com or hr.example.com:8443, but found \"http://a\"."),
        Arguments.of(
            HEAD, "test.yaml, line 1: Expected a bot to have \"steps\", but it is missing."),
        Arguments.of(
            HEAD + "steps: []\n",
            "test.yaml, line 1: Expected steps under \"steps\", but there are none."),
        Arguments.of(
            HEAD + "stpes: []\nsteps: [open: https://a.example]\n",
            "test.yaml, line 3: Expected a bot to have only bot, description, hosts, inputs, limit, outputs, patience, secrets, sign in, steps, totp, but found \"stpes\"."),
        Arguments.of(
            steps("- clik: Save"),
            "test.yaml, line 4: Expected a step to begin with one of open, fill, choose, check, uncheck, click, double click, right click, hover over, press, upload, download, read text, read table, wait for, wait until gone, assert, assert not, screenshot, go to window, answer dialog, for each row of, if, skip to, resume point, effect, found when, in frame, play recording, but found \"clik\"."),
        Arguments.of(
            steps("- click: Save\n    wit: x"),
            "test.yaml, line 5: Expected the step \"click\" to have only click, in, name, number, or css, or test id, or xpath, say, within, but found \"wit\"."),
        Arguments.of(
            steps("- click: Save\n    click: Again"),
            "test.yaml, line 5: Expected \"click\" once, but it stands there twice."),
        Arguments.of(steps("- click"), "test.yaml, line 4: Expected a step like \"click: Save\"."),
        Arguments.of(
            steps("- click: ''"),
            "test.yaml, line 4: Expected a text as it stands on the page, but there is nothing."),
        Arguments.of(
            steps("- fill: Name"),
            "test.yaml, line 4: Expected the step \"fill\" to have \"with\", but it is missing."),
        Arguments.of(
            steps("- fill: Name\n    with: '{{inputs.name}}'"),
            "test.yaml, line 4: Expected inputs.name to be declared under \"inputs\", but it is not."),
        Arguments.of(
            steps("- fill: Name\n    with: '{{secrets.PASSWORD}}'"),
            "test.yaml, line 4: Expected secrets.PASSWORD to be declared under \"secrets\", but it is not."),
        Arguments.of(
            steps("- fill: Name\n    with: '{{row.Name}}'"),
            "test.yaml, line 4: Expected row.Name inside \"for each row of\" only."),
        Arguments.of(
            steps("- fill: Name\n    with: '{{totp}}'"),
            "test.yaml, line 4: Expected \"totp\" to name the secret of the codes, but the bot has none."),
        Arguments.of(
            steps("- fill: Name\n    with: '{{input.name}}'"),
            "test.yaml, line 4: Expected {{inputs.NAME}}, {{row.COLUMN}}, {{outputs.NAME}}, {{secrets.NAME}} or {{totp}}, but found \"{{input.name}}\"."),
        Arguments.of(
            steps("- open: file:///etc/passwd"),
            "test.yaml, line 4: Expected an address that begins with https:// or http://, but found \"file:///etc/passwd\"."),
        Arguments.of(
            "secrets: [KEY]\n" + steps("- open: https://a.example/?k={{secrets.KEY}}"),
            "test.yaml, line 5: Expected an address without secrets: addresses are kept in logs."),
        Arguments.of(
            "secrets: [KEY]\n" + steps("- click: '{{secrets.KEY}}'"),
            "test.yaml, line 5: Expected a secret in what is filled in only, but found it in \"{{secrets.KEY}}\"."),
        Arguments.of(
            steps("- press: Bogus"),
            "test.yaml, line 4: Expected keys like Enter, Tab or Control+A, but found \"Bogus\"."),
        Arguments.of(
            steps("- click: Save\n    within: soon"),
            "test.yaml, line 4: Expected a time like 20 s or 2 m after \"within\", but found \"soon\"."),
        Arguments.of(
            steps("- skip to: there\n    when: Found"),
            "test.yaml, line 4: Expected a later step or resume point \"there\" beside this step, but there is none."),
        Arguments.of(
            steps("- resume point: end"),
            "test.yaml, line 4: Expected a name of small letters, digits and dashes, other than \"end\", but found \"end\"."),
        Arguments.of(
            steps("- effect: always the same\n    do: [click: Save]"),
            "test.yaml, line 4: Expected the effect's key to name what it is about, like \"account of {{inputs.employeeId}}\", but it is always the same."),
        Arguments.of(
            "inputs: {id: text}\n"
                + steps("- effect: '{{inputs.id}}'\n    do: [click: Save]\n  - click: Next"),
            "test.yaml, line 7: Expected \"open\" or \"resume point\" after an effect: where it was done before it is skipped, and its page is not there."),
        Arguments.of(
            "inputs: {id: text}\n"
                + steps(
                    "- effect: '{{inputs.id}}'\n    look up: [open: 'https://a.example']\n    do: [click: Save]"),
            "test.yaml, line 5: Expected \"look up\" to end with a step \"found when\"."),
        Arguments.of(
            steps("- click: !!java.net.URL x"),
            "test.yaml, line 4: Expected YAML, but Global tag is not allowed: tag:yaml.org,2002:java.net.URL."),
        Arguments.of(
            steps("- click: &a Save\n  - click: *a"),
            "test.yaml, line 4: Expected everything written out, but found a reference (*)."),
        Arguments.of(
            "sign in: [resume point: x]\n" + steps("- click: Save"),
            "test.yaml, line 1: Expected neither effects nor resume points under \"sign in\": it is done in each session."),
        Arguments.of(
            "limit: 3 m\npatience: 10 m\n" + steps("- click: Save"),
            "test.yaml, line 1: Expected \"patience\" to be at most 300 s."));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void shouldNameLineAndExpectationWhenAFileIsNotRight(String text, String message) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(BotFileError.class).hasMessage(message);
  }

  @Test
  void shouldRefuseWhatIsTooLargeOrTooDeep() {
    assertThatThrownBy(() -> read(HEAD + "# " + "x".repeat(300_000)))
        .hasMessageContaining("Expected at most 256 KB");
    assertThatThrownBy(() -> read(HEAD + "steps: " + "[".repeat(100) + "]".repeat(100)))
        .isInstanceOf(BotFileError.class)
        .hasMessageContaining("nested at most 24 deep");
    assertThatThrownBy(() -> read(HEAD + "steps:\n" + "  - click: a\n".repeat(501)))
        .hasMessageContaining("Expected at most 500 steps.");
  }

  @Test
  void shouldPutDatesAsAPageWantsThem() {
    // given
    var template = Template.of("from {{inputs.start | dd.MM.yyyy}} on");

    // then
    assertThat(template.places())
        .containsExactly(new Template.Place(Template.Source.INPUTS, "start", "dd.MM.yyyy"));
    assertThat(template.fill(place -> "X")).isEqualTo("from X on");
  }

  private static String steps(String step) {
    return HEAD + "steps:\n  " + step + "\n";
  }

  private static Bot read(String text) {
    return BotReader.yaml(
        "test",
        text,
        file -> {
          throw new AssertionError(file);
        });
  }

  @Test
  void shouldKnowEveryShippedBot(@org.junit.jupiter.api.io.TempDir java.nio.file.Path folder)
      throws Exception {
    // given
    var files = new BotFiles(folder);

    // then
    for (String name : BotFiles.SHIPPED_NAMES) {
      assertThat(files.find(name)).isPresent();
    }
    try (var shipped =
        java.nio.file.Files.list(
            java.nio.file.Path.of(BotFiles.class.getResource("/bots").toURI()))) {
      assertThat(shipped.map(file -> file.getFileName().toString().replace(".yaml", "")))
          .containsExactlyInAnyOrderElementsOf(BotFiles.SHIPPED_NAMES);
    }
    assertThat(files.all()).isEqualTo(BotFiles.SHIPPED_NAMES);
  }
}
