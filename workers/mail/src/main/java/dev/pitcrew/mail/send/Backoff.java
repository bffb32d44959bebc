package dev.pitcrew.mail.send;

import java.time.Duration;

/** How long to wait after so many failures: twice as long each time, up to a limit. */
record Backoff(Duration first, Duration max) {

  private static final int DOUBLINGS_MAX = 20;

  Duration after(int failures) {
    Duration wait = first.multipliedBy(1L << Math.clamp(failures - 1L, 0, DOUBLINGS_MAX));
    return wait.compareTo(max) > 0 ? max : wait;
  }
}
