package dev.pitcrew.browser;

import dev.pitcrew.browser.egress.HostPattern;
import dev.pitcrew.browser.machine.BrowserPlace;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * How bots run in an installation.
 *
 * @param bots the folder of the bots' files; it need not be there
 * @param work a folder for what browsers write while they live
 * @param place where the browsers run
 * @param headless whether they work without a screen
 * @param atOnce how many run at a time in this process
 * @param privateHosts what bots may reach although it is no public address: a company's own
 *     portals, host by host
 */
public record BrowserConfig(
    Path bots,
    Path work,
    BrowserPlace place,
    boolean headless,
    int atOnce,
    List<HostPattern> privateHosts) {

  private static final int AT_ONCE = 2;

  public BrowserConfig {
    privateHosts = List.copyOf(privateHosts);
    if (atOnce < 1) {
      throw new IllegalArgumentException(
          "Expected at least one browser at a time, but it is %d.".formatted(atOnce));
    }
  }

  /** Browsers of this machine without a screen, two at a time, bots under a data folder. */
  public static BrowserConfig in(Path data) {
    return new BrowserConfig(
        data.resolve("bots"),
        data.resolve("browsers"),
        BrowserPlace.found(),
        true,
        AT_ONCE,
        List.of());
  }

  /** The same, with more hosts bots may reach although they are private. */
  public BrowserConfig allowing(List<String> hosts) {
    return new BrowserConfig(
        bots,
        work,
        place,
        headless,
        atOnce,
        Stream.concat(privateHosts.stream(), hosts.stream().map(HostPattern::of)).toList());
  }

  /** The same with browsers elsewhere. */
  public BrowserConfig at(BrowserPlace other) {
    return new BrowserConfig(bots, work, other, headless, atOnce, privateHosts);
  }
}
