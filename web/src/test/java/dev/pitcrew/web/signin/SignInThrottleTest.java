package dev.pitcrew.web.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {

  private final MovedClock clock = new MovedClock();
  private final SignInThrottle throttle = new SignInThrottle(clock);

  @Test
  void shouldWaitLongerEachTimeWhenOneAddressFails() {
    // given
    fail("clara", "10.0.0.1", SignInThrottle.FREE_FAILURES);

    // then
    assertThat(throttle.wait("clara", "10.0.0.1")).isEqualTo(Duration.ofSeconds(2));

    // when
    fail("clara", "10.0.0.1", 1);

    // then
    assertThat(throttle.wait("clara", "10.0.0.1")).isEqualTo(Duration.ofSeconds(4));
    assertThat(throttle.wait("clara", "10.0.0.2")).isZero();
  }

  @Test
  void shouldLetThePersonInSoonWhenStrangersGuess() {
    // given
    for (int i = 0; i < 1_000; i++) {
      throttle.failed("clara", "10.0." + i / 250 + "." + i % 250);
    }

    // then
    assertThat(throttle.wait("clara", "192.168.0.9")).isEqualTo(SignInThrottle.ACCOUNT_DELAY);

    // when
    clock.now = clock.now.plus(SignInThrottle.ACCOUNT_DELAY);

    // then
    assertThat(throttle.wait("clara", "192.168.0.9")).isZero();
  }

  @Test
  void shouldStopAnAddressWhenItTriesManyAccounts() {
    // given
    for (int i = 0; i < SignInThrottle.ADDRESS_TRIES_MAX; i++) {
      throttle.failed("person" + i, "10.0.0.1");
    }

    // then
    assertThat(throttle.wait("somebody", "10.0.0.1")).isPositive();
  }

  @Test
  void shouldForgetWhenSomebodyGetsIn() {
    // given
    fail("clara", "10.0.0.1", 9);

    // when
    throttle.succeeded("clara", "10.0.0.1");

    // then
    assertThat(throttle.wait("clara", "10.0.0.1")).isZero();
  }

  private void fail(String username, String address, int times) {
    for (int i = 0; i < times; i++) {
      throttle.failed(username, address);
    }
  }

  private static final class MovedClock extends Clock {
    private Instant now = Instant.parse("2026-11-21T12:00:00Z");

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
