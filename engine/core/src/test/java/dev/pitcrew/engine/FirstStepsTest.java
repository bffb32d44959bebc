package dev.pitcrew.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.pitcrew.engine.command.ActivatedJob;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Effect;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.command.Step;
import dev.pitcrew.engine.command.StepContext;
import dev.pitcrew.engine.state.IncidentType;
import dev.pitcrew.engine.state.InstanceState;
import dev.pitcrew.engine.state.JobFailureRow;
import dev.pitcrew.engine.state.JobRow;
import dev.pitcrew.engine.state.JobState;
import dev.pitcrew.engine.state.RowChange;
import dev.pitcrew.engine.state.Tables;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FirstStepsTest {

  private final TestEngine engine = new TestEngine();

  private Graph oneJob() {
    return engine.process("p").working();
  }

  @Test
  void shouldCompleteInstanceWhenItsJobIsCompleted() {
    // given
    engine.deploy(oneJob());
    long instance = engine.create("p", "{\"a\":1, \"b\" : {\"c\":[1,2]}}");

    // when
    List<ActivatedJob> jobs = engine.activate("work");
    engine.run(
        new Command.CompleteJob(jobs.getFirst().job().key(), "{\"a\":2,\"d\":\"x\"}"),
        Reply.Done.class);

    // then
    assertThat(jobs.getFirst().variables()).isEqualTo("{\"a\":1,\"b\":{\"c\":[1,2]}}");
    assertThat(engine.stateOf(instance)).isEqualTo(InstanceState.COMPLETED);
    assertThat(engine.completed(instance)).containsExactly("p", "s", "t", "e");
    assertThat(engine.variables(instance))
        .containsOnly(
            Map.entry("a", "2"), Map.entry("b", "{\"c\":[1,2]}"), Map.entry("d", "\"x\""));
    engine.assertNothingLeft();
  }

  @Test
  void shouldWriteFewRowsWhenAOneJobInstanceRuns() {
    // given
    engine.deploy(oneJob());

    // when
    Step created = engine.step(TestEngine.createOf("p", "{}"));
    List<ActivatedJob> jobs = engine.activate("work");
    Step completed = engine.step(new Command.CompleteJob(jobs.getFirst().job().key(), "{}"));

    // then
    assertThat(created.changes())
        .extracting(c -> c.table().name())
        .containsExactlyInAnyOrder(
            "process_instance", "element_instance", "element_instance", "element_instance", "job");
    assertThat(completed.changes()).hasSize(5);
    assertThat(created.changes()).extracting(RowChange::before).containsOnlyNulls();
  }

  @Test
  void shouldPushJobInTheSameStepWhenAStreamHasRoom() {
    // given
    engine.deploy(oneJob());
    engine.streams = type -> new StepContext.JobStreams.Target(7, "streamer", 5_000, List.of("a"));

    // when
    Step step = engine.step(TestEngine.createOf("p", "{\"a\":1,\"b\":2}"));

    // then
    assertThat(step.effects()).hasAtLeastOneElementOfType(Effect.PushJob.class);
    Effect.PushJob push =
        step.effects().stream()
            .filter(Effect.PushJob.class::isInstance)
            .map(Effect.PushJob.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(push.streamId()).isEqualTo(7);
    assertThat(push.job().variables()).isEqualTo("{\"a\":1}");
    assertThat(push.job().job().state()).isEqualTo(JobState.ACTIVATED);
    assertThat(push.job().job().worker()).isEqualTo("streamer");
    assertThat(engine.activate("work")).isEmpty();
  }

  @Test
  void shouldTakeTheFirstTrueFlowElseTheDefault() {
    // given
    engine.deploy(
        engine
            .process("p")
            .start("s")
            .exclusive("x", "x-small")
            .end("big")
            .end("small")
            .flow("s", "x")
            .flowIf("=amount > 100", "x", "big")
            .flow("x", "small"));

    // when
    long big = engine.create("p", "{\"amount\":101}");
    long small = engine.create("p", "{\"amount\":100}");

    // then
    assertThat(engine.completed(big)).containsExactly("p", "s", "x", "big");
    assertThat(engine.completed(small)).containsExactly("p", "s", "x", "small");
    engine.assertNothingLeft();
  }

  @Test
  void shouldRaiseIncidentAndGoOnWhenResolvedAfterNoConditionHeld() {
    // given
    engine.deploy(
        engine
            .process("p")
            .start("s")
            .exclusive("x", null)
            .end("big")
            .end("small")
            .flow("s", "x")
            .flowIf("=amount > 100", "x", "big")
            .flowIf("=amount < 100", "x", "small"));
    long instance = engine.create("p", "{\"amount\":100}");
    assertThat(engine.incident().type()).isEqualTo(IncidentType.CONDITION_ERROR);
    assertThat(engine.incident().elementId()).isEqualTo("x");
    assertThat(engine.state.get(Tables.PROCESS_INSTANCE, instance).openIncidents()).isEqualTo(1);

    // when
    engine.run(new Command.SetVariables(instance, "{\"amount\":99}", false));
    engine.run(new Command.ResolveIncident(engine.incident().key()), Reply.Done.class);

    // then
    assertThat(engine.completed(instance)).containsExactly("p", "s", "x", "small");
    engine.assertNothingLeft();
  }

  @Test
  void shouldJoinWhenAllFlowsHaveArrived() {
    // given
    engine.deploy(
        engine
            .process("p")
            .start("s")
            .parallel("fork")
            .job("a", "a")
            .job("b", "b")
            .parallel("join")
            .end("e")
            .flow("s", "fork", "a", "join", "e")
            .flow("fork", "b", "join"));
    long instance = engine.create("p", "{}");

    // when // then
    engine.work("a", "{}");
    assertThat(engine.stateOf(instance)).isEqualTo(InstanceState.ACTIVE);
    engine.work("b", "{}");
    assertThat(engine.completed(instance)).containsExactly("p", "s", "fork", "a", "b", "join", "e");
    engine.assertNothingLeft();
  }

  @Test
  void shouldDropWaitingTokensWhenCanceled() {
    // given
    engine.deploy(
        engine
            .process("p")
            .start("s")
            .parallel("fork")
            .job("a", "a")
            .job("b", "b")
            .parallel("join")
            .end("e")
            .flow("s", "fork", "a", "join", "e")
            .flow("fork", "b", "join"));
    long instance = engine.create("p", "{}");
    engine.work("a", "{}");

    // when
    engine.run(new Command.CancelProcessInstance(instance), Reply.Done.class);

    // then
    assertThat(engine.stateOf(instance)).isEqualTo(InstanceState.TERMINATED);
    assertThat(engine.elements(instance, "TERMINATED")).containsExactly("p", "b");
    engine.assertNothingLeft();
    assertThat(engine.run(new Command.CancelProcessInstance(instance)))
        .isEqualTo(
            new Rejection(
                Rejection.Type.NOT_FOUND,
                "Expected to cancel a process instance with key '%d', but no such process was found"
                    .formatted(instance)));
  }

  @Test
  void shouldRaiseIncidentAndTryAgainWhenRetriesAreUsedUp() {
    // given
    engine.deploy(oneJob());
    long instance = engine.create("p", "{}");
    long job = engine.activate("work").getFirst().job().key();

    // when: one failure with a backoff, one that is final
    engine.run(new Command.FailJob(job, 1, "once", 1_000, "{}"), Reply.Done.class);
    assertThat(engine.activate("work")).isEmpty();
    assertThat(engine.run(new Command.CompleteJob(job, "{}")))
        .isEqualTo(
            new Rejection(
                Rejection.Type.INVALID_STATE,
                "Expected to complete job with key '%d', but it is in state 'FAILED'"
                    .formatted(job)));
    engine.pass(Duration.ofSeconds(1));
    assertThat(engine.activate("work")).hasSize(1);
    engine.run(new Command.FailJob(job, 0, "twice", 0, "{\"why\":1}"), Reply.Done.class);

    // then
    assertThat(engine.incident().message()).isEqualTo("twice");
    assertThat(engine.variables(engine.element("t").key())).containsEntry("why", "1");
    long incident = engine.incident().key();
    assertThat(engine.run(new Command.ResolveIncident(incident)))
        .isInstanceOfSatisfying(
            Rejection.class, r -> assertThat(r.type()).isEqualTo(Rejection.Type.INVALID_STATE));
    engine.run(new Command.UpdateJob(job, 2, null), Reply.Done.class);
    engine.run(new Command.ResolveIncident(incident), Reply.Done.class);
    engine.work("work", "{}");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldNoteEachFailureAndThoseAlikeWithinAMinuteInOneRow() {
    // given
    engine.deploy(oneJob());
    engine.create("p", "{}");
    long job = engine.activate("work").getFirst().job().key();
    String stack = "x".repeat(JobFailureRow.MESSAGE_CHARACTERS_MAX - 1) + "\uD83D\uDE00";

    // when
    for (int i = 0; i < 3; i++) {
      engine.run(new Command.FailJob(job, 3, "the door", 0, "{}"), Reply.Done.class);
    }
    engine.run(new Command.FailJob(job, 3, stack, 0, "{}"), Reply.Done.class);
    engine.pass(Duration.ofMinutes(1));
    engine.run(new Command.FailJob(job, 3, stack, 0, "{}"), Reply.Done.class);
    engine.pass(Duration.ofMillis(1));
    engine.run(new Command.ThrowJobError(job, "e", null, "{}"), Reply.Done.class);

    // then
    String kept = "x".repeat(JobFailureRow.MESSAGE_CHARACTERS_MAX - 1);
    assertThat(engine.state.all(Tables.JOB_FAILURE))
        .extracting(JobFailureRow::errorCode, JobFailureRow::errorMessage, JobFailureRow::times)
        .containsExactlyInAnyOrder(
            tuple(null, "the door", 3L),
            tuple(null, kept, 1L),
            tuple(null, kept, 1L),
            tuple("e", null, 1L));
    assertThat(engine.state.all(Tables.JOB_FAILURE))
        .allSatisfy(row -> assertThat(row.worker()).isEqualTo("worker"))
        .filteredOn(row -> kept.equals(row.errorMessage()))
        .allSatisfy(row -> assertThat(row.messageHash()).isEqualTo(stack.hashCode()));
    assertThat(engine.state.get(Tables.JOB, job))
        .isNotNull()
        .extracting(JobRow::lastUpdateMillis)
        .isEqualTo(engine.now.toEpochMilli());
  }

  @Test
  void shouldHandOutJobAgainWhenItsDeadlinePassed() {
    // given
    engine.deploy(oneJob());
    long instance = engine.create("p", "{}");
    long job = engine.activate("work").getFirst().job().key();

    // when
    engine.pass(Duration.ofMinutes(1));

    // then: the late worker may still complete it
    assertThat(engine.jobState(job)).isEqualTo(JobState.CREATED);
    engine.run(new Command.CompleteJob(job, "{}"), Reply.Done.class);
    assertThat(engine.stateOf(instance)).isEqualTo(InstanceState.COMPLETED);
    assertThat(engine.run(new Command.CompleteJob(job, "{}")))
        .isEqualTo(
            new Rejection(
                Rejection.Type.NOT_FOUND,
                "Expected to complete job with key '%d', but no such job was found"
                    .formatted(job)));
  }

  @Test
  void shouldMapInputsAndOutputsWhenGiven() {
    // given
    engine.deploy(
        oneJob()
            .input("t", "=amount * 2", "twice")
            .input("t", "=twice + 1", "nested.more")
            .output("t", "=result", "out.inner.value")
            .output("t", "=twice", "copy"));
    long instance = engine.create("p", "{\"amount\":21,\"out\":{\"kept\":true}}");

    // when
    List<ActivatedJob> jobs = engine.activate("work");
    engine.run(new Command.CompleteJob(jobs.getFirst().job().key(), "{\"result\":5,\"hidden\":1}"));

    // then
    assertThat(jobs.getFirst().variables())
        .contains("\"twice\":42")
        .contains("\"nested\":{\"more\":43}");
    assertThat(engine.variables(instance))
        .containsEntry("out", "{\"kept\":true,\"inner\":{\"value\":5}}")
        .containsEntry("copy", "42")
        .doesNotContainKeys("hidden", "result", "twice");
    engine.assertNothingLeft();
  }

  @Test
  void shouldAnswerWithVariablesWhenTheCreatorAwaitsTheResult() {
    // given
    engine.deploy(oneJob());
    Command.CreateProcessInstance command =
        new Command.CreateProcessInstance(
            "p", 0, 0, "{\"a\":1}", List.of(), true, List.of("r"), List.of(), null, "<default>");
    long instance = engine.run(command, Reply.AwaitingResult.class).created().processInstanceKey();

    // when
    engine.work("work", "{\"r\":7}");

    // then
    assertThat(engine.effects).contains(new Effect.InstanceCompleted(instance, "{\"r\":7}"));
  }

  @Test
  void shouldMakeNoNewVersionWhenTheSameIsDeployedAgain() {
    // given
    Reply.Deployed first = engine.deploy(oneJob());

    // when
    Reply.Deployed again = engine.deploy(oneJob());
    Reply.Deployed changed = engine.deploy(oneJob().pass("unused"));

    // then
    assertThat(again.processes()).isEqualTo(first.processes());
    assertThat(changed.processes().getFirst().version()).isEqualTo(2);
    assertThat(engine.run(TestEngine.createOf("nope", "{}")))
        .isEqualTo(
            new Rejection(
                Rejection.Type.NOT_FOUND,
                "Expected to find process definition with process ID 'nope', but none found"));
    assertThat(engine.run(TestEngine.createOf("p", "[1]")))
        .isEqualTo(
            new Rejection(
                Rejection.Type.INVALID_ARGUMENT,
                "Expected to read variables as a JSON object, but it is none."));
  }

  @Test
  void shouldGoOnWithOtherCommandsWhenAStepMetABug() {
    // given: a flow that leads nowhere, which the parser would never let pass
    engine.deploy(engine.process("broken").start("s").flow("s", "ghost"), oneJob());

    // when // then
    assertThatThrownBy(() -> engine.create("broken", "{}"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Expected to find element 'ghost' in process 'broken', but it has none.");
    assertThat(engine.state.all(Tables.PROCESS_INSTANCE)).isEmpty();
    engine.create("p", "{}");
    engine.work("work", "{}");
    engine.assertNothingLeft();
  }

  @Test
  void shouldAskTheStoreForLittleWhenAOneJobInstanceRuns() {
    // given
    engine.deploy(oneJob());
    engine.create("p", "{}");
    engine.lookups.clear();

    // when
    engine.create("p", "{\"a\":1}");

    // then: nothing about rows that the step itself has made
    assertThat(engine.lookups).containsExactly("process_definition_live");

    // when
    engine.lookups.clear();
    engine.run(new Command.CompleteJob(engine.state.all(Tables.JOB).getLast().key(), "{\"a\":2}"));

    // then
    assertThat(engine.lookups)
        .containsExactly(
            "job",
            "element_instance",
            "variable_by_scope",
            "element_instance",
            "variable_by_scope",
            "variable",
            "process_instance");
  }
}
