package dev.pitcrew.browser.page;

import dev.pitcrew.browser.bot.Target;
import dev.pitcrew.browser.bot.Template;
import dev.pitcrew.browser.egress.FilterProxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.ElementClickInterceptedException;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.JavascriptException;
import org.openqa.selenium.NoAlertPresentException;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.remote.RemoteWebDriver;

/**
 * The page a bot is on: where it is, what is found there and when it is ready. Every wait is for
 * something to be so.
 */
public final class Page {

  /** From this status on it is the site that is out of order. */
  private static final long OUT_OF_ORDER = 500;

  private static final Set<String> WEB = Set.of("http", "https", "about", "blob");

  private final RemoteWebDriver driver;
  private final Finder finder;
  private final Controls controls;
  private final Content content;
  private final Clock clock;
  private final Function<Template, String> fill;

  /**
   * @param fill fills the places of a text
   */
  public Page(RemoteWebDriver driver, Clock clock, Function<Template, String> fill) {
    this.driver = driver;
    this.clock = clock;
    this.finder = new Finder(driver, clock);
    this.controls = new Controls(driver);
    this.content = new Content(driver);
    this.fill = fill;
  }

  /** What can be done to its fields and buttons. */
  public Controls controls() {
    return controls;
  }

  /** What it says and shows. */
  public Content content() {
    return content;
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

  /** Whether a click did not happen because the page was about to change; it may be tried again. */
  public static boolean isPassing(WebDriverException e) {
    return e instanceof StaleElementReferenceException
        || e instanceof ElementClickInterceptedException
        || e instanceof ElementNotInteractableException;
  }
}
