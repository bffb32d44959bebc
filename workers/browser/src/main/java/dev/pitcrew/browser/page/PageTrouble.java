package dev.pitcrew.browser.page;

/** The page is not as the bot knows it, or does not answer; the message says what was expected. */
public final class PageTrouble extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public PageTrouble(String message) {
    super(message);
  }

  public PageTrouble(String message, Throwable cause) {
    super(message, cause);
  }
}
