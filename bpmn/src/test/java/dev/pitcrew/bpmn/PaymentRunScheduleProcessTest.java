package dev.pitcrew.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.testkit.EngineTestkit;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Payment runs that start by themselves. */
final class PaymentRunScheduleProcessTest {

  @RegisterExtension
  static final EngineTestkit engine =
      EngineTestkit.create()
          .deploying(
              "bpmn/payment-run/release-payments.form",
              "bpmn/payment-run/payment-run.bpmn",
              "bpmn/payment-run-schedule/payment-run-schedule.bpmn");

  @Test
  void shouldRunAtSixOnEachWeekdayWhenDaysPass() {
    // given the schedule has come round once, at whatever hour it was deployed
    engine.advance(Duration.ofDays(1));
    engine.settle();
    var runs = new ArrayList<>(engine.instances("payment-run"));
    Instant begun = engine.now();

    // when three weeks pass, hour by hour
    var started = new ArrayList<OffsetDateTime>();
    for (int hour = 1; hour <= 21 * 24; hour++) {
      engine.advance(Duration.ofHours(1));
      engine.settle();
      var all = engine.instances("payment-run");
      if (all.size() > runs.size()) {
        assertThat(all).as("runs started within one hour").hasSize(runs.size() + 1);
        started.add(engine.now().atOffset(ZoneOffset.UTC));
        runs = new ArrayList<>(all);
      }
    }

    // then there was one each weekday, when it had become six in Berlin
    assertThat(started)
        .hasSize(15)
        .allSatisfy(
            at -> {
              assertThat(at.getDayOfWeek().getValue()).isLessThanOrEqualTo(5);
              assertThat(at.atZoneSameInstant(ZoneId.of("Europe/Berlin")).getHour()).isEqualTo(6);
            });
    assertThat(engine.now()).isEqualTo(begun.plus(Duration.ofDays(21)));
    assertThat(engine.instances("payment-run-schedule"))
        .anySatisfy(one -> assertThat(one).passed("no-run").hasNotPassed("run-payments"));
  }

  @Test
  void shouldEndWhenTheRunHasNothingToPay() {
    // given
    while (engine.instances("payment-run").isEmpty()) {
      engine.advance(Duration.ofDays(1));
      engine.settle();
    }
    var run = engine.newestInstance("payment-run");

    // when
    run.completeJob("payments.propose", Map.of("proposal", Map.of("count", 0)));

    // then
    assertThat(run).hasVariable("outcome", "nothing-due").isCompleted();
  }
}
