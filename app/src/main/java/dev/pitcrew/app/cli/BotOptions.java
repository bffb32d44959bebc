package dev.pitcrew.app.cli;

import dev.pitcrew.browser.BrowserConfig;
import dev.pitcrew.browser.machine.BrowserPlace;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The browsers of bots, and what they may reach. Every option is a text here and read by {@link
 * Choices}, since it may stand elsewhere too.
 */
final class BotOptions {

  private static final int AT_ONCE_MAX = 64;

  @Option(
      names = "--bots-grid",
      paramLabel = "URL",
      description = "Selenium Grid whose browsers bots use (default: browsers of this machine).")
  @Nullable String grid;

  @Option(
      names = "--bots-own-address",
      paramLabel = "HOST",
      description =
          "Address of this machine as the Grid's nodes reach it: their browsers go out through it (default: the one it reaches the Grid from).")
  @Nullable String ownAddress;

  @Option(
      names = "--bots-grid-sandbox",
      paramLabel = "yes|no",
      description =
          "Whether the Grid's browsers keep Chromium's own sandbox; not where nodes run as root (default: yes).")
  @Nullable String gridSandbox;

  @Option(
      names = "--bots-browser",
      paramLabel = "FILE",
      description =
          "Chrome or Chromium of this machine (default: the one found, else one that is fetched).")
  @Nullable String browser;

  @Option(
      names = "--bots-driver",
      paramLabel = "FILE",
      description = "Its chromedriver (default: the one found, else one that is fetched).")
  @Nullable String driver;

  @Option(
      names = "--bots-headless",
      paramLabel = "yes|no",
      description = "Whether bots' browsers work without a screen (default: yes).")
  @Nullable String headless;

  @Option(
      names = "--bots-at-once",
      paramLabel = "N",
      description = "How many bots run at a time (default: 2).")
  @Nullable String atOnce;

  @Option(
      names = "--bots-private-hosts",
      paramLabel = "HOST:PORT,...",
      description =
          "What bots may reach although it is in a private network or on this machine (default: nothing).")
  @Nullable String privateHosts;

  /** What was typed, by the settings' names. */
  Map<String, @Nullable String> typed() {
    Map<String, @Nullable String> typed = new HashMap<>();
    typed.put("bots-grid", grid);
    typed.put("bots-own-address", ownAddress);
    typed.put("bots-grid-sandbox", gridSandbox);
    typed.put("bots-browser", browser);
    typed.put("bots-driver", driver);
    typed.put("bots-headless", headless);
    typed.put("bots-at-once", atOnce);
    typed.put("bots-private-hosts", privateHosts);
    return typed;
  }

  /**
   * @throws CommandFailure naming the first that is wrong
   */
  static BrowserConfig read(Choices choices, Path data) {
    BrowserConfig usual = BrowserConfig.in(data);
    return new BrowserConfig(
        usual.bots(),
        usual.work(),
        place(choices),
        choices.yes("bots-headless", usual.headless()),
        choices.number("bots-at-once", usual.atOnce(), AT_ONCE_MAX),
        choices.hosts("bots-private-hosts"));
  }

  private static BrowserPlace place(Choices choices) {
    URI grid = choices.address("bots-grid", "the http(s) address of a Selenium Grid");
    if (grid == null) {
      String because = "without a Grid (bots-grid)";
      choices.expectNone("bots-own-address", because);
      choices.expectNone("bots-grid-sandbox", because);
      return new BrowserPlace.OnThisMachine(
          choices.program("bots-browser"), choices.program("bots-driver"));
    }
    String because = "where browsers are a Grid's (bots-grid)";
    choices.expectNone("bots-browser", because);
    choices.expectNone("bots-driver", because);
    return new BrowserPlace.OnGrid(
        grid, choices.ownAddress("bots-own-address"), choices.yes("bots-grid-sandbox", true));
  }
}
