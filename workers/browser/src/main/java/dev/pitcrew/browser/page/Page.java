package dev.pitcrew.browser.page;

import dev.pitcrew.browser.bot.Action.Gesture;
import dev.pitcrew.browser.bot.KeyNames;
import dev.pitcrew.browser.bot.Target;
import dev.pitcrew.browser.bot.Template;
import dev.pitcrew.browser.egress.FilterProxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.ElementClickInterceptedException;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.JavascriptException;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoAlertPresentException;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.remote.RemoteWebDriver;

/** The page a bot is on: what it can see and do there. Every wait is for something to be so. */
public final class Page {

  /** From this status on it is the site that is out of order. */
  private static final long OUT_OF_ORDER = 500;

  private static final int ROWS_MAX = 5_000;
  private static final int TEXT_MAX = 100_000;
  private static final int DOM_MAX = 2_000_000;
  private static final int CONSOLE_LINES_MAX = 500;
  private static final Set<String> WEB = Set.of("http", "https", "about", "blob");

  private final RemoteWebDriver driver;
  private final Finder finder;
  private final Camera camera;
  private final Clock clock;
  private final Function<Template, String> fill;

  /**
   * @param fill fills the places of a text
   */
  public Page(RemoteWebDriver driver, Clock clock, Function<Template, String> fill) {
    this.driver = driver;
    this.clock = clock;
    this.finder = new Finder(driver, clock);
    this.camera = new Camera(driver);
    this.fill = fill;
  }

  /** Goes to an address of the web. */
  public void open(String address) {
    refuseOtherThanWeb(address);
    driver.get(address);
    refuseErrorPage();
  }

  private static void refuseOtherThanWeb(String address) {
    String small = address.toLowerCase(Locale.ROOT);
    if (!small.startsWith("http://") && !small.startsWith("https://")) {
      throw new PageTrouble(
          "Expected to open an http or https address, but it is %s.".formatted(address));
    }
  }

  /** What the browser shows by itself where a page could not be had is no page of the bot's. */
  private void refuseErrorPage() {
    var seen = (List<?>) driver.executeScript(Scripts.STATE.text());
    String scheme = String.valueOf(seen.get(0));
    String text = String.valueOf(seen.get(1)).replaceAll("\\s+", " ").strip();
    if (scheme.equals("chrome-error:")) {
      throw new PageTrouble(
          "Expected the page to be there, but the browser says: %s".formatted(text));
    }
    if (text.startsWith(FilterProxy.REFUSED)) {
      throw new PageTrouble(
          "Expected to stay on the bot's hosts, but %s"
              .formatted(text.substring(FilterProxy.REFUSED.length())));
    }
    if (text.startsWith(FilterProxy.NO_ANSWER)) {
      throw new PageTrouble(
          "Expected the site to answer, but %s does not."
              .formatted(text.substring(FilterProxy.NO_ANSWER.length())));
    }
    if (seen.get(2) instanceof Long status && status >= OUT_OF_ORDER) {
      throw new PageTrouble(
          "Expected the site to be in order, but it answers with status %d.".formatted(status));
    }
  }

  /** Refuses to go on where the page has left the web, or the bot's hosts. */
  public void refuseForeignPlace() {
    String address = address();
    int colon = address.indexOf(':');
    String scheme = colon < 0 ? "" : address.substring(0, colon).toLowerCase(Locale.ROOT);
    if (scheme.startsWith("chrome-error") || scheme.startsWith("http")) {
      refuseErrorPage();
    } else if (!WEB.contains(scheme)) {
      throw new PageTrouble(
          "Expected to stay on the web, but the page is at %s:.".formatted(scheme));
    }
  }

  public String address() {
    var address = driver.getCurrentUrl();
    return address == null ? "" : address;
  }

  public Found find(Target target, Duration patience) {
    return finder.one(target, fill, patience);
  }

  /** Whether it is there now. */
  public Optional<Found> see(Target target) {
    return finder.look(target, fill).found();
  }

  /** Types or puts a value in, and makes sure it is there then. */
  public void fill(WebElement field, String value, boolean keys) {
    if (field.getTagName().equals("select")) {
      choose(field, value, true);
      return;
    }
    if (!keys && value.equals(driver.executeScript(Scripts.FILL.text(), field, value))) {
      return;
    }
    // A field that wants to see keys: a mask, or one that is no field of the browser's.
    field.clear();
    field.sendKeys(value);
  }

  /** Chooses what a person would: the words of an option, or in recordings its value. */
  public void choose(WebElement field, String option, boolean byValue) {
    Object answer = driver.executeScript(Scripts.CHOOSE.text(), field, option, byValue);
    if (answer instanceof WebElement button) {
      click(button, Gesture.CLICK);
    } else if ("none".equals(answer) && !field.getTagName().equals("select")) {
      // A list of the page's own opens by a click.
      field.click();
      var opened = driver.executeScript(Scripts.CHOOSE.text(), field, option, byValue);
      if (!(opened instanceof WebElement button)) {
        throw noSuchOption(option, String.valueOf(opened));
      }
      button.click();
    } else if (!"chosen".equals(answer)) {
      throw noSuchOption(option, String.valueOf(answer));
    }
  }

  private static PageTrouble noSuchOption(String option, String found) {
    return new PageTrouble(
        "Expected one option \"%s\", but there are %s.".formatted(option, found));
  }

  public void check(WebElement box, boolean on) {
    if (isOn(box) != on) {
      try {
        box.click();
      } catch (ElementNotInteractableException e) {
        // A box that is drawn by its label: the label is what a person clicks.
        driver.executeScript(
            "(arguments[0].labels && arguments[0].labels[0] || arguments[0]).click()", box);
      }
      if (isOn(box) != on) {
        throw new PageTrouble(
            "Expected to %s a box, but it stays as it is.".formatted(on ? "tick" : "clear"));
      }
    }
  }

  private static boolean isOn(WebElement box) {
    return box.isSelected() || "true".equals(box.getDomAttribute("aria-checked"));
  }

  public void click(WebElement what, Gesture gesture) {
    switch (gesture) {
      case CLICK -> what.click();
      case DOUBLE_CLICK -> new Actions(driver).doubleClick(what).perform();
      case RIGHT_CLICK -> new Actions(driver).contextClick(what).perform();
      case HOVER -> new Actions(driver).moveToElement(what).perform();
    }
  }

  /** Keys pressed together. */
  public void press(List<String> names) {
    var actions = new Actions(driver);
    var keys = names.stream().map(name -> KeyNames.find(name).orElseThrow()).toList();
    keys.subList(0, keys.size() - 1).forEach(actions::keyDown);
    actions.sendKeys(keys.getLast());
    keys.subList(0, keys.size() - 1).reversed().forEach(actions::keyUp);
    actions.perform();
  }

  /** Half of a press; letters are pressed as they go down. */
  public void key(String name, boolean down) {
    var key = KeyNames.find(name).orElseThrow();
    boolean held = key == Keys.SHIFT || key == Keys.CONTROL || key == Keys.ALT || key == Keys.META;
    var actions = new Actions(driver);
    if (held) {
      (down ? actions.keyDown(key) : actions.keyUp(key)).perform();
    } else if (down) {
      actions.sendKeys(key).perform();
    }
  }

  public void scroll(int x, int y) {
    driver.executeScript("window.scrollTo(arguments[0], arguments[1])", x, y);
  }

  public void resize(int width, int height) {
    driver
        .manage()
        .window()
        .setSize(new Dimension(Math.clamp(width, 320, 3840), Math.clamp(height, 240, 2160)));
  }

  public void upload(WebElement field, Path file) {
    field.sendKeys(file.toAbsolutePath().toString());
  }

  public String text(WebElement element) {
    String text = String.valueOf(driver.executeScript(Scripts.READ.text(), element)).strip();
    return text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX) : text;
  }

  /** A table's rows by the names of its header. */
  public List<Map<String, String>> table(WebElement table) {
    var rows = new ArrayList<Map<String, String>>();
    List<String> header = List.of();
    for (var row : (List<?>) driver.executeScript(Scripts.TABLE.text(), table, ROWS_MAX + 1)) {
      var cells = ((List<?>) row).stream().map(String::valueOf).toList();
      if (header.isEmpty()) {
        header = cells;
      } else if (!cells.isEmpty()) {
        rows.add(named(header, cells));
      }
    }
    return rows;
  }

  private static Map<String, String> named(List<String> header, List<String> cells) {
    var row = new LinkedHashMap<String, String>();
    for (int i = 0; i < cells.size(); i++) {
      String name =
          i < header.size() && !header.get(i).isEmpty() ? header.get(i) : "column " + (i + 1);
      row.putIfAbsent(name, cells.get(i));
    }
    return row;
  }

  /** Remembers the page, to tell later whether it went on. */
  public BooleanSupplier goneOn() {
    String before = address();
    WebElement root = driver.findElement(By.tagName("html"));
    return () -> {
      try {
        root.getTagName();
        return !address().equals(before) && isReady();
      } catch (StaleElementReferenceException | NoSuchElementException e) {
        return isReady();
      }
    };
  }

  private boolean isReady() {
    try {
      return Boolean.TRUE.equals(driver.executeScript("return document.readyState === 'complete'"));
    } catch (JavascriptException e) {
      return false;
    }
  }

  /** Waits until something is so; says whether it was in time. */
  public boolean await(BooleanSupplier condition, Duration patience) {
    Instant end = clock.instant().plus(patience);
    while (!condition.getAsBoolean()) {
      if (clock.instant().isAfter(end)) {
        return false;
      }
      finder.pause();
    }
    return true;
  }

  /** Waits until the page is there whole. */
  public boolean awaitReady(Duration patience) {
    return await(this::isReady, patience);
  }

  public void enter(WebElement frame) {
    driver.switchTo().frame(frame);
  }

  public void leaveFrame() {
    driver.switchTo().parentFrame();
  }

  public void window(boolean newest) {
    var handles = List.copyOf(driver.getWindowHandles());
    driver.switchTo().window(newest ? handles.getLast() : handles.getFirst());
  }

  public boolean answer(boolean accept, @Nullable String text) {
    try {
      var dialog = driver.switchTo().alert();
      if (text != null) {
        dialog.sendKeys(text);
      }
      if (accept) {
        dialog.accept();
      } else {
        dialog.dismiss();
      }
      return true;
    } catch (NoAlertPresentException e) {
      return false;
    }
  }

  public byte[] picture(UnaryOperator<String> mask) {
    return camera.picture(mask);
  }

  /** The page as text, cut where it is too long. */
  public String dom(UnaryOperator<String> mask) {
    return mask.apply(String.valueOf(driver.executeScript(Scripts.DOM.text(), DOM_MAX)));
  }

  /** What the page has said to its makers. */
  public String console(UnaryOperator<String> mask) {
    try {
      var lines = driver.manage().logs().get(LogType.BROWSER).getAll();
      var text = new StringBuilder();
      lines.stream()
          .skip(Math.max(0, lines.size() - CONSOLE_LINES_MAX))
          .forEach(
              line ->
                  text.append(line.getLevel()).append(' ').append(line.getMessage()).append('\n'));
      return mask.apply(text.toString());
    } catch (WebDriverException e) {
      return "The browser keeps no console: " + e.getClass().getSimpleName() + "\n";
    }
  }

  /** Whether a click did not happen because the page was about to change; it may be tried again. */
  public static boolean isPassing(WebDriverException e) {
    return e instanceof StaleElementReferenceException
        || e instanceof ElementClickInterceptedException
        || e instanceof ElementNotInteractableException;
  }
}
