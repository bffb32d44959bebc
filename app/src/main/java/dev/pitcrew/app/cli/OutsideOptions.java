package dev.pitcrew.app.cli;

import dev.pitcrew.browser.BrowserConfig;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** How the outside is reached: the address people know this Pitcrew by, and bots' browsers. */
final class OutsideOptions {

  @Option(
      names = "--public-url",
      paramLabel = "URL",
      description =
          "Address people reach the pages by, for links in mails and for redirects, such as https://office.example.com.")
  @Nullable String publicUrl;

  @ArgGroup(validate = false)
  BotOptions bots = new BotOptions();

  /** What a start needs of them. */
  record Read(@Nullable URI publicUrl, BrowserConfig bots) {}

  /**
   * @throws CommandFailure naming the first that is wrong
   */
  Read read(Path data, UnaryOperator<@Nullable String> environment) {
    return read(publicUrl, bots, data, environment);
  }

  static Read read(
      @Nullable String publicUrl,
      BotOptions bots,
      Path data,
      UnaryOperator<@Nullable String> environment) {
    Map<String, @Nullable String> typed = bots.typed();
    typed.put("public-url", publicUrl);
    Choices choices = Choices.of(typed, data, environment, typed.keySet());
    return new Read(choices.server("public-url"), BotOptions.read(choices, data));
  }
}
