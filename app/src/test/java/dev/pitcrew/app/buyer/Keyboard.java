package dev.pitcrew.app.buyer;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;

/** A person at a real browser who has a keyboard and no mouse. */
final class Keyboard implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int STOPS_MAX = 120;
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

  private final String address;
  private final ChromeDriver browser;
  private final String axe;

  private Keyboard(String address, ChromeDriver browser, String axe) {
    this.address = address;
    this.browser = browser;
    this.axe = axe;
  }

  static Keyboard at(String address) throws IOException {
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
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(Path.of(find(DRIVERS, "CHROME_DRIVER")).toFile())
            .build();
    try (InputStream script = Keyboard.class.getResourceAsStream("/vendor/axe.js")) {
      String axe =
          new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
      ChromeDriver browser = new ChromeDriver(service, options);
      browser.manage().timeouts().scriptTimeout(PATIENCE);
      return new Keyboard(address, browser, axe);
    }
  }

  private static String find(List<String> places, String variable) {
    String named = System.getenv(variable);
    return named != null
        ? named
        : places.stream()
            .filter(place -> Files.isExecutable(Path.of(place)))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "Expected one of %s, or its name in %s; `apt-get install chromium chromium-driver` brings them."
                            .formatted(places, variable)));
  }

  /** The size of what is shown, in CSS pixels. */
  void size(int width, int height) {
    browser.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  void open(String path) {
    browser.get(address + path);
    settle();
  }

  String path() {
    return URI.create(browser.getCurrentUrl()).getPath();
  }

  void press(CharSequence... keys) {
    Actions actions = new Actions(browser);
    for (CharSequence key : keys) {
      actions.sendKeys(key);
    }
    actions.perform();
  }

  /** Replaces what stands in the field that has the focus. */
  void retype(String value) {
    focused().sendKeys(Keys.chord(Keys.CONTROL, "a"), value);
  }

  WebElement focused() {
    return browser.switchTo().activeElement();
  }

  /** Presses Tab until what the selector names has the focus. */
  void reach(String selector) {
    for (int stop = 0; stop < STOPS_MAX; stop++) {
      if (browser.executeScript("return document.activeElement.matches(arguments[0])", selector)
          == Boolean.TRUE) {
        return;
      }
      press(Keys.TAB);
    }
    throw new AssertionError(
        "Expected to reach %s on %s with Tab, but did not.".formatted(selector, path()));
  }

  /** Waits until the browser has gone on from a page. */
  void leave(String path) {
    Awaitility.await("to leave " + path).atMost(PATIENCE).until(() -> !path().equals(path));
    settle();
  }

  private void settle() {
    Awaitility.await("the page")
        .atMost(PATIENCE)
        .until(
            () ->
                browser.executeScript(
                        "return document.readyState === 'complete'"
                            + " && [...document.images].every(i => i.complete)")
                    == Boolean.TRUE);
  }

  String text() {
    return (String) browser.executeScript("return document.body.innerText");
  }

  /** What the server answers to the session of this browser. */
  int status(String path) {
    return ((Number)
            browser.executeAsyncScript(
                "const done = arguments[1]; fetch(arguments[0]).then(r => done(r.status))", path))
        .intValue();
  }

  /** What axe has to say against the page. */
  List<?> violations() {
    browser.executeScript(axe);
    return (List<?>)
        browser.executeAsyncScript(
            """
            const done = arguments[arguments.length - 1];
            axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
              .then(r => done(r.violations.map(v => v.id + ': ' + v.nodes.map(n =>
                n.target.join(' ') + ' (' + n.failureSummary + ')').join('; '))))
              .catch(e => done(['' + e]));
            """);
  }

  /** By how much the page is wider than the window. */
  long overflow() {
    return ((Number)
            browser.executeScript(
                "return Math.max(0, document.scrollingElement.scrollWidth - window.innerWidth)"))
        .longValue();
  }

  /** What takes the focus and yet cannot be brought into the window. */
  List<?> unreachable() {
    return (List<?>)
        browser.executeScript(
            """
            const targets = [...document.querySelectorAll('a[href], button, summary, input, select, textarea')]
              .filter(e => !e.matches('.skip, .hidden, [type=hidden]') && e.checkVisibility({ visibilityProperty: true }));
            return targets.filter(e => {
              e.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
              const box = e.getBoundingClientRect();
              return box.width > 0 && (box.left < -1 || box.left + Math.min(box.width, 24) > window.innerWidth + 1
                || box.bottom < 0 || box.top > window.innerHeight);
            }).map(e => e.outerHTML.slice(0, 120));
            """);
  }

  @Override
  public void close() {
    browser.quit();
  }
}
