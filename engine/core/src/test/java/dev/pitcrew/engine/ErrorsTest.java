package dev.pitcrew.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.model.Trigger;
import dev.pitcrew.engine.state.IncidentType;
import dev.pitcrew.engine.state.JobState;
import org.junit.jupiter.api.Test;

class ErrorsTest {

  private final TestEngine engine = new TestEngine();

  private long throwError(String type, String code, String variables) {
    long job = engine.activate(type).getFirst().job().key();
    engine.run(new Command.ThrowJobError(job, code, "oh", variables), Reply.Done.class);
    return job;
  }

  private Graph guarded() {
    Graph graph = engine.process("p");
    return graph
        .start("s")
        .job("t", "work")
        .boundary("any", "t", true, graph.error(""))
        .boundary("known", "t", true, graph.error("known"))
        .end("e")
        .end("caughtAny")
        .end("caughtKnown")
        .flow("s", "t", "e")
        .flow("any", "caughtAny")
        .flow("known", "caughtKnown");
  }

  @Test
  void shouldPreferTheEventThatNamesTheCode() {
    // given
    engine.deploy(guarded());

    // when
    long known = engine.create("p", "{}");
    long job = throwError("work", "known", "{\"v\":1}");
    assertThat(engine.jobState(job)).isEqualTo(JobState.ERROR_THROWN);
    assertThat(engine.run(new Command.CompleteJob(job, "{}")))
        .isEqualTo(
            new Rejection(
                Rejection.Type.NOT_FOUND,
                "Expected to complete job with key '%d', but no such job was found"
                    .formatted(job)));
    assertThat(engine.variables(engine.element("known").key())).containsEntry("v", "1");
    long other = engine.create("p", "{}");
    throwError("work", "other", "{}");

    // then
    assertThat(engine.completed(known)).containsExactly("p", "s", "known", "caughtKnown");
    assertThat(engine.variables(known)).isEmpty();
    assertThat(engine.completed(other)).containsExactly("p", "s", "any", "caughtAny");
    engine.assertNothingLeft();
  }

  @Test
  void shouldRaiseIncidentWhenNothingCatchesAndGoOnWhenResolved() {
    // given
    engine.deploy(engine.process("p").working());
    long instance = engine.create("p", "{}");

    // when
    long job = throwError("work", "x", "{}");

    // then
    assertThat(engine.incident().type()).isEqualTo(IncidentType.UNHANDLED_ERROR_EVENT);
    assertThat(engine.incident().message())
        .isEqualTo(
            "Expected to throw an error event with the code 'x' with message 'oh', but it was not caught. No error events are available in the scope.");
    assertThat(engine.jobState(job)).isEqualTo(JobState.ERROR_THROWN);
    engine.run(new Command.ResolveIncident(engine.incident().key()), Reply.Done.class);
    engine.work("work", "{}");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldCancelTheJobWhoseErrorNothingCatchesWhenItsElementEnds() {
    // given
    engine.deploy(engine.process("p").working());
    long instance = engine.create("p", "{}");
    long job = throwError("work", "x", "{}");

    // when
    engine.run(new Command.CancelProcessInstance(instance), Reply.Done.class);

    // then
    assertThat(engine.jobState(job)).isEqualTo(JobState.CANCELED);
    engine.assertNothingLeft();
  }

  @Test
  void shouldEndAllOfTheSubProcessWhenAnErrorEndEventThrows() {
    // given
    Graph graph = engine.process("p");
    engine.deploy(
        graph
            .start("s")
            .sub(
                "sub",
                "ss",
                () ->
                    graph
                        .start("ss")
                        .parallel("fork")
                        .job("a", "a")
                        .job("b", "b")
                        .end("bad", graph.error("boom"))
                        .flow("ss", "fork", "a", "bad")
                        .flow("fork", "b"))
            .boundary("caught", "sub", true, graph.error("boom"))
            .end("e")
            .end("after")
            .flow("s", "sub", "e")
            .flow("caught", "after"));
    long instance = engine.create("p", "{}");

    // when
    engine.work("a", "{}");

    // then
    assertThat(engine.elements(instance, "TERMINATED"))
        .containsExactlyInAnyOrder("sub", "b", "bad");
    assertThat(engine.completed(instance)).contains("caught", "after").doesNotContain("e");
    engine.assertNothingLeft();
  }

  @Test
  void shouldCrossCallActivitiesWhenTheCallerCatches() {
    // given
    Graph child = engine.process("child");
    child.start("cs").end("ce", child.error("boom")).flow("cs", "ce");
    Graph middle =
        engine.process("middle").start("ms").call("mc", "child").end("me").flow("ms", "mc", "me");
    Graph parent = engine.process("p");
    parent
        .start("s")
        .call("c", "middle")
        .boundary("b", "c", true, parent.error("boom"))
        .end("e")
        .end("caught")
        .flow("s", "c", "e")
        .flow("b", "caught");
    engine.deploy(child, middle, parent);

    // when
    long instance = engine.create("p", "{}");

    // then
    assertThat(engine.completed(instance)).containsExactly("p", "s", "b", "caught");
    assertThat(engine.elements(instance, "TERMINATED")).containsExactly("c");
    engine.assertNothingLeft();
  }

  @Test
  void shouldRaiseIncidentOnTheEndEventWhenNothingCatches() {
    // given
    Graph graph = engine.process("p");
    engine.deploy(graph.start("s").end("e", graph.error("boom")).flow("s", "e"));

    // when
    long instance = engine.create("p", "{}");

    // then
    assertThat(engine.incident().message())
        .isEqualTo(
            "Expected to throw an error event with the code 'boom', but it was not caught. No error events are available in the scope.");
    engine.run(new Command.CancelProcessInstance(instance));
    engine.assertNothingLeft();
  }

  @Test
  void shouldEndTheScopeAloneWhenATerminateEndEventIsReached() {
    // given
    Graph graph = engine.process("p");
    engine.deploy(
        graph.around(
            "ss",
            () ->
                graph
                    .start("ss")
                    .parallel("fork")
                    .job("a", "a")
                    .job("b", "b")
                    .parallel("join")
                    .pass("c")
                    .end("all", new Trigger.Terminate())
                    .end("never")
                    .flow("ss", "fork", "a", "all")
                    .flow("fork", "b", "join", "never")
                    .flow("fork", "c", "join")));
    long instance = engine.create("p", "{}");

    // when
    engine.work("a", "{}");

    // then
    assertThat(engine.completed(instance)).contains("sub", "all", "e").doesNotContain("never");
    assertThat(engine.elements(instance, "TERMINATED")).containsExactly("b");
    engine.assertCompleted(instance);
  }
}
