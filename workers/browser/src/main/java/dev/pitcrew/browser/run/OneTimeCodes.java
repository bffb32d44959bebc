package dev.pitcrew.browser.run;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Hands out one-time codes, each once: sites refuse a code the second time, so a bot that signs in
 * twice within half a minute waits for the next one. One for all bots of a worker.
 */
public final class OneTimeCodes {

  /** A code that ends while it is typed is refused. */
  private static final Duration LEFT_MIN = Duration.ofSeconds(4);

  private final Map<String, Long> used = new ConcurrentHashMap<>();
  private final InstantSource clock;

  public OneTimeCodes(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * @param name of the secret
   * @param secret in base 32
   */
  String next(String name, String secret) throws InterruptedException {
    long earliest = Totp.stepOf(clock.instant().plus(LEFT_MIN));
    long step = used.merge(name, earliest, (last, now) -> Math.max(last + 1, now));
    long wait = step * Totp.STEP.toMillis() - clock.millis();
    if (wait > 0) {
      TimeUnit.MILLISECONDS.sleep(wait);
    }
    return Totp.code(secret, step);
  }
}
