package dev.pitcrew.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an analyst does at the terminal who writes a bot. */
final class BotCommandTest {

  private static final String BOT =
      """
      bot: greet
      description: Says hello.
      hosts: ["HOST"]
      inputs: {name: text, times: "number, optional"}
      outputs: {said: What it said}
      patience: 10 s
      steps:
        - open: http://HOST/
        - fill: Name
          with: "{{inputs.name}}"
        - read text: {css: p}
          into: said
      """;

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void shouldSayWhatABotDoesOrWhereItsFileIsWrong() throws IOException {
    // given
    Path bot = write("greet", BOT.replace("HOST", "a.example"));
    Path wrong = write("wrong", "bot: wrong\nhosts: [a.example]\nsteps:\n  - klick: Save\n");

    // when
    int right = run("bot", "check", bot.toString());
    int refused = run("bot", "check", wrong.toString(), folder.resolve("none.yaml").toString());

    // then
    assertThat(right).isZero();
    assertThat(out.toString())
        .contains(
            "greet: Says hello.",
            "may reach: a.example",
            "is given: name (text), times (number, optional)",
            "2         Fill \"Name\" with {{inputs.name}}");
    assertThat(refused).isEqualTo(1);
    assertThat(err.toString())
        .contains("wrong.yaml, line 4: Expected a step to begin with one of ")
        .contains("there is no file");
    assertThat(run("bot", "schema")).isZero();
    assertThat(out.toString()).contains("json-schema.org");
  }

  @Test
  void shouldTryABotAndKeepItsPictures() throws IOException {
    // given
    var site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    site.createContext(
        "/",
        exchange -> {
          byte[] page =
              "<label>Name <input></label><p>Hello there</p>".getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    site.start();
    try {
      String host = "127.0.0.1:" + site.getAddress().getPort();
      Path bot = write("greet", BOT.replace("HOST", host));
      Path into = folder.resolve("pictures");

      // when
      int code =
          run(
              "bot",
              "run",
              bot.toString(),
              "--input",
              "name=Ada",
              "--into",
              into.toString(),
              "--data",
              folder.resolve("data").toString(),
              "--bots-private-hosts",
              host);
      int missing = run("bot", "run", bot.toString(), "--input", "nmae=Ada");

      // then
      assertThat(code).as(out.toString() + err).isZero();
      assertThat(out.toString())
          .contains("Fill \"Name\" with Ada", "(by label)", "said = Hello there");
      assertThat(into).isDirectoryContaining("glob:**/*.jpg");
      assertThat(missing).isEqualTo(1);
      assertThat(err.toString())
          .contains("Expected an input of bot greet, but it has none called \"nmae\".");
    } finally {
      site.stop(0);
    }
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name + ".yaml"), text);
  }

  private int run(String... arguments) {
    return CommandLines.pitcrew()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
