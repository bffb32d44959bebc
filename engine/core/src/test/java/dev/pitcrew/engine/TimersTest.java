package dev.pitcrew.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Effect;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.model.Trigger.TimerKind;
import dev.pitcrew.engine.state.IncidentType;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.InstanceState;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.state.TimerRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    engine.assertCompleted(instance);
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

  @Test
  void shouldStartOneInstanceWhenTheTimeAfterDeploymentHasPassed() {
    // given
    Graph graph = engine.process("p");
    engine.deploy(
        graph.start("s", graph.timer(TimerKind.DURATION, "PT1H")).end("e").flow("s", "e"));

    // when
    for (int i = 0; i < 3; i++) {
      engine.pass(Duration.ofMinutes(59));
    }

    // then
    assertThat(engine.state.all(Tables.PROCESS_INSTANCE)).hasSize(1);
    engine.assertNothingLeft();
  }

  @ParameterizedTest
  @CsvSource({"R2/PT-1M, 2", "R1/P0D, 1", "R1000/PT0S, 1000"})
  void shouldRemindAtOnceAsOftenAsACycleOfNoLengthSays(String cycle, int times) {
    // given
    deployReminder(cycle, null);
    engine.create("p", "{}");

    // when
    engine.pass(Duration.ZERO);
    engine.pass(Duration.ofHours(1));

    // then
    assertThat(engine.state.all(Tables.JOB)).hasSize(times);
  }

  @ParameterizedTest
  @ValueSource(strings = {"R/PT0S", "R/P-1D", "R1001/PT0S", "R/PT0.0000001S", "R/PT0.000999S"})
  void shouldRaiseIncidentWhenACycleOfNoLengthNeverEnds(String cycle) {
    // given
    deployReminder(cycle, null);

    // when
    engine.create("p", "{}");

    // then
    assertThat(engine.incident().type()).isEqualTo(IncidentType.EXTRACT_VALUE_ERROR);
  }

  /** A task that is reminded of by the cycle. */
  private void deployReminder(String cycle, @Nullable String timeZone) {
    Graph graph = engine.process("p");
    engine.deploy(
        graph
            .start("s")
            .user("u", "")
            .boundary("b", "u", false, graph.timer(TimerKind.CYCLE, cycle, timeZone))
            .job("remind", "remind")
            .end("e")
            .flow("s", "u", "e")
            .flow("b", "remind"));
  }

  private int reminders() {
    return engine.state.all(Tables.JOB).size();
  }

  private Instant due() {
    List<TimerRow> waiting = engine.state.find(Indexes.TIMERS_DUE, 2);
    assertThat(waiting).hasSize(1);
    return Instant.ofEpochMilli(waiting.getFirst().dueMillis());
  }

  @ParameterizedTest
  @CsvSource({
    "0 0 8 1 * *, , 2026-04-01T08:00:00Z",
    "0 0 8 1 * *, Europe/Berlin, 2026-04-01T06:00:00Z",
    "@daily, America/New_York, 2026-03-02T05:00:00Z",
    "=every, Europe/Berlin, 2026-03-02T07:00:00Z",
    "R/P1D, Europe/Berlin, 2026-03-02T10:00:00Z",
    "R/P1M1DT2H, , 2026-04-02T12:00:00Z",
    "R3//PT5S, , 2026-03-01T10:00:05Z",
    "R3/2030-01-01T10:00:00+02:00[Europe/Berlin]/P1D, , 2030-01-01T08:00:00Z",
    "R3/2030-01-01T10:00:00Z[Europe/Berlin]/P1D, , 2030-01-01T10:00:00Z",
  })
  void shouldFirstBeDueAsTheCycleSays(String cycle, @Nullable String timeZone, Instant due) {
    // given
    deployReminder(cycle, timeZone);

    // when
    engine.create("p", "{\"every\":\"0 0 8 * * *\"}");

    // then
    assertThat(due()).isEqualTo(due);
  }

  @ParameterizedTest
  @CsvSource({
    // Clocks leave out an hour in the night to 29 March and repeat one in that to 25 October.
    "2026-03-27T12:00:00Z, 0 30 2 * * *, 2026-03-28T01:30:00Z 2026-03-29T01:30:00Z 2026-03-30T00:30:00Z",
    "2026-10-23T12:00:00Z, 0 30 2 * * *, 2026-10-24T00:30:00Z 2026-10-25T00:30:00Z 2026-10-26T01:30:00Z",
    "2026-03-27T07:00:00Z, R/P1D, 2026-03-28T07:00:00Z 2026-03-29T06:00:00Z 2026-03-30T06:00:00Z",
    "2026-10-23T06:00:00Z, R/P1D, 2026-10-24T06:00:00Z 2026-10-25T07:00:00Z 2026-10-26T07:00:00Z",
    "2026-03-28T23:00:00Z, R/PT1H, 2026-03-29T00:00:00Z 2026-03-29T01:00:00Z 2026-03-29T02:00:00Z",
  })
  void shouldTriggerOnceADayWhenClocksAreChanged(Instant begin, String cycle, String times) {
    // given
    engine.now = begin;
    deployReminder(cycle, "Europe/Berlin");
    engine.create("p", "{}");

    int expected = 0;
    for (String time : times.split(" ")) {
      // when
      Instant due = due();
      engine.pass(Duration.between(engine.now, due));

      // then
      assertThat(due).isEqualTo(Instant.parse(time));
      assertThat(reminders()).isEqualTo(++expected);
    }
  }

  @Test
  void shouldCountDaysByTheClocksThatTheStartNames() {
    // given
    engine.now = Instant.parse("2026-03-27T12:00:00Z");
    deployReminder("R/2026-03-28T08:00:00+01:00[Europe/Berlin]/P1D", null);
    engine.create("p", "{}");
    assertThat(due()).isEqualTo(Instant.parse("2026-03-28T07:00:00Z"));

    // when
    engine.pass(Duration.ofDays(1));

    // then
    assertThat(due()).isEqualTo(Instant.parse("2026-03-29T06:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "0 0 8 * * *, 2026-03-12T08:00:00Z",
    "R/PT7H, 2026-03-11T15:00:00Z",
    "R/P1D, 2026-03-12T10:00:00Z"
  })
  void shouldTriggerOnceAndKeepItsRhythmWhenTheClockJumpsForward(String cycle, Instant next) {
    // given
    deployReminder(cycle, null);
    engine.create("p", "{}");

    // when
    engine.pass(Duration.ofDays(10).plusHours(2));

    // then
    assertThat(reminders()).isEqualTo(1);
    assertThat(due()).isEqualTo(next);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0 0 * * * *", "R/PT1H"})
  void shouldNotTriggerAgainWhenTheClockJumpsBack(String cycle) {
    // given
    deployReminder(cycle, null);
    engine.create("p", "{}");
    engine.pass(Duration.ofHours(1));
    assertThat(reminders()).isEqualTo(1);

    // when
    engine.now = engine.now.minus(Duration.ofDays(1));
    for (int i = 0; i < 25; i++) {
      engine.pass(Duration.ofMinutes(59));
    }

    // then
    assertThat(reminders()).isEqualTo(1);
    engine.pass(Duration.ofHours(2));
    assertThat(reminders()).isEqualTo(2);
  }

  @Test
  void shouldTriggerOnceWhenTheCycleSaysNone() {
    // given
    deployReminder("R0/PT1H", null);
    engine.create("p", "{}");

    // when
    engine.pass(Duration.ofHours(1));
    engine.pass(Duration.ofHours(1));

    // then
    assertThat(reminders()).isEqualTo(1);
  }

  @Test
  void shouldReadDatesWithoutZoneByTheClocksOfTheModel() {
    // given
    Graph graph = engine.process("p");
    engine.deploy(
        graph
            .start("s")
            .catching("c", graph.timer(TimerKind.DATE, "=at", "Europe/Berlin"))
            .end("e")
            .flow("s", "c", "e"));

    // when
    engine.create("p", "{\"at\":\"2026-07-01T08:00:00\"}");

    // then
    assertThat(due()).isEqualTo(Instant.parse("2026-07-01T06:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"soon\"",
        "\"0 0 0 31 2 *\"",
        "\"60 * * * * *\"",
        "\"R/PT0S\"",
        "\"R/PT0.0000001S\""
      })
  void shouldRaiseIncidentWhenTheCycleNeverComes(String every) {
    // given
    deployReminder("=every", null);

    // when
    engine.create("p", "{\"every\":%s}".formatted(every));

    // then
    assertThat(engine.incident().type()).isEqualTo(IncidentType.EXTRACT_VALUE_ERROR);
    assertThat(engine.incident().message())
        .isEqualTo(
            "Invalid cycle format '%s' for expression 'every'."
                .formatted(every.substring(1, every.length() - 1)));
  }
}
