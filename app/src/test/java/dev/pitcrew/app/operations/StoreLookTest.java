package dev.pitcrew.app.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pitcrew.app.health.Vitals.Read;
import dev.pitcrew.engine.store.StoreException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoreLookTest {

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
    assertThat(took).isGreaterThanOrEqualTo(StoreLook.WITHIN);
    assertThat(second).isEqualTo(first);
    assertThat(asked).as("questions under way").hasValue(1);
  }

  @Test
  void shouldBeSlowWhenOnlyQueriesHaveToWait() {
    // given
    StoreLook store = new StoreLook(() -> {}, this::hang);

    // when / then: not at once on a machine that stands still
    await().untilAsserted(() -> assertThat(store.look()).isInstanceOf(Read.Slow.class));
  }

  @Test
  void shouldSayWhatFailedWhenTheStoreSaysSo() {
    // given
    StoreLook gone = new StoreLook(() -> fail(StoreException.Kind.UNAVAILABLE), () -> {});
    StoreLook late = new StoreLook(() -> {}, () -> fail(StoreException.Kind.TOO_SLOW));

    // when / then
    StoreLook well = new StoreLook(() -> {}, () -> {});
    await()
        .untilAsserted(
            () ->
                assertThat(gone.look())
                    .isEqualTo(new Read.Failed("The store does not answer: UNAVAILABLE")));
    await().untilAsserted(() -> assertThat(late.look()).isInstanceOf(Read.Slow.class));
    await().untilAsserted(() -> assertThat(well.look()).isInstanceOf(Read.Answered.class));
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
