package dev.pitcrew.web;

import java.util.Map;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * What the pages that are opened from now on count in seconds stands still until a test lets one
 * pass: a machine that is busy would else let all of them pass between two keys.
 */
final class HeldSeconds implements AutoCloseable {

  private static final String HOLD =
      """
      (() => {
        const held = new Map();
        const set = window.setInterval;
        const clear = window.clearInterval;
        let last = 1e9;
        window.setInterval = (f, millis, ...more) => millis === 1000 ? (held.set(++last, f), last) : set(f, millis, ...more);
        window.clearInterval = (id) => { if (!held.delete(id)) clear(id); };
        window.passSecond = () => [...held.values()].forEach((f) => f());
      })();
      """;

  private final ChromeDriver browser;
  private final Object script;

  HeldSeconds(ChromeDriver browser) {
    this.browser = browser;
    this.script =
        browser
            .executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", HOLD))
            .get("identifier");
  }

  /** Without effect on a page that was opened before. */
  void pass() {
    browser.executeScript("if (window.passSecond) passSecond()");
  }

  @Override
  public void close() {
    browser.executeCdpCommand(
        "Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", script));
  }
}
