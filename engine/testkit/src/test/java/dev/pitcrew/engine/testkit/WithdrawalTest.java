package dev.pitcrew.engine.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Compensation, inclusive gateways and zoned timers through the API, on a durable engine. */
final class WithdrawalTest {

  @RegisterExtension
  static final EngineTestkit engine = EngineTestkit.create().deploying("hire.bpmn");

  @Test
  void shouldTakeBackWhatWasGrantedWhenTheHireWithdraws() {
    // given
    TestInstance hire =
        engine.start("hire", Map.of("employeeId", "e-1", "mail", true, "crm", false));
    hire.completeJob("account.create", Map.of("account", "clara"));
    assertThat(hire).waitsAt("first-day").passed("create-mail", "access-there");

    // when
    engine.publish("hire-withdrawn", "e-1", Map.of());

    // then
    assertThat(hire).isActive().waitsAt("take-mail-back");
    hire.completeJob("account.remove", Map.of());
    assertThat(hire)
        .isCompleted()
        .passed("withdrawn", "all-taken-back", "mail-undone", "take-mail-back")
        .hasNotPassed("create-crm", "take-crm-back", "done")
        .hasNoIncident();
  }

  @Test
  void shouldWaitForAllWaysThatWereTaken() {
    // given
    TestInstance hire =
        engine.start("hire", Map.of("employeeId", "e-2", "mail", true, "crm", true));

    // when
    hire.completeJob("account.create", Map.of());

    // then
    assertThat(hire).isActive().hasNotPassed("access-there");
    hire.completeJob("account.create", Map.of());
    assertThat(hire).waitsAt("first-day");
    hire.completeUserTask("first-day", Map.of());
    assertThat(hire).isCompleted().hasNotPassed("no-more", "take-mail-back", "take-crm-back");
  }

  @Test
  void shouldRemindAtEightByTheClocksOfBerlin() {
    // given
    TestInstance hire =
        engine.start("hire", Map.of("employeeId", "e-3", "mail", false, "crm", false));
    assertThat(hire).waitsAt("first-day").passed("no-more");
    // The clock of the test begins on a Monday at eight in UTC, which is nine in Berlin.
    engine.advance(Duration.ofHours(22).plusMinutes(59));
    assertThat(hire).hasNotPassed("reminded");

    // when
    engine.advance(Duration.ofMinutes(1));

    // then
    assertThat(hire).passed("remind", "reminded").isActive();
  }
}
