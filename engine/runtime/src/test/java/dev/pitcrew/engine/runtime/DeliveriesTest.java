package dev.pitcrew.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.store.Batch;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class DeliveriesTest {

  private final Deliveries deliveries = new Deliveries(effect -> {});
  private final List<String> told = new CopyOnWriteArrayList<>();

  private Work answers(int count, Consumer<String> listener) {
    Request request =
        new Request(
            new Command.YieldJob(1), outcome -> listener.accept(Thread.currentThread().getName()));
    Answered answered =
        new Answered(request, new Rejection(Rejection.Type.NOT_FOUND, "not here"), List.of());
    return new Work(new Batch(1, 1), false, Collections.nCopies(count, answered), List.of());
  }

  /** All that was handed in is told, and its thread has ended. */
  private void tellTheRest() throws InterruptedException {
    deliveries.close();
    Thread thread = Thread.ofPlatform().name("replies").start(deliveries);
    thread.join();
  }

  @Test
  void shouldTellAtOnceWhenThereIsLittleToTell() {
    // when
    deliveries.deliver(answers(1, told::add));

    // then
    assertThat(told).containsExactly(Thread.currentThread().getName());
  }

  @Test
  void shouldLeaveItToTheOwnThreadWhenThereIsMuchToTell() throws InterruptedException {
    // when
    deliveries.deliver(answers(50, told::add));

    // then
    assertThat(told).isEmpty();
    tellTheRest();
    assertThat(told).hasSize(50).containsOnly("replies");
  }

  @Test
  void shouldKeepTheOrderWhenSomethingIsStillToBeTold() throws InterruptedException {
    // given
    deliveries.execute(() -> told.add("first"));

    // when
    deliveries.deliver(answers(1, name -> told.add("second")));

    // then
    assertThat(told).isEmpty();
    tellTheRest();
    assertThat(told).containsExactly("first", "second");
  }

  @Test
  void shouldTellLaterWhatComesOfTelling() throws InterruptedException {
    // when
    deliveries.deliver(
        answers(
            1,
            name -> {
              deliveries.execute(() -> told.add("later"));
              told.add("now");
            }));

    // then
    assertThat(told).containsExactly("now");
    tellTheRest();
    assertThat(told).containsExactly("now", "later");
  }
}
