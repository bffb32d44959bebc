package dev.pitcrew.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class OpenInstancesTest {

  private final OpenInstances open = new OpenInstances(2);

  @Test
  void shouldHaveNoMoreRoomWhenTheWindowIsFull() throws InterruptedException {
    // given
    begin();
    long second = begin();

    // when
    boolean third = open.awaitRoom(Duration.ZERO);
    open.ended(second);

    // then
    assertThat(third).isFalse();
    assertThat(open.awaitRoom(Duration.ZERO)).isTrue();
  }

  @Test
  void shouldCountOnlyWhatEndsWhileCounting() throws InterruptedException {
    // given
    long before = begin();
    long during = begin();

    // when
    open.ended(before);
    open.count(true);
    open.ended(during);
    long after = begin();
    open.count(false);
    open.ended(after);

    // then
    assertThat(open.counted().latency().count()).isOne();
    assertThat(open.ended()).isEqualTo(3);
  }

  @Test
  void shouldCountAFailureOnceWhenItIsToldTwice() throws InterruptedException {
    // given
    open.count(true);
    long one = begin();

    // when
    open.failed(one);
    open.failed(one);
    open.ended(one);

    // then
    assertThat(open.counted().failures()).isOne();
    assertThat(open.counted().latency().count()).isZero();
    assertThat(open.ended()).isZero();
    begin();
    begin();
    assertThat(open.awaitRoom(Duration.ZERO)).isFalse();
  }

  @Test
  void shouldNotCountAnInstanceOfAnEarlierRun() {
    // given
    open.count(true);

    // when
    open.ended(-1);

    // then
    assertThat(open.counted().latency().count()).isZero();
  }

  @Test
  void shouldTellWhatIsLeftWhenItDoesNotEnd() throws InterruptedException {
    // given
    begin();

    // when
    open.awaitNone(Duration.ZERO);

    // then
    assertThat(open.counted().unfinished()).isOne();
  }

  @Test
  void shouldCountLatencyFromTheWantedTime() throws InterruptedException {
    // given
    open.count(true);
    assertThat(open.awaitRoom(Duration.ZERO)).isTrue();

    // when
    open.ended(open.begin(System.nanoTime() - Duration.ofSeconds(3).toNanos()));

    // then
    assertThat(open.counted().latency().p50Millis()).isBetween(3_000.0, 60_000.0);
  }

  private long begin() throws InterruptedException {
    assertThat(open.awaitRoom(Duration.ZERO)).isTrue();
    return open.begin(System.nanoTime());
  }
}
