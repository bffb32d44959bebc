package dev.pitcrew.browser.page;

import dev.pitcrew.browser.bot.Action.Gesture;
import dev.pitcrew.browser.bot.KeyNames;
import java.nio.file.Path;
import java.util.List;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.remote.RemoteWebDriver;

/** What is done to the fields, boxes and buttons of a page, as a person's hands would do it. */
public final class Controls {

  private final RemoteWebDriver driver;

  Controls(RemoteWebDriver driver) {
    this.driver = driver;
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
}
