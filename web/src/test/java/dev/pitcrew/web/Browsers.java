package dev.pitcrew.web;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Opens the Chromium of this machine for tests of what only a browser can show. */
final class Browsers {

  private static final List<String> BROWSERS =
      List.of(
          "/usr/bin/chromium",
          "/usr/bin/chromium-browser",
          "/usr/bin/google-chrome",
          "/snap/bin/chromium",
          "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
          "/Applications/Chromium.app/Contents/MacOS/Chromium");
  private static final List<String> DRIVERS =
      List.of(
          "/usr/bin/chromedriver",
          "/usr/lib/chromium-browser/chromedriver",
          "/snap/bin/chromium.chromedriver",
          "/usr/local/bin/chromedriver",
          "/opt/homebrew/bin/chromedriver");
  static final Duration PATIENCE = Duration.ofMinutes(2);

  private Browsers() {}

  static ChromeDriver open(boolean dark) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(find(BROWSERS, "CHROME_BINARY"));
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars",
        "--lang=en");
    if (dark) {
      options.addArguments("--force-dark-mode", "--blink-settings=preferredColorScheme=0");
    }
    options.setExperimentalOption("prefs", Map.of("intl.accept_languages", "en"));
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(Path.of(find(DRIVERS, "CHROME_DRIVER")).toFile())
            .build();
    ChromeDriver browser = new ChromeDriver(service, options);
    browser.manage().timeouts().scriptTimeout(PATIENCE);
    return browser;
  }

  private static String find(List<String> places, String variable) {
    String named = System.getenv(variable);
    if (named != null) {
      return named;
    }
    return places.stream()
        .filter(place -> Files.isExecutable(Path.of(place)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "The browser tests need Chromium and its driver, but none of "
                        + places
                        + " is there. Install them (Debian, Ubuntu: apt-get install chromium"
                        + " chromium-driver) or name the file in "
                        + variable
                        + "."));
  }

  /** The size of what is shown, in CSS pixels. */
  static void size(ChromeDriver browser, int width, int height) {
    browser.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /** Waits until the browser has gone on from an address. */
  static void leave(ChromeDriver browser, String path) {
    new WebDriverWait(browser, PATIENCE)
        .until(any -> !URI.create(browser.getCurrentUrl()).getPath().equals(path));
    settle(browser);
  }

  /** Waits until the page, its pictures and what scripts draw are there. */
  static void settle(ChromeDriver browser) {
    new WebDriverWait(browser, PATIENCE)
        .until(
            any ->
                browser.executeScript(
                        "return document.readyState === 'complete'"
                            + " && [...document.images].every(i => i.complete || i.loading === 'lazy'"
                            + "   && (!i.checkVisibility() || i.getBoundingClientRect().top > innerHeight))"
                            + " && (!document.querySelector('[data-diagram]')"
                            + "   || !!document.querySelector('.djs-container svg .djs-element'))"
                            + " && (!document.querySelector('#task-rendered')"
                            + "   || !!document.querySelector('.fjs-form'))")
                    == Boolean.TRUE);
  }
}
