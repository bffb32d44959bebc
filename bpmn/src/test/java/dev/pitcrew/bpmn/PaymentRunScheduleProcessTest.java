package dev.pitcrew.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.testkit.EngineTestkit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Payment runs that start by themselves. */
final class PaymentRunScheduleProcessTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @RegisterExtension
  static final EngineTestkit engine =
      EngineTestkit.create()
          .deploying(
              "bpmn/payment-run/release-payments.form",
              "bpmn/payment-run/payment-run.bpmn",
              "bpmn/payment-run-schedule/payment-run-schedule.bpmn");

  @Test
  void shouldComeRoundAtSixOfEachDayWhenAYearPasses() {
    // given
    var begun = engine.now().atZone(BERLIN).toLocalDate();

    var sixes =
        begun
            .plusDays(1)
            .datesUntil(begun.plusDays(367))
            .map(day -> day.atTime(LocalTime.of(6, 0)).atZone(BERLIN).toInstant())
            .toList();

    // when each day is looked at a minute before six and at six, by the clocks of Berlin
    for (var six : sixes) {
      engine.advance(Duration.between(engine.now(), six.minusSeconds(60)));
      engine.advance(Duration.ofMinutes(1));
    }

    // then it came round at each of them, in summer and in winter, and at no other time
    assertThat(started()).filteredOn(at -> !at.isBefore(sixes.getFirst())).isEqualTo(sixes);
  }

  @Test
  void shouldComeRoundOnceWhenTheEngineWasOffForDays() {
    // given
    engine.advance(Duration.ofDays(1));
    var before = started().size();

    // when
    engine.advance(Duration.ofDays(9));

    // then
    assertThat(started()).hasSize(before + 1);
  }

  @Test
  void shouldProposeNothingWhenNoRunIsDue() {
    // given
    engine.advance(Duration.ofDays(1));
    var schedule = engine.newestInstance("payment-run-schedule");

    // when
    schedule.completeJob(
        "payments.plan-run",
        Map.of("plan", Map.of("day", "2026-05-01", "due", false, "reason", "A holiday.")));

    // then
    assertThat(schedule).passed("no-run").hasNotPassed("run-payments").isCompleted();
  }

  @Test
  void shouldEndWhenTheRunHasNothingToPay() {
    // given
    engine.advance(Duration.ofDays(1));
    var schedule = engine.newestInstance("payment-run-schedule");
    schedule.completeJob(
        "payments.plan-run", Map.of("plan", Map.of("day", "2026-03-03", "due", true)));
    var run = engine.newestInstance("payment-run");

    // when
    run.completeJob("payments.propose", Map.of("proposal", Map.of("count", 0)));

    // then
    assertThat(run).hasVariable("outcome", "nothing-due").isCompleted();
    assertThat(schedule).passed("run-ended").isCompleted();
  }

  private static List<Instant> started() {
    return engine
        .client()
        .newProcessInstanceSearchRequest()
        .filter(f -> f.processDefinitionId("payment-run-schedule"))
        .sort(s -> s.startDate().asc())
        .page(p -> p.limit(1_000))
        .send()
        .join()
        .items()
        .stream()
        .map(one -> one.getStartDate().toInstant())
        .toList();
  }
}
