package dev.pitcrew.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.command.AdHocResult;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Modification;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.IncidentType;
import dev.pitcrew.engine.state.InstanceState;
import dev.pitcrew.engine.state.JobKind;
import dev.pitcrew.engine.state.Tables;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What begins in an ad-hoc sub-process, and when it is done. */
class AdHocsTest {

  private static final String INNER = "ah#innerInstance";

  private final TestEngine engine = new TestEngine();

  private void deploy(@Nullable String elements, @Nullable String condition, boolean cancels) {
    deploy(elements, condition, cancels, null);
  }

  private void deploy(
      @Nullable String elements,
      @Nullable String condition,
      boolean cancels,
      @Nullable String jobType) {
    Graph graph = engine.process("p");
    graph
        .start("s")
        .adHoc(
            "ah",
            elements,
            condition,
            cancels,
            "results",
            jobType,
            () -> graph.job("A", "A").job("B", "B").job("C", "C").flow("C", "D").job("D", "D"))
        .end("e")
        .flow("s", "ah", "e");
    engine.deploy(graph);
  }

  private void decide(boolean fulfilled, boolean cancels, String... ids) {
    long job = engine.activate("ctl").getFirst().job().key();
    engine.run(
        new Command.CompleteJob(
            job, "{\"own\":1}", new AdHocResult(activations(ids), fulfilled, cancels)),
        Reply.Done.class);
  }

  private static List<AdHocResult.Activation> activations(String... ids) {
    return Arrays.stream(ids).map(id -> new AdHocResult.Activation(id, "{}")).toList();
  }

  private Command activating(boolean cancels, String... ids) {
    return new Command.ActivateAdHocElements(engine.element("ah").key(), activations(ids), cancels);
  }

  @Test
  void shouldBeginWhatTheModelNamesAndCollectResultsWhenAllHaveEnded() {
    // given
    deploy("=[\"A\",\"B\"]", null, true);
    long instance = engine.create("p", "{}");

    // when
    engine.work("B", "{\"result\":2,\"seen\":true}");
    engine.work("A", "{\"result\":1}");

    // then
    assertThat(engine.completed(instance))
        .containsExactly("p", "s", "ah", INNER, "A", INNER, "B", "e");
    assertThat(engine.variables(instance))
        .containsEntry("results", "[2,1]")
        .containsEntry("seen", "true")
        .doesNotContainKey("result");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldCollectWhatAnEventSubProcessInItBringsWhenThatEnds() {
    // given
    Graph graph = engine.process("p");
    graph
        .start("s")
        .adHoc(
            "ah",
            "=[\"A\"]",
            null,
            true,
            "results",
            null,
            () ->
                graph
                    .job("A", "A")
                    .onEvent(
                        "on",
                        "go",
                        false,
                        () ->
                            graph
                                .start("go", graph.signal("go"))
                                .job("H", "H")
                                .end("end")
                                .flow("go", "H", "end")))
        .end("e")
        .flow("s", "ah", "e");
    engine.deploy(graph);
    long instance = engine.create("p", "{}");

    // when
    engine.broadcast("go", "{}");
    engine.work("H", "{\"result\":1}");
    engine.work("A", "{\"result\":2}");

    // then
    assertThat(engine.variables(instance)).containsEntry("results", "[1,2]");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldFollowTheFlowsWithinOneScopeWhenAnElementHasSome() {
    // given
    deploy("=[\"C\"]", null, true);
    long instance = engine.create("p", "{}");

    // when
    engine.work("C", "{\"result\":1}");
    engine.work("D", "{\"result\":2}");

    // then
    assertThat(engine.variables(instance)).containsEntry("results", "[2]");
    assertThat(engine.element("D").scopeKey()).isEqualTo(engine.element("C").scopeKey());
    engine.assertCompleted(instance);
  }

  @Test
  void shouldEndTheRestWhenTheConditionHolds() {
    // given
    deploy("=[\"A\",\"B\"]", "=count(results) = 1", true);
    long instance = engine.create("p", "{}");

    // when
    engine.work("A", "{\"result\":1}");

    // then
    assertThat(engine.elements(instance, "TERMINATED")).containsExactlyInAnyOrder(INNER, "B");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldAskTheConditionAgainAtTheLastWhenTheRestIsNotCanceled() {
    // given
    deploy("=[\"A\",\"B\"]", "=done", false);
    long instance = engine.create("p", "{\"done\":true}");

    // when
    engine.work("A", "{}");
    engine.work("B", "{\"done\":false}");

    // then
    assertThat(engine.elements(instance, "ACTIVATED")).containsExactly("p", "ah");
    engine.run(activating(false, "A"), Reply.Done.class);
    engine.work("A", "{\"done\":true}");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldRaiseIncidentWhenTheConditionIsNeitherTrueNorFalse() {
    // given
    deploy("=[\"A\"]", "=done", true);
    long instance = engine.create("p", "{}");

    // when
    engine.work("A", "{\"result\":1}");

    // then
    assertThat(engine.incident().type()).isEqualTo(IncidentType.EXTRACT_VALUE_ERROR);
    assertThat(engine.incident().elementId()).isEqualTo(INNER);
    assertThat(engine.incident().message())
        .startsWith(
            "Failed to evaluate completion condition. Expected result of the expression 'done' to"
                + " be 'BOOLEAN', but was 'NULL'.");
    engine.run(new Command.SetVariables(instance, "{\"done\":true}", false));
    engine.run(new Command.ResolveIncident(engine.incident().key()));
    assertThat(engine.variables(instance)).containsEntry("results", "[1]");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldRaiseIncidentWhenTheListNamesWhatIsNotThere() {
    // given
    deploy("=xs", null, true);

    // when
    engine.create("p", "{\"xs\":[\"A\",\"Q\",\"D\"]}");

    // then
    assertThat(engine.incident().message())
        .isEqualTo(
            "Expected to activate activities for ad-hoc sub-process with key '%d', but the given elements [Q, D] do not exist."
                .formatted(engine.element("ah").key()));
  }

  @Test
  void shouldRaiseIncidentWhenTheListHoldsNoText() {
    // given
    deploy("=xs", null, true);

    // when
    engine.create("p", "{\"xs\":[\"A\",1]}");

    // then
    assertThat(engine.incident().message())
        .isEqualTo(
            "Failed to activate ad-hoc elements. Expected result of the expression 'xs' to be"
                + " 'ARRAY' containing 'STRING' items, but was 'ARRAY' containing at least one"
                + " non-'STRING' item.");
  }

  @Test
  void shouldWaitForSomebodyWhenNothingBeginsWithIt() {
    // given
    deploy(null, "=true", true);
    long instance = engine.create("p", "{}");
    assertThat(engine.elements(instance, "ACTIVATED")).containsExactly("p", "ah");

    // when
    engine.run(
        new Command.ActivateAdHocElements(
            engine.element("ah").key(),
            List.of(new AdHocResult.Activation("A", "{\"v\":1}")),
            false),
        Reply.Done.class);

    // then
    assertThat(engine.variables(engine.element(INNER).key()))
        .containsEntry("v", "1")
        .containsEntry("result", "null");
    engine.work("A", "{}");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldEndWhatRunsWhenOtherElementsAreToBeginInstead() {
    // given
    deploy("=[\"A\",\"B\"]", null, true);
    long instance = engine.create("p", "{}");

    // when
    engine.run(activating(true, "C"), Reply.Done.class);

    // then
    assertThat(engine.elements(instance, "ACTIVATED")).containsExactly("p", "ah", INNER, "C");
  }

  @Test
  void shouldCompleteWhenAllInItIsCanceled() {
    // given
    deploy("=[\"A\",\"B\"]", "=false", true);
    long instance = engine.create("p", "{}");

    // when
    engine.run(activating(true), Reply.Done.class);

    // then
    engine.assertCompleted(instance);
  }

  @Test
  void shouldRefuseToBeginWhatIsNotThere() {
    // given
    deploy(null, null, true);
    engine.create("p", "{}");

    // when
    Rejection unknown = engine.run(activating(false, "A", "Q"), Rejection.class);
    Rejection nowhere =
        engine.run(
            new Command.ActivateAdHocElements(123, activations("A"), false), Rejection.class);

    // then
    assertThat(unknown)
        .isEqualTo(
            new Rejection(
                Rejection.Type.NOT_FOUND,
                "Expected to activate activities for ad-hoc sub-process with key '%d', but the given elements [Q] do not exist."
                    .formatted(engine.element("ah").key())));
    assertThat(nowhere)
        .isEqualTo(
            new Rejection(
                Rejection.Type.NOT_FOUND,
                "Expected to activate activities for ad-hoc sub-process but no ad-hoc sub-process"
                    + " instance found with key '123'."));
  }

  @Test
  void shouldAskItsWorkerAgainWheneverSomethingHasEnded() {
    // given
    deploy(null, null, true, "ctl");
    long instance = engine.create("p", "{}");
    decide(false, false, "A", "B");

    // when
    engine.work("A", "{\"result\":1}");
    long outdated = engine.activate("ctl").getFirst().job().key();
    engine.work("B", "{\"result\":2}");

    // then
    assertThat(engine.run(new Command.CompleteJob(outdated, "{}"))).isInstanceOf(Rejection.class);
    assertThat(engine.activate("ctl").getFirst().job().kind())
        .isEqualTo(JobKind.AD_HOC_SUB_PROCESS);
    engine.pass(java.time.Duration.ofDays(1));
    decide(true, false);
    assertThat(engine.variables(instance))
        .containsEntry("own", "1")
        .containsEntry("results", "[1,2]");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldEndTheRestAtTheNextEndWhenItsWorkerWaitsForNothing() {
    // given
    deploy(null, null, true, "ctl");
    long instance = engine.create("p", "{}");
    decide(false, false, "A", "B", "B");
    engine.work("A", "{}");

    // when
    decide(true, false);

    // then
    assertThat(engine.stateOf(instance)).isEqualTo(InstanceState.ACTIVE);
    engine.run(
        new Command.CompleteJob(engine.activate("B").getFirst().job().key(), "{}"),
        Reply.Done.class);
    assertThat(engine.elements(instance, "TERMINATED")).containsExactlyInAnyOrder(INNER, "B");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldEndTheRestAtOnceWhenItsWorkerSaysSo() {
    // given
    deploy(null, null, true, "ctl");
    long instance = engine.create("p", "{}");
    decide(false, false, "A", "B");
    engine.work("A", "{}");

    // when
    decide(true, true);

    // then
    engine.assertCompleted(instance);
  }

  @Test
  void shouldKeepTheJobWhenItsWorkerNamesWhatIsNotThere() {
    // given
    deploy(null, null, true, "ctl");
    engine.create("p", "{}");
    long job = engine.activate("ctl").getFirst().job().key();

    // when
    Rejection rejection =
        engine.run(
            new Command.CompleteJob(job, "{}", new AdHocResult(activations("Q"), false, false)),
            Rejection.class);

    // then
    assertThat(rejection.type()).isEqualTo(Rejection.Type.NOT_FOUND);
    assertThat(engine.state.get(Tables.JOB, job))
        .satisfies(row -> assertThat(row.isOpen()).isTrue());
  }

  @Test
  void shouldForgetTheFailedJobWhenSomethingElseHasEnded() {
    // given
    deploy(null, null, true, "ctl");
    long instance = engine.create("p", "{}");
    engine.run(activating(false, "A"), Reply.Done.class);
    engine.run(
        new Command.FailJob(engine.activate("ctl").getFirst().job().key(), 0, "boo", 0, "{}"));
    assertThat(engine.incident().type()).isEqualTo(IncidentType.AD_HOC_SUB_PROCESS_NO_RETRIES);

    // when
    engine.work("A", "{}");

    // then
    decide(true, false);
    engine.assertCompleted(instance);
  }

  @Test
  void shouldAskItsWorkerAgainWhenTheIncidentIsResolved() {
    // given
    deploy(null, null, true, "ctl");
    long instance = engine.create("p", "{}");
    long job = engine.activate("ctl").getFirst().job().key();
    engine.run(new Command.FailJob(job, 0, "boo", 0, "{}"));

    // when
    engine.run(new Command.UpdateJob(job, 1, null));
    engine.run(new Command.ResolveIncident(engine.incident().key()));

    // then
    decide(true, false);
    engine.assertCompleted(instance);
  }

  @Test
  void shouldLeaveNothingWhenItIsCanceled() {
    // given
    deploy(null, null, true, "ctl");
    long instance = engine.create("p", "{}");
    decide(false, false, "A", "C");

    // when
    engine.run(new Command.CancelProcessInstance(instance), Reply.Done.class);

    // then
    assertThat(engine.alive()).extracting(ElementInstanceRow::elementId).isEmpty();
    engine.assertNothingLeft();
  }

  @Test
  void shouldNotBeginAScopeWithNothingInItWhenTheInstanceIsModified() {
    // given
    deploy("=[\"A\"]", null, true);
    long instance = engine.create("p", "{}");
    Modification inner =
        new Modification(
            List.of(new Modification.Activation(INNER, 0, List.of())), List.of(), List.of());

    // when
    Rejection refused =
        engine.run(new Command.ModifyProcessInstance(instance, inner), Rejection.class);

    // then
    assertThat(refused.reason())
        .contains(
            "'%s'. The activation of elements with type 'AD_HOC_SUB_PROCESS_INNER_INSTANCE' is not supported."
                .formatted(INNER));
    engine.work("A", "{}");
    engine.assertCompleted(instance);
  }
}
