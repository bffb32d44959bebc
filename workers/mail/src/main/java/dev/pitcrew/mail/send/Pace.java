package dev.pitcrew.mail.send;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/** So many mails a minute and no more. For one thread. */
final class Pace {

  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final int perMinute;
  private final InstantSource clock;
  private final Deque<Instant> sent = new ArrayDeque<>();

  Pace(int perMinute, InstantSource clock) {
    this.perMinute = perMinute;
    this.clock = clock;
  }

  boolean isFree() {
    Instant begin = clock.instant().minus(WINDOW);
    while (!sent.isEmpty() && !sent.peekFirst().isAfter(begin)) {
      sent.removeFirst();
    }
    return sent.size() < perMinute;
  }

  void note() {
    sent.addLast(clock.instant());
  }
}
