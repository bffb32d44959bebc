package dev.pitcrew.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Effect;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.model.Trigger.TimerKind;
import dev.pitcrew.engine.state.IncidentType;
import dev.pitcrew.engine.state.InstanceState;
import dev.pitcrew.engine.state.Tables;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimersTest {

  private final TestEngine engine = new TestEngine();

  private void deployTimer(TimerKind kind, String definition) {
    Graph graph = engine.process("p");
    engine.deploy(
        graph.start("s").catching("c", graph.timer(kind, definition)).end("e").flow("s", "c", "e"));
  }

  @ParameterizedTest
  @CsvSource({
    "DURATION, PT1H, 2026-03-01T11:00:00Z",
    "DURATION, P1DT2H, 2026-03-02T12:00:00Z",
    "DURATION, P1M, 2026-04-01T10:00:00Z",
    "DURATION, =wait, 2026-03-01T10:00:30Z",
    "DURATION, '=duration(\"PT2M\")', 2026-03-01T10:02:00Z",
    "DURATION, -PT5M, 2026-03-01T09:55:00Z",
    "DATE, 2026-03-05T08:00:00+02:00, 2026-03-05T06:00:00Z",
    "DATE, 2026-03-05T08:00:00, 2026-03-05T08:00:00Z",
    "DATE, '=date and time(\"2026-03-05T08:00:00Z\")', 2026-03-05T08:00:00Z",
  })
  void shouldBeDueAsDefined(TimerKind kind, String definition, Instant due) {
    // given
    deployTimer(kind, definition);

    // when
    long instance = engine.create("p", "{\"wait\":\"PT30S\"}");

    // then
    assertThat(engine.state.all(Tables.TIMER).getFirst().dueMillis()).isEqualTo(due.toEpochMilli());
    assertThat(engine.effects).contains(new Effect.WakeAt(due.toEpochMilli()));
    engine.pass(Duration.ofDays(100));
    assertThat(engine.stateOf(instance)).isEqualTo(InstanceState.COMPLETED);
    engine.assertNothingLeft();
  }

  @Test
  void shouldRaiseIncidentWhenTheDefinitionIsNoTime() {
    // given
    deployTimer(TimerKind.DURATION, "=wait");

    // when
    engine.create("p", "{\"wait\":\"soon\"}");

    // then
    assertThat(engine.incident().type()).isEqualTo(IncidentType.EXTRACT_VALUE_ERROR);
    assertThat(engine.incident().message())
        .isEqualTo("Invalid duration format 'soon' for expression 'wait'.");
  }

  @Test
  void shouldNeverTriggerEarlyOrTwice() {
    // given
    deployTimer(TimerKind.DURATION, "PT1H");
    engine.create("p", "{}");
    long timer = engine.state.all(Tables.TIMER).getFirst().key();

    // when // then
    assertThat(engine.run(new Command.TriggerTimer(timer)))
        .isEqualTo(
            new Rejection(
                Rejection.Type.INVALID_STATE,
                "Expected to trigger timer with key '%d', but it is not due.".formatted(timer)));
    engine.pass(Duration.ofHours(1));
    assertThat(engine.run(new Command.TriggerTimer(timer)))
        .isEqualTo(
            new Rejection(
                Rejection.Type.NOT_FOUND,
                "Expected to trigger timer with key '%d', but no such timer was found"
                    .formatted(timer)));
  }

  @Test
  void shouldRemindAsOftenAsTheCycleSays() {
    // given
    Graph graph = engine.process("p");
    engine.deploy(
        graph
            .start("s")
            .user("u", "")
            .boundary("b", "u", false, graph.timer(TimerKind.CYCLE, "R3/PT1H"))
            .job("remind", "remind")
            .end("e")
            .flow("s", "u", "e")
            .flow("b", "remind"));
    long instance = engine.create("p", "{}");

    // when
    for (int i = 0; i < 5; i++) {
      engine.pass(Duration.ofHours(1));
    }

    // then
    assertThat(engine.activate("remind")).hasSize(3);
    assertThat(engine.stateOf(instance)).isEqualTo(InstanceState.ACTIVE);
    engine.run(new Command.CancelProcessInstance(instance));
    engine.assertNothingLeft();
  }

  @Test
  void shouldTriggerOnceWhenTheClockJumpsOverSeveralTimes() {
    // given
    Graph graph = engine.process("p");
    engine.deploy(
        graph
            .start("s")
            .user("u", "")
            .boundary("b", "u", false, graph.timer(TimerKind.CYCLE, "R/PT1M"))
            .job("remind", "remind")
            .end("e")
            .flow("s", "u", "e")
            .flow("b", "remind"));
    engine.create("p", "{}");

    // when
    engine.pass(Duration.ofDays(1));

    // then
    assertThat(engine.activate("remind")).hasSize(1);
  }

  @Test
  void shouldInterruptTheTaskWhenItsTimerTriggersFirst() {
    // given
    Graph graph = engine.process("p");
    engine.deploy(
        graph
            .start("s")
            .job("t", "work")
            .boundary("b", "t", true, graph.timer(TimerKind.DURATION, "PT1M"))
            .end("e")
            .end("late")
            .flow("s", "t", "e")
            .flow("b", "late"));

    // when
    long inTime = engine.create("p", "{}");
    engine.work("work", "{}");
    long tooLate = engine.create("p", "{}");
    engine.pass(Duration.ofMinutes(1));

    // then
    assertThat(engine.completed(inTime)).containsExactly("p", "s", "t", "e");
    assertThat(engine.completed(tooLate)).containsExactly("p", "s", "b", "late");
    engine.assertNothingLeft();
  }

  @Test
  void shouldStartInstancesWhenAStartTimerIsDue() {
    // given
    Graph graph = engine.process("p");
    engine.deploy(
        graph
            .start("s", graph.timer(TimerKind.CYCLE, "R2/PT1H"))
            .pass("t")
            .end("e")
            .flow("s", "t", "e"));

    // when
    for (int i = 0; i < 3; i++) {
      engine.pass(Duration.ofHours(1));
    }

    // then
    assertThat(engine.state.all(Tables.PROCESS_INSTANCE)).hasSize(2);
    engine.assertNothingLeft();
  }
}
