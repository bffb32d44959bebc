package dev.pitcrew.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pitcrew.browser.BrowserConfig;
import dev.pitcrew.browser.egress.HostPattern;
import dev.pitcrew.browser.machine.BrowserPlace;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

final class OutsideOptionsTest {

  @TempDir private Path data;

  @Test
  void shouldTakeBrowsersOfThisMachineWhereNothingIsSaid() {
    // when
    var read = read(Map.of());

    // then
    assertThat(read.publicUrl()).isNull();
    assertThat(read.bots()).isEqualTo(BrowserConfig.in(data));
    assertThat(read.bots().place()).isEqualTo(BrowserPlace.found());
    assertThat(read.bots().privateHosts()).isEmpty();
  }

  @Test
  void shouldLetTheCommandLineSpeakBeforeTheEnvironmentAndThatBeforeTheFile() throws IOException {
    // given
    file(
        """
        public-url = https://file.example.com
        bots-at-once = 3
        bots-headless = no
        bots-grid = http://grid.example.com:4444/wd/hub
        """);

    // when
    var read =
        read(
            Map.of("PITCREW_PUBLIC_URL", "https://env.example.com", "PITCREW_BOTS_AT_ONCE", "4"),
            "--public-url",
            "https://typed.example.com:8443/",
            "--bots-own-address",
            "127.0.0.1",
            "--bots-private-hosts",
            "intranet.example.com:443, [fd00::1]:8080");

    // then
    assertThat(read.publicUrl()).isEqualTo(URI.create("https://typed.example.com:8443"));
    assertThat(read.bots().atOnce()).isEqualTo(4);
    assertThat(read.bots().headless()).isFalse();
    assertThat(read.bots().place())
        .isEqualTo(
            new BrowserPlace.OnGrid(
                URI.create("http://grid.example.com:4444/wd/hub"), "127.0.0.1", true));
    assertThat(read.bots().privateHosts())
        .containsExactly(
            HostPattern.of("intranet.example.com:443"), HostPattern.of("[fd00::1]:8080"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          public-url | office.example.com | http(s)://host[:port] and nothing behind it
          public-url | javascript:alert(1) | http(s)://host[:port] and nothing behind it
          public-url | https://x.example/pitcrew | http(s)://host[:port] and nothing behind it
          public-url | https://me@x.example | http(s)://host[:port] and nothing behind it
          bots-grid | grid:4444 | the http(s) address of a Selenium Grid
          bots-at-once | 0 | a number from 1 to 64
          bots-at-once | many | a number from 1 to 64
          bots-headless | perhaps | yes or no
          bots-browser | /no/such/program | a program of this machine
          bots-private-hosts | intranet.example.com | hosts with their ports and commas between them, such as intranet.example.com:443
          bots-private-hosts | *.example.com:443 | hosts with their ports and commas between them, such as intranet.example.com:443
          bots-private-hosts | a:443,,b:443 | hosts with their ports and commas between them, such as intranet.example.com:443
          """)
  void shouldNameThePlaceOfAWrongValue(String name, String value, String expected)
      throws IOException {
    String rest = "to be %s, but it is \"%s\".".formatted(expected, value);
    String variable = "PITCREW_" + name.replace('-', '_').toUpperCase(java.util.Locale.ROOT);

    assertWrong("Expected --" + name + " " + rest, Map.of(), "--" + name, value);
    assertWrong("Expected " + variable + " " + rest, Map.of(variable, value));
    file(name + " = " + value);
    assertWrong("Expected " + name + " in pitcrew.properties " + rest, Map.of());
  }

  @Test
  void shouldRefuseWhatCannotDoAnything() throws IOException {
    assertWrong(
        "Expected no --bots-own-address without a Grid (bots-grid), but it is \"10.0.0.7\".",
        Map.of(),
        "--bots-own-address",
        "10.0.0.7");
    assertWrong(
        "Expected no --bots-browser where browsers are a Grid's (bots-grid), but it is \"/bin/sh\".",
        Map.of("PITCREW_BOTS_GRID", "http://grid:4444"),
        "--bots-browser",
        "/bin/sh");
    assertWrong(
        "Expected --bots-own-address to be an address of this machine, such as 10.0.0.7, but it is \"192.0.2.1\".",
        Map.of("PITCREW_BOTS_GRID", "http://grid:4444"),
        "--bots-own-address",
        "192.0.2.1");
    file("bots-gird = http://grid:4444");
    assertWrong(
        "Expected a setting in pitcrew.properties, but nobody knows \"bots-gird\".", Map.of());
  }

  @Test
  void shouldBeReadByTheCommandWhereNothingWasTyped() {
    // when
    var up = CommandLines.pitcrew().parseArgs("up").subcommand().commandSpec().userObject();

    // then
    assertThat(((UpCommand) up).outside.read(data, name -> null).bots())
        .isEqualTo(BrowserConfig.in(data));
  }

  @Test
  void shouldNotStartWhenOneIsWrongAndExplainAllInItsHelp() {
    // given
    var out = new StringWriter();
    var err = new StringWriter();
    CommandLine pitcrew =
        CommandLines.pitcrew()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));

    // when
    int wrong = pitcrew.execute("up", "--data", data.toString(), "--bots-at-once", "0");
    int help = pitcrew.execute("up", "--help");

    // then
    assertThat(wrong).isEqualTo(CommandLine.ExitCode.SOFTWARE);
    assertThat(err.toString().strip())
        .isEqualTo(
            "pitcrew: Expected --bots-at-once to be a number from 1 to 64, but it is \"0\".");
    assertThat(data).isEmptyDirectory();
    assertThat(help).isZero();
    assertThat(out.toString())
        .contains("--public-url", "--bots-grid", "--bots-private-hosts", "PITCREW_BOTS_GRID");
  }

  private void file(String text) throws IOException {
    Files.writeString(data.resolve("pitcrew.properties"), text);
  }

  private void assertWrong(String message, Map<String, String> environment, String... typed) {
    assertThatThrownBy(() -> read(environment, typed))
        .isInstanceOf(CommandFailure.class)
        .hasMessage(message);
  }

  private OutsideOptions.Read read(Map<String, String> environment, String... typed) {
    return CommandLine.populateCommand(new OutsideOptions(), typed).read(data, environment::get);
  }
}
