package dev.pitcrew.browser.run;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Effects this process began, did not finish, and is certainly not about any more: their browsers
 * are gone. Whether they happened is for a look-up to say; nobody has to wait for that. One for all
 * bots of a worker.
 */
public final class OpenEffects {

  private static final int KEPT_MAX = 10_000;

  private final Set<String> left = ConcurrentHashMap.newKeySet();

  void leave(String key) {
    if (left.size() < KEPT_MAX) {
      left.add(key);
    }
  }

  boolean wasLeft(String key) {
    return left.contains(key);
  }

  void forget(String key) {
    left.remove(key);
  }
}
