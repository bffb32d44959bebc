package dev.pitcrew.browser.page;

import dev.pitcrew.browser.bot.Way;
import org.openqa.selenium.WebElement;

/**
 * An element and how it was found.
 *
 * @param count how many there are of its kind
 * @param first the way that should have found it
 */
public record Found(WebElement element, int count, Way by, Way first) {

  /** Whether the best way still leads there. */
  public boolean asKnown() {
    return by.rank() == first.rank();
  }
}
