package dev.pitcrew.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.command.ActivatedJob;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Effect;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.command.StepContext;
import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.event.EventApplier;
import dev.pitcrew.engine.model.Trigger.TimerKind;
import dev.pitcrew.engine.state.IncidentRow;
import dev.pitcrew.engine.state.IncidentState;
import dev.pitcrew.engine.state.IncidentType;
import dev.pitcrew.engine.state.JobState;
import dev.pitcrew.engine.state.Overlay;
import dev.pitcrew.engine.state.SetAsideRow;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.state.TimerRow;
import dev.pitcrew.engine.state.TimerState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What would never come to an end, or to anybody, waits for a person instead. */
final class HeldBackTest {

  private static final int HALF = 3 * 1024 * 1024;

  private final TestEngine engine = new TestEngine();

  private long createLarge() {
    engine.deploy(engine.process("p").start("s").job("t", "work").end("e").flow("s", "t", "e"));
    long instance = engine.create("p", "{\"small\":1,\"a\":\"" + "x".repeat(HALF) + "\"}");
    setLarge(instance, HALF);
    return instance;
  }

  /** Two bytes a character. */
  private void setLarge(long instance, int bytes) {
    engine.run(
        new Command.SetVariables(instance, "{\"b\":\"" + "ä".repeat(bytes / 2) + "\"}", false),
        Reply.VariablesSet.class);
  }

  private List<ActivatedJob> activate(List<String> variables) {
    return engine
        .run(
            new Command.ActivateJobs("work", "w", 1_000, 10, variables, List.of("<default>")),
            Reply.JobsActivated.class)
        .jobs();
  }

  @Test
  void shouldRaiseAnIncidentWhenAJobFitsIntoNoMessage() {
    // given
    long instance = createLarge();

    // when
    List<ActivatedJob> jobs = activate(List.of());

    // then
    assertThat(jobs).isEmpty();
    IncidentRow incident = engine.incident();
    long job = engine.state.all(Tables.JOB).getFirst().key();
    assertThat(incident.type()).isEqualTo(IncidentType.MESSAGE_SIZE_EXCEEDED);
    assertThat(incident.jobKey()).isEqualTo(job);
    assertThat(incident.message())
        .startsWith(
            "Expected to hand out job with key '%d' in a message of at most 5242880 bytes, but with the variables that were asked for it has 62"
                .formatted(job))
        .endsWith("Ask for fewer variables or make them smaller, and resolve this.")
        .hasSizeLessThan(300);
    assertThat(activate(List.of("small"))).isEmpty();

    // when
    engine.run(new Command.ResolveIncident(incident.key()), Reply.Done.class);

    // then
    assertThat(engine.jobState(job)).isEqualTo(JobState.CREATED);
    assertThat(activate(List.of("small"))).hasSize(1);
    engine.run(new Command.CompleteJob(job, "{}"), Reply.Done.class);
    engine.assertCompleted(instance);
    engine.assertReplayBringsTheSameRows();
  }

  @Test
  void shouldHandOutTheOthersAndTheSameWhenItHasBecomeSmaller() {
    // given
    long instance = createLarge();
    engine.create("p", "{}");

    // when
    List<ActivatedJob> jobs = activate(List.of());

    // then
    assertThat(jobs).hasSize(1);
    setLarge(instance, 2);
    engine.run(new Command.ResolveIncident(engine.incident().key()), Reply.Done.class);
    assertThat(activate(List.of())).hasSize(1);
  }

  @Test
  void shouldHoldBackInSeveralStepsWhenManyJobsAreTooLarge() {
    // given: of 4.7 million characters each
    for (int i = 0; i < 5; i++) {
      createLarge();
    }
    engine.create("p", "{}");
    engine.effects.clear();

    // when, then: the first step stops before the last of them and says that there are more
    assertThat(activate(List.of())).isEmpty();
    assertThat(engine.state.all(Tables.INCIDENT)).hasSize(4);
    assertThat(engine.effects).contains(new Effect.JobsAvailable("work"));
    engine.effects.clear();
    assertThat(activate(List.of())).hasSize(1);
    assertThat(engine.effects).doesNotContain(new Effect.JobsAvailable("work"));
  }

  @Test
  void shouldSayThatThereAreMoreWhenAnAnswerIsFull() {
    // given: each fits into a message, both do not
    String variables = "{\"a\":\"" + "x".repeat(HALF + HALF / 2) + "\"}";
    engine.deploy(engine.process("p").working());
    engine.create("p", variables);
    engine.create("p", variables);
    engine.effects.clear();

    // when, then
    assertThat(activate(List.of())).hasSize(1);
    assertThat(engine.effects).contains(new Effect.JobsAvailable("work"));
    assertThat(activate(List.of())).hasSize(1);
  }

  @Test
  void shouldPushNothingThatFitsIntoNoMessage() {
    // given
    engine.streams = type -> new StepContext.JobStreams.Target(1, "w", 1_000, List.of());
    engine.deploy(
        engine
            .process("p")
            .start("s")
            .user("u", "")
            .job("t", "work")
            .end("e")
            .flow("s", "u", "t", "e"));
    long instance = engine.create("p", "{\"a\":\"" + "x".repeat(HALF) + "\"}");
    setLarge(instance, HALF);

    // when
    engine.run(
        new Command.CompleteUserTask(
            engine.state.all(Tables.USER_TASK).getFirst().key(), "{}", null),
        Reply.Done.class);

    // then
    assertThat(engine.effects).noneMatch(Effect.PushJob.class::isInstance);
    assertThat(engine.incident().type()).isEqualTo(IncidentType.MESSAGE_SIZE_EXCEEDED);
  }

  /** As an earlier version stored it: now it would be refused. */
  private void storeEndless(long element, String elementId, String interval) {
    TimerRow timer = engine.state.all(Tables.TIMER).getFirst();
    Overlay rows = new Overlay(engine.state);
    EventApplier.apply(
        new Event.TimerCreated(
            new TimerRow(
                timer.key(),
                engine.now.toEpochMilli(),
                TimerState.CREATED,
                interval,
                -1,
                timer.processInstanceKey(),
                element,
                timer.processDefinitionKey(),
                timer.processDefinitionId(),
                elementId,
                timer.tenantId(),
                null)),
        rows);
    engine.state.apply(rows.changes());
  }

  @Test
  void shouldLetAStoredCycleWithoutLengthTriggerOnceForEachTimeItsIncidentIsResolved() {
    // given
    Graph graph = engine.process("p");
    engine.deploy(
        graph
            .start("s")
            .user("u", "")
            .boundary("b", "u", false, graph.timer(TimerKind.CYCLE, "R/PT1H"))
            .job("remind", "remind")
            .end("e")
            .flow("s", "u", "e")
            .flow("b", "remind"));
    engine.create("p", "{}");
    storeEndless(engine.element("u").key(), "b", "PT0.0005S");

    // when
    engine.run(
        new Command.TriggerTimer(engine.state.all(Tables.TIMER).getFirst().key()),
        Reply.Done.class);

    // then
    assertThat(engine.state.all(Tables.JOB)).hasSize(1);
    SetAsideRow aside = engine.state.all(Tables.SET_ASIDE).getFirst();
    IncidentRow incident = engine.incident();
    assertThat(aside.incidentKey()).isEqualTo(incident.key());
    assertThat(incident.type()).isEqualTo(IncidentType.UNSPECIFIED);
    assertThat(incident.message())
        .isEqualTo(
            "Expected the cycle of timer 'b' to have a length, but 'PT0.0005S' has none and would trigger without end. Resolve this to let it trigger once more.");

    // when
    engine.run(new Command.ResolveIncident(incident.key()), Reply.Done.class);
    engine.run(new Command.TriggerTimer(aside.key()), Reply.Done.class);

    // then
    assertThat(engine.state.all(Tables.JOB)).hasSize(2);
    assertThat(
            engine.state.all(Tables.INCIDENT).stream()
                .filter(one -> one.state() == IncidentState.ACTIVE))
        .hasSize(1);
  }

  @Test
  void shouldBeginOneInstanceMoreWhenAStoredStartHasNoLength() {
    // given
    Graph graph = engine.process("p");
    engine.deploy(graph.start("s", graph.timer(TimerKind.CYCLE, "R/PT1H")).end("e").flow("s", "e"));
    storeEndless(0, "s", "PT0S");

    // when
    engine.pass(Duration.ZERO);
    engine.pass(Duration.ofHours(2));

    // then
    assertThat(engine.state.all(Tables.PROCESS_INSTANCE)).hasSize(1);
    assertThat(engine.effects).containsOnlyOnce(new Effect.TimerDropped("p", "s", "PT0S"));
  }
}
