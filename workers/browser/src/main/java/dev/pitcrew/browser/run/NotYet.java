package dev.pitcrew.browser.run;

import java.time.Duration;

/** Another worker may still be about an effect; it is too early to look whether it was done. */
final class NotYet extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Duration wait;

  NotYet(String key, Duration wait) {
    super(
        "Expected to do \"%s\", but another run that began it may not be over yet.".formatted(key));
    this.wait = wait;
  }

  Duration waiting() {
    return wait;
  }
}
