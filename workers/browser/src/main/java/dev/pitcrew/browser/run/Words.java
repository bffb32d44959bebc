package dev.pitcrew.browser.run;

import dev.pitcrew.browser.machine.NoBrowser;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.UnhandledAlertException;
import org.openqa.selenium.WebDriverException;

/** What a browser's trouble means to a person. */
final class Words {

  private static final int LENGTH_MAX = 300;

  private Words() {}

  static String of(WebDriverException e) {
    String said = String.valueOf(e.getRawMessage()).lines().findFirst().orElse("").strip();
    if (said.contains("net::ERR_TUNNEL_CONNECTION_FAILED")) {
      return "Expected the page to be there, but the way to it is closed: its host is not the bot's, or it does not answer.";
    }
    if (said.contains("net::ERR_")) {
      return "Expected the page to be there, but the browser cannot reach it (%s)."
          .formatted(said.replaceFirst("(?s).*(net::ERR_\\w+).*", "$1"));
    }
    return switch (e) {
      case NoBrowser none -> none.text();
      case TimeoutException timeout -> "Expected the page to answer, but it did not in time.";
      case UnhandledAlertException alert ->
          "Expected the page, but a dialog stands before it: %s"
              .formatted(cut(String.valueOf(alert.getAlertText())));
      default -> "Expected the browser to do it, but it says: %s".formatted(cut(said));
    };
  }

  private static String cut(String text) {
    return text.length() > LENGTH_MAX ? text.substring(0, LENGTH_MAX) + "…" : text;
  }
}
