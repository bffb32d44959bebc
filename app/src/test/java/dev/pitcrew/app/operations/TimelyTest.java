package dev.pitcrew.app.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TimelyTest {

  private static final Duration LONG = Duration.ofMinutes(2);

  @Test
  void shouldTellInTimeThatThereIsNoAnswerAndAskOnceWhenItIsLongInComing() {
    // given
    CountDownLatch answered = new CountDownLatch(1);
    AtomicInteger asked = new AtomicInteger();
    Timely<Integer> question =
        new Timely<>(
            () -> {
              asked.incrementAndGet();
              try {
                answered.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return 7;
            });

    // when / then
    var first = question.ask();
    assertThat(Timely.within(Duration.ofMillis(20), first)).isNull();
    assertThat(question.ask()).isSameAs(first);

    // when it comes after all
    answered.countDown();

    // then
    assertThat(Timely.within(LONG, first)).isEqualTo(7);
    assertThat(asked).hasValue(1);
    assertThat(Timely.within(LONG, question.ask())).isEqualTo(7);
    assertThat(asked).hasValue(2);
  }

  @Test
  void shouldNotWaitAgainWhenTheQuestionHasWaitedMeanwhile() {
    // given
    Duration patience = Duration.ofMillis(500);
    CountDownLatch answered = new CountDownLatch(1);
    AtomicInteger asked = new AtomicInteger();
    Timely<Integer> question =
        new Timely<>(
            () -> {
              asked.incrementAndGet();
              try {
                answered.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return 7;
            });
    var first = question.ask();
    assertThat(Timely.within(patience, first)).isNull();

    // when: again and again, because a machine that is busy makes some of them wait
    long fastest = Long.MAX_VALUE;
    for (int i = 0; i < 100 && fastest >= patience.toNanos(); i++) {
      long begun = System.nanoTime();
      assertThat(question.answer(patience)).isNull();
      fastest = Math.min(fastest, System.nanoTime() - begun);
    }

    // then
    assertThat(Duration.ofNanos(fastest)).isLessThan(patience);

    // when
    answered.countDown();

    // then: what was said a moment ago is not asked again
    assertThat(Timely.within(LONG, first)).isEqualTo(7);
    assertThat(question.answer(LONG)).isEqualTo(7);
    assertThat(asked).hasValue(1);
  }

  @Test
  void shouldFailAsTheQuestionDoesWhenItFails() {
    // given
    Timely<Integer> question =
        new Timely<>(
            () -> {
              throw new IllegalStateException("gone");
            });

    // when / then
    assertThatThrownBy(() -> Timely.within(LONG, question.ask()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("gone");
  }
}
