package dev.pitcrew.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.expression.LongEvaluation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlowEvaluatorTest {

  private static final int MEGABYTE = 1 << 20;

  private final CountDownLatch mayGoOn = new CountDownLatch(1);
  private final List<Request> again = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger rebuilt = new AtomicInteger();
  private final SlowEvaluator evaluator =
      new SlowEvaluator(() -> false, again::add, new Meter(EngineObserver.NONE));

  @AfterEach
  void stop() {
    mayGoOn.countDown();
    evaluator.close();
  }

  private static Request request(int megabytes) {
    return new Request(
        new Command.TriggerTimer(1),
        Caller.ENGINE,
        outcome -> {},
        false,
        (long) megabytes * MEGABYTE,
        0,
        KnownAnswers.NONE);
  }

  private LongEvaluation<String> evaluation(int megabytes) {
    return new LongEvaluation<>(
        new LongEvaluation.Key(
            LongEvaluation.Kind.EVALUATION, "long", Map.of("x", "x".repeat(megabytes * MEGABYTE))),
        clock -> {
          awaitLeave();
          return "done";
        },
        reason -> reason);
  }

  private void awaitLeave() {
    try {
      mayGoOn.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void shouldRefuseWhatHoldsTooMuchMemoryUntilTheOthersAreDone() {
    // given
    assertThat(evaluator.offer(request(40), evaluation(1))).isTrue();

    // when
    boolean largeCommand = evaluator.offer(request(30), evaluation(0));
    boolean largeVariables = evaluator.offer(request(0), evaluation(30));
    boolean largeBefore =
        evaluator.offer(request(0).knowing(evaluation(30).key(), "before"), evaluation(0));
    boolean small = evaluator.offer(request(1), evaluation(1));

    // then
    assertThat(List.of(largeCommand, largeVariables, largeBefore))
        .containsExactly(false, false, false);
    assertThat(small).isTrue();

    // when
    mayGoOn.countDown();
    await().until(evaluator::isIdle);

    // then
    assertThat(again).hasSize(2);
    assertThat(evaluator.offer(request(30), evaluation(30))).isTrue();
  }

  @Test
  void shouldTakeWhatIsTooLargeAloneWhenNothingElseWaits() {
    assertThat(evaluator.offer(request(100), evaluation(0))).isTrue();
  }

  @Test
  void shouldLetOneKindWaitWhenAnotherHoldsTooMuch() {
    // given
    assertThat(evaluator.offer(request(60), evaluation(0))).isTrue();

    // when / then
    assertThat(evaluator.offer(request(10), evaluation(0))).isFalse();
    assertThat(evaluator.offer(request(10), rebuilding())).isTrue();
  }

  @Test
  void shouldDoItOnceWhenMoreWaitForTheSameThanMayWaitForDifferentThings() {
    // when
    for (int i = 0; i < 3_000; i++) {
      assertThat(evaluator.offer(request(0), rebuilding())).isTrue();
    }
    mayGoOn.countDown();
    await().until(evaluator::isIdle);

    // then
    assertThat(rebuilt).hasValue(1);
    assertThat(again).hasSize(3_000).allMatch(request -> request.known().hasAny());
  }

  private LongEvaluation<String> rebuilding() {
    return LongEvaluation.ofRebuilding(
        "definition",
        () -> {
          awaitLeave();
          rebuilt.incrementAndGet();
          return "done";
        },
        reason -> reason);
  }
}
