package dev.pitcrew.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.model.Trigger;
import dev.pitcrew.engine.model.Trigger.TimerKind;
import dev.pitcrew.engine.state.IncidentType;
import dev.pitcrew.engine.state.InstanceState;
import dev.pitcrew.engine.state.JobRow;
import dev.pitcrew.engine.state.Tables;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InclusiveGatewaysTest {

  private final TestEngine engine = new TestEngine();
  private final Graph graph = engine.process("p");

  private List<String> jobsOpen() {
    return engine.state.all(Tables.JOB).stream()
        .filter(JobRow::isOpen)
        .map(JobRow::elementId)
        .sorted()
        .toList();
  }

  /** Jobs a, b and c, each where its variable says so, and after them {@code after}. */
  private Graph forkAndJoin(boolean cIsDefault) {
    graph
        .start("s")
        .inclusive("fork", cIsDefault ? "fork-c" : null)
        .job("a", "a")
        .job("b", "b")
        .job("c", "c")
        .inclusive("join", null)
        .job("after", "after")
        .end("e")
        .flow("s", "fork")
        .flowIf("=a", "fork", "a")
        .flowIf("=b", "fork", "b")
        .flow("a", "join")
        .flow("b", "join")
        .flow("c", "join", "after", "e");
    return cIsDefault ? graph.flow("fork", "c") : graph.flowIf("=c", "fork", "c");
  }

  private void assertEnds(long instance) {
    engine.work("after", "{}");
    engine.assertCompleted(instance);
  }

  @ParameterizedTest
  @CsvSource({
    "true, true, true, a b c",
    "true, true, false, a b",
    "false, true, false, b",
    "true, false, true, a c",
  })
  void shouldTakeEachFlowWhoseConditionHoldsAndWaitForThemAll(
      boolean a, boolean b, boolean c, String expected) {
    // given
    engine.deploy(forkAndJoin(false));

    // when
    long instance = engine.create("p", "{\"a\":%s,\"b\":%s,\"c\":%s}".formatted(a, b, c));

    // then
    List<String> taken = List.of(expected.split(" "));
    assertThat(jobsOpen()).isEqualTo(taken);
    for (int i = 0; i < taken.size(); i++) {
      assertThat(jobsOpen()).doesNotContain("after");
      engine.work(taken.get(i), "{}");
    }
    assertThat(engine.completed(instance).stream().filter("join"::equals)).hasSize(1);
    assertEnds(instance);
  }

  @ParameterizedTest
  @CsvSource({"false, false, c", "true, false, a", "true, true, a b"})
  void shouldTakeTheDefaultOnlyWhenNoConditionHolds(boolean a, boolean b, String expected) {
    // given
    engine.deploy(forkAndJoin(true));

    // when
    long instance = engine.create("p", "{\"a\":%s,\"b\":%s}".formatted(a, b));

    // then
    assertThat(jobsOpen()).isEqualTo(List.of(expected.split(" ")));
    jobsOpen().forEach(type -> engine.work(type, "{}"));
    assertEnds(instance);
  }

  @Test
  void shouldRaiseIncidentWhenNoConditionHolds() {
    // given
    engine.deploy(forkAndJoin(false));
    long instance = engine.create("p", "{\"a\":false,\"b\":false,\"c\":false}");
    assertThat(engine.incident().type()).isEqualTo(IncidentType.CONDITION_ERROR);
    assertThat(engine.incident().message())
        .isEqualTo(
            "Expected at least one condition to evaluate to true, or to have a default flow");

    // when
    engine.run(new Command.SetVariables(instance, "{\"b\":true}", false), Reply.VariablesSet.class);
    engine.run(new Command.ResolveIncident(engine.incident().key()), Reply.Done.class);

    // then
    engine.work("b", "{}");
    assertEnds(instance);
  }

  @Test
  void shouldTakeNothingBeforeAllConditionsAreKnown() {
    // given
    engine.deploy(forkAndJoin(false));

    // when
    engine.create("p", "{\"a\":true,\"b\":\"perhaps\",\"c\":true}");

    // then
    assertThat(jobsOpen()).isEmpty();
    assertThat(engine.incident().elementId()).isEqualTo("fork");
    assertThat(engine.incident().message())
        .isEqualTo("Expected result of the expression 'b' to be 'BOOLEAN', but was 'STRING'.");
  }

  /** Jobs a and b; b may end elsewhere, by a gateway, a timer or an error. */
  private void mayEndElsewhere() {
    graph
        .start("s")
        .parallel("fork")
        .job("a", "a")
        .job("b", "b")
        .exclusive("out", "out-join")
        .inclusive("join", null)
        .job("after", "after")
        .boundary("late", "b", true, graph.timer(TimerKind.DURATION, "PT1H"))
        .boundary("bad", "b", true, graph.error("bad"))
        .end("e")
        .end("gone")
        .flow("s", "fork", "a", "join", "after", "e")
        .flow("fork", "b", "out", "join")
        .flowIf("=out", "out", "gone")
        .flow("late", "gone")
        .flow("bad", "gone");
    engine.deploy(graph);
  }

  @Test
  void shouldGoOnWhenTheLastThatCouldComeHasTakenAnotherWay() {
    // given
    mayEndElsewhere();
    long instance = engine.create("p", "{}");
    engine.work("a", "{}");
    assertThat(jobsOpen()).containsExactly("b");

    // when
    engine.work("b", "{\"out\":true}");

    // then
    assertEnds(instance);
  }

  @Test
  void shouldGoOnWhenTheLastThatCouldComeIsInterrupted() {
    // given
    mayEndElsewhere();
    long late = engine.create("p", "{}");
    engine.work("a", "{}");

    // when
    engine.pass(Duration.ofHours(1));

    // then
    assertEnds(late);
  }

  @Test
  void shouldGoOnWhenTheLastThatCouldComeThrowsAnError() {
    // given
    mayEndElsewhere();
    long instance = engine.create("p", "{}");
    engine.work("a", "{}");
    long job = engine.activate("b").getFirst().job().key();

    // when
    engine.run(new Command.ThrowJobError(job, "bad", null, "{}"), Reply.Done.class);

    // then
    assertEnds(instance);
  }

  @Test
  void shouldWaitForWhatABoundaryEventMayBring() {
    // given
    graph
        .start("s")
        .parallel("fork")
        .job("a", "a")
        .user("b", "")
        .inclusive("join", null)
        .job("after", "after")
        .boundary("reminder", "b", true, graph.timer(TimerKind.DURATION, "PT1H"))
        .job("d", "d")
        .end("e")
        .end("gone")
        .flow("s", "fork", "a", "join", "after", "e")
        .flow("fork", "b", "gone")
        .flow("reminder", "d", "join");
    engine.deploy(graph);
    long instance = engine.create("p", "{}");
    engine.work("a", "{}");
    assertThat(jobsOpen()).isEmpty();

    // when
    engine.pass(Duration.ofHours(1));

    // then
    assertThat(jobsOpen()).containsExactly("d");
    engine.work("d", "{}");
    assertEnds(instance);
  }

  @Test
  void shouldWaitForWhatIsStillBeforeTheFork() {
    // given
    graph
        .start("s")
        .parallel("both")
        .job("up", "up")
        .inclusive("fork", "fork-b")
        .job("b", "b")
        .job("c", "c")
        .inclusive("join", null)
        .job("after", "after")
        .end("e")
        .flow("s", "both", "up", "fork", "b", "join", "after", "e")
        .flowIf("=c", "fork", "c")
        .flow("c", "join")
        .flow("both", "join");
    engine.deploy(graph);

    // when
    long instance = engine.create("p", "{\"c\":true}");

    // then
    assertThat(jobsOpen()).containsExactly("up");
    engine.work("up", "{}");
    engine.work("c", "{}");
    assertEnds(instance);
  }

  @Test
  void shouldJoinAgainWhenALoopComesRound() {
    // given
    graph
        .start("s")
        .exclusive("again", null)
        .inclusive("fork", null)
        .job("a", "a")
        .job("b", "b")
        .inclusive("join", null)
        .exclusive("enough", "enough-again")
        .end("e")
        .flow("s", "again", "fork")
        .flowIf("=true", "fork", "a")
        .flowIf("=b", "fork", "b")
        .flow("a", "join")
        .flow("b", "join", "enough", "again")
        .flowIf("=n > 1", "enough", "e");
    engine.deploy(graph);
    long instance = engine.create("p", "{\"n\":1,\"b\":true}");
    engine.work("a", "{}");
    engine.work("b", "{\"n\":2,\"b\":false}");

    // when
    assertThat(engine.stateOf(instance)).isEqualTo(InstanceState.COMPLETED);

    // then
    assertThat(engine.completed(instance).stream().filter("join"::equals)).hasSize(1);
    long second = engine.create("p", "{\"n\":1,\"b\":true}");
    engine.work("a", "{}");
    engine.work("b", "{\"b\":false}");
    engine.work("a", "{\"n\":2}");
    assertThat(engine.completed(second).stream().filter("join"::equals)).hasSize(2);
    engine.assertCompleted(second);
  }

  @Test
  void shouldKeepASecondTokenOfAFlowForTheNextTime() {
    // given
    graph
        .start("s")
        .parallel("fork")
        .job("a", "a")
        .job("a2", "a2")
        .exclusive("merge", null)
        .job("b", "b")
        .inclusive("join", null)
        .job("after", "after")
        .end("e")
        .flow("s", "fork", "a", "merge", "join", "after", "e")
        .flow("fork", "a2", "merge")
        .flow("fork", "b", "join");
    engine.deploy(graph);
    long instance = engine.create("p", "{}");
    engine.work("a", "{}");
    engine.work("a2", "{}");
    assertThat(jobsOpen()).containsExactly("b");

    // when
    engine.work("b", "{}");

    // then
    assertThat(jobsOpen()).containsExactly("after", "after");
    engine
        .activate("after")
        .forEach(
            job -> engine.run(new Command.CompleteJob(job.job().key(), "{}"), Reply.Done.class));
    engine.assertCompleted(instance);
  }

  @Test
  void shouldNotWaitForEachOtherInACircle() {
    // given
    graph
        .start("s")
        .parallel("fork")
        .job("a", "a")
        .job("b", "b")
        .inclusive("j1", null)
        .inclusive("j2", null)
        .exclusive("x1", "x1-e")
        .exclusive("x2", "x2-e")
        .end("e")
        .flow("s", "fork", "a", "j1", "x1", "e")
        .flow("fork", "b", "j2", "x2", "e")
        .flowIf("=onward", "x1", "j2")
        .flowIf("=onward", "x2", "j1");
    engine.deploy(graph);
    long instance = engine.create("p", "{\"onward\":false}");
    engine.work("a", "{}");
    assertThat(engine.completed(instance)).doesNotContain("j1");

    // when
    engine.work("b", "{}");

    // then
    assertThat(engine.completed(instance)).contains("j1", "j2");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldLetWhatWaitsUpstreamGoFirst() {
    // given
    graph
        .start("s")
        .parallel("fork")
        .job("a", "a")
        .job("b", "b")
        .job("w", "w")
        .inclusive("j1", null)
        .inclusive("j2", null)
        .end("e")
        .end("gone")
        .exclusive("x", "x-gone")
        .flow("s", "fork", "b", "j2", "e")
        .flow("fork", "a", "j1", "j2")
        .flow("fork", "w", "x", "gone")
        .flowIf("=back", "x", "j1");
    engine.deploy(graph);
    long instance = engine.create("p", "{\"back\":false}");
    engine.work("b", "{}");
    engine.work("a", "{}");

    // when
    engine.work("w", "{}");

    // then
    assertThat(engine.completed(instance).stream().filter("j2"::equals)).hasSize(1);
    engine.assertCompleted(instance);
  }

  @Test
  void shouldForgetWhatWaitsWhenItsScopeEnds() {
    // given
    graph
        .start("s")
        .parallel("fork")
        .job("a", "a")
        .job("b", "b")
        .job("c", "c")
        .inclusive("join", null)
        .end("e")
        .end("stop", new Trigger.Terminate())
        .flow("s", "fork", "a", "join", "e")
        .flow("fork", "b", "join")
        .flow("fork", "c", "stop");
    engine.deploy(graph);
    long instance = engine.create("p", "{}");
    engine.work("a", "{}");

    // when
    engine.work("c", "{}");

    // then
    engine.assertCompleted(instance);
    long canceled = engine.create("p", "{}");
    engine.work("a", "{}");
    engine.run(new Command.CancelProcessInstance(canceled), Reply.Done.class);
    engine.assertNothingLeft();
  }
}
