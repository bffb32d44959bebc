package dev.pitcrew.browser.machine;

import dev.pitcrew.browser.egress.Egress;
import java.io.IOException;
import java.time.Duration;

/** Where runs get their browsers from. */
@FunctionalInterface
public interface BrowserSource {

  /**
   * Opens one that may reach what is named, and nothing else.
   *
   * @param lifeMax after which it is killed
   * @throws IOException where none can be started for now
   */
  Browser open(Egress egress, Duration lifeMax) throws IOException;
}
