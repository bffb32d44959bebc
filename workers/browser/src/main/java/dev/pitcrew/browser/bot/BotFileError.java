package dev.pitcrew.browser.bot;

/** A bot's file does not say what a bot's file says; the message names the file and the line. */
public final class BotFileError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int line;

  BotFileError(int line, String message) {
    super(message);
    this.line = line;
  }

  /** Counted from 1; 0 where there is none. */
  public int line() {
    return line;
  }

  BotFileError in(String file) {
    return new BotFileError(
        line,
        line == 0
            ? "%s: %s".formatted(file, getMessage())
            : "%s, line %d: %s".formatted(file, line, getMessage()));
  }
}
