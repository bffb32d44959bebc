package dev.pitcrew.browser.machine;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where bots' browsers run. */
public sealed interface BrowserPlace {

  /**
   * On this machine.
   *
   * @param browser the program; null to look for one, and to have Selenium Manager fetch one where
   *     there is none
   * @param driver its driver; null likewise
   */
  record OnThisMachine(@Nullable Path browser, @Nullable Path driver) implements BrowserPlace {}

  /**
   * On a Selenium Grid: many browsers on many machines.
   *
   * @param address of the Grid's hub or router
   * @param ownAddress of this machine as the Grid's nodes reach it; their browsers go out through
   *     it, so that the allow-list holds there too. Null for the one this machine reaches the Grid
   *     from
   * @param sandbox whether the nodes' browsers have Chromium's own sandbox, which they cannot as
   *     root
   */
  record OnGrid(URI address, @Nullable String ownAddress, boolean sandbox)
      implements BrowserPlace {}

  /** A browser of this machine, found or fetched. */
  static BrowserPlace found() {
    return new OnThisMachine(null, null);
  }
}
