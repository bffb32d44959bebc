package dev.pitcrew.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.command.ActivatedJob;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.model.Trigger.TimerKind;
import dev.pitcrew.engine.state.IncidentRow;
import dev.pitcrew.engine.state.IncidentState;
import dev.pitcrew.engine.state.IncidentType;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.InstanceState;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.RowRef;
import dev.pitcrew.engine.state.Table;
import dev.pitcrew.engine.state.Tables;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What was left alone because of a bug, while all else goes on. */
class RowsSetAsideTest {

  private final TestEngine engine = new TestEngine();

  private void deployGuarded() {
    Graph graph = engine.process("p").working();
    engine.deploy(graph.guarded("t", true, graph.timer(TimerKind.DURATION, "PT1H")));
  }

  private <R extends Row> void setAside(Table<R> table) {
    long key = engine.state.all(table).getFirst().key();
    engine.run(new Command.SetAside(new RowRef(table, key), 5), Reply.Done.class);
  }

  private IncidentRow open(IncidentType type) {
    return engine.state.all(Tables.INCIDENT).stream()
        .filter(one -> one.state() == IncidentState.ACTIVE && one.type() == type)
        .findAny()
        .orElseThrow();
  }

  private long failJob() {
    ActivatedJob job = engine.activate("work").getFirst();
    engine.run(new Command.FailJob(job.job().key(), 0, "no", 0, "{}"), Reply.Done.class);
    return job.job().key();
  }

  @Test
  void shouldCompleteWhenItsTimerWasLeftAlone() {
    // given
    deployGuarded();
    long instance = engine.create("p", "{}");
    setAside(Tables.TIMER);
    assertThat(engine.element("t").incidentKey()).isEqualTo(engine.incident().key());

    // when
    engine.work("work", "{}");

    // then
    engine.assertCompleted(instance);
  }

  @Test
  void shouldHoldWhatCannotCompleteForAnotherReasonWhenItsTimerWasLeftAlone() {
    // given
    Graph graph = engine.process("p").working().output("t", "=missing.part + 1", "x");
    engine.deploy(graph.guarded("t", true, graph.timer(TimerKind.DURATION, "=wait")));
    long instance = engine.create("p", "{\"wait\":\"PT1H\"}");
    setAside(Tables.TIMER);
    long aside = engine.incident().key();
    failJob();
    IncidentRow noRetries = open(IncidentType.JOB_NO_RETRIES);

    // when
    assertThat(engine.element("t").incidentKey()).isEqualTo(noRetries.key());
    engine.run(new Command.UpdateJob(noRetries.jobKey(), 3, null), Reply.Done.class);
    engine.run(new Command.ResolveIncident(noRetries.key()), Reply.Done.class);

    // then
    assertThat(engine.element("t").incidentKey()).isEqualTo(aside);
    assertThat(engine.stateOf(instance)).isEqualTo(InstanceState.ACTIVE);
    engine.work("work", "{\"missing\":{\"part\":1}}");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldLeaveNothingWhenEndedWithSeveralIncidents() {
    // given
    deployGuarded();
    long instance = engine.create("p", "{}");
    setAside(Tables.TIMER);
    failJob();
    assertThat(engine.state.get(Tables.PROCESS_INSTANCE, instance).openIncidents()).isEqualTo(2);

    // when
    engine.run(new Command.CancelProcessInstance(instance), Reply.Done.class);

    // then
    engine.assertNothingLeft();
  }

  @Test
  void shouldTryAgainOnlyWhenItsOwnIncidentIsResolved() {
    // given
    deployGuarded();
    long instance = engine.create("p", "{}");
    long job = failJob();
    setAside(Tables.TIMER);
    IncidentRow noRetries = open(IncidentType.JOB_NO_RETRIES);
    IncidentRow aside = open(IncidentType.UNSPECIFIED);
    assertThat(engine.element("t").incidentKey()).isEqualTo(noRetries.key());

    // when
    engine.run(new Command.UpdateJob(job, 3, null), Reply.Done.class);
    engine.run(new Command.ResolveIncident(noRetries.key()), Reply.Done.class);

    // then
    assertThat(engine.state.all(Tables.SET_ASIDE)).hasSize(1);

    // when
    engine.run(new Command.ResolveIncident(aside.key()), Reply.Done.class);

    // then
    assertThat(engine.state.all(Tables.SET_ASIDE)).isEmpty();
    engine.pass(Duration.ofHours(2));
    assertThat(engine.completed(instance)).contains("be");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldKeepDueWhatNobodyCouldTakeUpAgain() {
    // given
    Graph graph = engine.process("p");
    engine.deploy(
        graph
            .start("s", graph.timer(TimerKind.DURATION, "PT1H"))
            .job("t", "work")
            .end("e")
            .flow("s", "t", "e"));

    // when
    setAside(Tables.TIMER);

    // then
    assertThat(engine.state.all(Tables.SET_ASIDE)).isEmpty();
    assertThat(engine.state.findAll(Indexes.TIMERS_DUE)).hasSize(1);
    engine.assertReplayBringsTheSameRows();
  }
}
