package dev.pitcrew.engine.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class EngineTestkitTest {

  @RegisterExtension
  static final EngineTestkit engine =
      EngineTestkit.create().deploying("order.bpmn", "approve-order.form");

  @Test
  void shouldCompleteWhenEveryoneDoesTheirPart() {
    // given
    TestInstance order = engine.start("order", Map.of("orderId", "o-1", "amount", 12.50));
    assertThat(order).isActive().waitsAt("reserve-stock").hasVariable("amount", 12.5);

    // when
    order.completeJob("stock.reserve", Map.of("shelf", "A7"));
    order.assign("approve-order", "clara").completeUserTask("approve-order", Map.of("ok", true));
    engine.publish("order-paid", "o-1", Map.of("paid", 12.5));

    // then
    assertThat(order)
        .passed("order-known", "reserve-stock", "approve-order", "payment-came", "order-shipped")
        .hasNotPassed("payment-late")
        .isCompleted()
        .hasVariable("shelf", "A7")
        .hasVariable("ok", true)
        .hasNoVariable("color")
        .hasNoIncident();
  }

  @Test
  void shouldTriggerTimersWhenTheClockIsMoved() {
    // given
    TestInstance order = engine.start("order", Map.of("orderId", "o-2"));
    order.completeJob("stock.reserve", Map.of()).completeUserTask("approve-order", Map.of());

    // when
    engine.advance(Duration.ofDays(2));
    assertThat(order).isActive();
    engine.advance(Duration.ofDays(1));

    // then
    assertThat(order).passed("payment-late", "order-dropped").isCompleted();
  }

  @Test
  void shouldFollowTheBoundaryWhenAJobThrowsAnError() {
    // given
    TestInstance order = engine.start("order", Map.of("orderId", "o-3"));

    // when
    order.throwError("stock.reserve", "sold-out", Map.of());

    // then
    assertThat(order).passed("stock-sold-out", "order-refused").isCompleted();
  }

  @Test
  void shouldShowTheIncidentWhenNoRetriesAreLeft() {
    // given
    TestInstance order = engine.start("order", Map.of("orderId", "o-4"));

    // when
    order.failJob("stock.reserve", 0, "the roof leaks");

    // then
    assertThat(order).isActive().hasIncident("reserve-stock", "the roof leaks");
  }

  @Test
  void shouldGiveEachTestTheJobsOfItsOwnInstance() {
    // given
    TestInstance first = engine.start("order", Map.of("orderId", "o-5"));
    TestInstance second = engine.start("order", Map.of("orderId", "o-6"));

    // when
    second.completeJob("stock.reserve", Map.of());

    // then
    assertThat(second).waitsAt("approve-order");
    assertThat(first).waitsAt("reserve-stock");
    first.completeJob("stock.reserve", Map.of());
    assertThat(first).waitsAt("approve-order");
  }

  @Test
  void shouldFindTheInstanceThatAMessageStarted() {
    // when
    engine.publish("order-placed", "", Map.of("orderId", "o-7"));

    // then
    assertThat(engine.newestInstance("order")).passed("order-came").hasVariable("orderId", "o-7");
  }

  @Test
  void shouldSayWhatIsMissingWhenTheInstanceIsElsewhere() {
    // given
    TestInstance order = engine.start("order", Map.of("orderId", "o-8"));

    // then
    assertThatThrownBy(() -> order.userTask("approve-order"))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "Expected an open user task 'approve-order' of process instance %d, but there is none."
                .formatted(order.key()));
    assertThatThrownBy(() -> assertThat(order).isCompleted())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("waits at [reserve-stock]");
  }

  @Test
  void shouldEndWhenCanceled() {
    // given
    TestInstance order = engine.start("order", Map.of("orderId", "o-9"));

    // when
    order.cancel();

    // then
    assertThat(order).isTerminated();
  }
}
