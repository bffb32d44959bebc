package dev.pitcrew.browser.machine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.manager.SeleniumManager;
import org.openqa.selenium.manager.SeleniumManagerOutput.Result;

/**
 * A browser and the driver that belongs to it.
 *
 * @param browser null where the driver finds it by itself
 */
record Programs(@Nullable Path browser, Path driver) {

  static final String BROWSER_VARIABLE = "CHROME_BINARY";
  static final String DRIVER_VARIABLE = "CHROME_DRIVER";

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

  /**
   * The programs named, else those of the environment, else those in the usual places, else what
   * Selenium Manager has or fetches.
   *
   * @throws NoBrowser where there is none and none can be fetched
   */
  static Programs find(BrowserPlace.OnThisMachine place, Map<String, String> environment) {
    var browser = first(place.browser(), environment.get(BROWSER_VARIABLE), BROWSERS);
    var driver = first(place.driver(), environment.get(DRIVER_VARIABLE), DRIVERS);
    return browser != null && driver != null ? new Programs(browser, driver) : managed();
  }

  private static Programs managed() {
    var found = fetched();
    String browser = found.getBrowserPath();
    return new Programs(
        browser == null || browser.isEmpty() ? null : Path.of(browser),
        Path.of(found.getDriverPath()));
  }

  private static Result fetched() {
    try {
      return SeleniumManager.getInstance()
          .getBinaryPaths(List.of("--browser", "chrome", "--skip-driver-in-path"));
    } catch (WebDriverException e) {
      throw new NoBrowser(e);
    }
  }

  private static @Nullable Path first(
      @Nullable Path named, @Nullable String inEnvironment, List<String> places) {
    if (named != null) {
      return named;
    }
    if (inEnvironment != null) {
      return Path.of(inEnvironment);
    }
    return places.stream().map(Path::of).filter(Files::isExecutable).findFirst().orElse(null);
  }
}
