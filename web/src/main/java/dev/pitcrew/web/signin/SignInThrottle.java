package dev.pitcrew.web.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes guessing slow without letting a stranger lock somebody out for ever: after a few failures
 * from one address the next try on that account has to wait, each time twice as long; after many
 * from anywhere the account takes one try in half a minute; and one address gets so many tries in a
 * minute. Kept in memory with a bound, so a restart forgives.
 */
public final class SignInThrottle {

  static final int FREE_FAILURES = 4;
  static final int ACCOUNT_FAILURES_MAX = 10;
  static final int ADDRESS_TRIES_MAX = 100;
  static final Duration WINDOW = Duration.ofMinutes(15);
  static final Duration ACCOUNT_DELAY = Duration.ofSeconds(30);
  private static final Duration ADDRESS_WINDOW = Duration.ofMinutes(1);
  private static final int ENTRIES_MAX = 20_000;

  private final Clock clock;
  private final Map<String, Count> counts =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
          return size() > ENTRIES_MAX;
        }
      };

  public SignInThrottle(Clock clock) {
    this.clock = clock;
  }

  /** How long this try has to wait; zero when it may go ahead. */
  public synchronized Duration wait(String username, String address) {
    Instant now = clock.instant();
    Duration longest = Duration.ZERO;
    Count pair = count(pairKey(username, address), WINDOW, now);
    if (pair.failures >= FREE_FAILURES) {
      int doublings = Math.min(pair.failures - FREE_FAILURES + 1, 9);
      longest = later(longest, until(pair.last.plusSeconds(1L << doublings), now));
    }
    Count account = count("account " + username, WINDOW, now);
    if (account.failures >= ACCOUNT_FAILURES_MAX) {
      longest = later(longest, until(account.last.plus(ACCOUNT_DELAY), now));
    }
    Count from = count("address " + address, ADDRESS_WINDOW, now);
    if (from.failures >= ADDRESS_TRIES_MAX) {
      longest = later(longest, until(from.first.plus(ADDRESS_WINDOW), now));
    }
    return longest;
  }

  public synchronized void failed(String username, String address) {
    Instant now = clock.instant();
    add(pairKey(username, address), WINDOW, now);
    add("account " + username, WINDOW, now);
    add("address " + address, ADDRESS_WINDOW, now);
  }

  public synchronized void succeeded(String username, String address) {
    counts.remove(pairKey(username, address));
    counts.remove("account " + username);
  }

  private void add(String key, Duration window, Instant now) {
    Count before = count(key, window, now);
    Instant first = before.failures == 0 ? now : before.first;
    counts.put(key, new Count(before.failures + 1, first, now));
  }

  private Count count(String key, Duration window, Instant now) {
    Count found = counts.get(key);
    boolean current = found != null && found.last.plus(window).isAfter(now);
    return current ? found : new Count(0, now, now);
  }

  private static String pairKey(String username, String address) {
    return "pair " + username + " " + address;
  }

  private static Duration until(Instant free, Instant now) {
    return free.isAfter(now) ? Duration.between(now, free) : Duration.ZERO;
  }

  private static Duration later(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private record Count(int failures, Instant first, Instant last) {}
}
