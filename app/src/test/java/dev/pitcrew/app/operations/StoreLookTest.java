package dev.pitcrew.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.app.health.Vitals.Read;
import dev.pitcrew.engine.store.StoreException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoreLookTest {

  /** What a machine that is busy otherwise may take on top. */
  private static final Duration SLACK = Duration.ofSeconds(8);

  private final CountDownLatch answers = new CountDownLatch(1);
  private final AtomicInteger asked = new AtomicInteger();

  @AfterEach
  void answer() {
    answers.countDown();
  }

  @Test
  void shouldFailWithinTwoSecondsAndAskOnceWhenTheServerSaysNothing() {
    // given
    StoreLook store = new StoreLook(this::hang, () -> {});
    long begun = System.nanoTime();

    // when
    Read first = store.look();
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    Read second = store.look();

    // then
    assertThat(first).isEqualTo(new Read.Failed("The store has not answered within PT2S."));
    assertThat(took).isBetween(StoreLook.WITHIN, StoreLook.WITHIN.plus(SLACK));
    assertThat(second).isEqualTo(first);
    assertThat(asked).as("questions under way").hasValue(1);
  }

  @Test
  void shouldBeSlowWhenOnlyQueriesHaveToWait() {
    // given
    StoreLook store = new StoreLook(() -> {}, this::hang);

    // when
    Read read = store.look();

    // then
    assertThat(read).isInstanceOf(Read.Slow.class);
  }

  @Test
  void shouldSayWhatFailedWhenTheStoreSaysSo() {
    // given
    StoreLook gone = new StoreLook(() -> fail(StoreException.Kind.UNAVAILABLE), () -> {});
    StoreLook late = new StoreLook(() -> {}, () -> fail(StoreException.Kind.TOO_SLOW));

    // when / then
    assertThat(gone.look()).isEqualTo(new Read.Failed("The store does not answer: UNAVAILABLE"));
    assertThat(late.look()).isInstanceOf(Read.Slow.class);
    assertThat(new StoreLook(() -> {}, () -> {}).look()).isInstanceOf(Read.Answered.class);
  }

  private static void fail(StoreException.Kind kind) {
    throw new StoreException(kind, "told", null);
  }

  private void hang() {
    asked.incrementAndGet();
    try {
      answers.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
