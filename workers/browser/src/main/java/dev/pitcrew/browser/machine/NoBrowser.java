package dev.pitcrew.browser.machine;

import org.openqa.selenium.WebDriverException;

/** There is no browser on this machine, and none could be fetched; the message is for people. */
public final class NoBrowser extends WebDriverException {

  private static final String TEXT =
      "Expected a browser on this machine, but there is none and none could be fetched. Do this step in your own browser; for the next time install Chromium with its driver (Debian, Ubuntu: apt-get install chromium chromium-driver).";

  NoBrowser(WebDriverException why) {
    super(TEXT, why);
  }

  public String text() {
    return TEXT;
  }
}
