package dev.pitcrew.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.command.ActivatedJob;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.model.Trigger;
import dev.pitcrew.engine.model.Trigger.TimerKind;
import dev.pitcrew.engine.state.InstanceState;
import dev.pitcrew.engine.state.Tables;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompensationsTest {

  private final TestEngine engine = new TestEngine();
  private final Graph graph = engine.process("p");

  /** A job, and a job that undoes it. */
  private void undoable(String id) {
    graph.job("undo_" + id, "undo_" + id).undoing(id).job(id, id);
  }

  /** s, a, b, what throws, e. */
  private void twoJobsThen(Trigger.Compensate thrown) {
    graph.start("s").end("e").throwing("t", thrown);
    undoable("a");
    undoable("b");
    engine.deploy(graph.flow("s", "a", "b", "t", "e"));
  }

  private List<String> jobsOpen() {
    return engine.state.all(Tables.JOB).stream()
        .filter(job -> job.isOpen())
        .map(job -> job.elementId())
        .toList();
  }

  /** These handlers have begun, and no others; now they do their work. */
  private void assertUndoes(String... handlers) {
    assertThat(jobsOpen()).containsExactly(handlers);
    for (String handler : handlers) {
      engine.work(handler, "{}");
    }
  }

  private void finish(String type, int count) {
    List<ActivatedJob> jobs = engine.activate(type);
    assertThat(jobs).as("jobs of type %s", type).hasSize(count);
    jobs.forEach(
        job -> engine.run(new Command.CompleteJob(job.job().key(), "{}"), Reply.Done.class));
  }

  @Test
  void shouldUndoAllThatHasCompletedAtOnceAndThenGoOn() {
    // given
    twoJobsThen(graph.compensate(null));
    long instance = engine.create("p", "{}");
    engine.work("a", "{}");

    // when
    engine.work("b", "{}");

    // then
    assertThat(jobsOpen()).containsExactly("undo_a", "undo_b");
    engine.work("undo_b", "{}");
    assertThat(engine.element("t").isEnded()).isFalse();
    engine.work("undo_a", "{\"undone\":true}");
    assertThat(engine.completed(instance))
        .containsExactly("p", "s", "a", "b", "t", "undo-a", "undo_a", "undo-b", "undo_b", "e");
    assertThat(engine.variables(instance)).containsEntry("undone", "true");
    engine.assertNothingLeft();
  }

  @Test
  void shouldUndoAtAnEndEventToo() {
    // given
    graph.start("s").end("e", graph.compensate(null));
    undoable("a");
    engine.deploy(graph.flow("s", "a", "e"));
    long instance = engine.create("p", "{}");

    // when
    engine.work("a", "{}");

    // then
    assertThat(engine.stateOf(instance)).isEqualTo(InstanceState.ACTIVE);
    engine.work("undo_a", "{}");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldUndoOnlyTheActivityThatIsNamed() {
    // given
    twoJobsThen(graph.compensate("a"));
    long instance = engine.create("p", "{}");
    engine.work("a", "{}");

    // when
    engine.work("b", "{}");

    // then
    assertUndoes("undo_a");
    assertThat(engine.completed(instance)).doesNotContain("undo_b").contains("e");
    engine.assertNothingLeft();
  }

  @Test
  void shouldGoOnWhenNothingHasCompleted() {
    // given
    graph.start("s").end("e").throwing("t", graph.compensate(null));
    undoable("a");
    engine.deploy(graph.flow("s", "t", "a", "e"));

    // when
    long instance = engine.create("p", "{}");

    // then
    assertThat(jobsOpen()).containsExactly("a");
    engine.work("a", "{}");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldUndoOnceAndAsOftenAsItHasCompleted() {
    // given
    graph
        .start("s")
        .end("e")
        .exclusive("again", null)
        .exclusive("enough", "enough-again")
        .throwing("t", graph.compensate(null))
        .throwing("t2", graph.compensate(null));
    undoable("a");
    engine.deploy(
        graph
            .flow("s", "again", "a", "enough")
            .flow("enough", "again")
            .flowIf("=n > 1", "enough", "t")
            .flow("t", "t2", "e"));
    long instance = engine.create("p", "{\"n\":1}");
    engine.work("a", "{}");

    // when
    engine.work("a", "{\"n\":2}");

    // then
    finish("undo_a", 2);
    engine.assertCompleted(instance);
  }

  /** A sub-process with a job in it, guarded by a timer where it is asked for. */
  private void inner(Trigger.Compensate thrownWithin) {
    graph.sub(
        "sub",
        "ss",
        () -> {
          graph.start("ss").end("se").throwing("st", thrownWithin);
          undoable("i");
          graph.flow("ss", "i", "st", "se");
        });
  }

  @Test
  void shouldUndoWhatIsInASubProcessThatHasCompleted() {
    // given
    graph.start("s").end("e").throwing("t", graph.compensate(null)).job("undoSub", "undoSub");
    graph.undoing("sub");
    graph.sub(
        "sub",
        "ss",
        () -> {
          graph.start("ss").end("se");
          undoable("i");
          graph.flow("ss", "i", "se");
        });
    engine.deploy(graph.input("sub", "=7", "inside").flow("s", "sub", "t", "e"));
    long instance = engine.create("p", "{}");

    // when
    engine.work("i", "{}");

    // then
    assertThat(jobsOpen()).containsExactly("undoSub", "undo_i");
    assertThat(engine.element("undo_i").scopeKey()).isEqualTo(instance);
    assertThat(engine.activate("undo_i").getFirst().variables()).doesNotContain("inside");
    engine.pass(Duration.ofMinutes(5));
    engine.work("undo_i", "{}");
    engine.work("undoSub", "{}");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldUndoWithinASubProcessOnlyWhatIsInIt() {
    // given
    graph.start("s").end("e").throwing("t", graph.compensate(null));
    undoable("a");
    inner(graph.compensate(null));
    engine.deploy(graph.flow("s", "a", "sub", "t", "e"));
    long instance = engine.create("p", "{}");
    engine.work("a", "{}");

    // when
    engine.work("i", "{}");

    // then
    assertUndoes("undo_i");
    assertUndoes("undo_a");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldNotUndoWhatIsInASubProcessThatGoesOn() {
    // given
    graph.start("s").end("e").parallel("both").job("w", "w").throwing("t", graph.compensate(null));
    graph.sub(
        "sub",
        "ss",
        () -> {
          graph.start("ss").end("se").job("last", "last");
          undoable("i");
          graph.flow("ss", "i", "last", "se");
        });
    engine.deploy(graph.flow("s", "both", "sub", "e").flow("both", "w", "t", "e"));
    long instance = engine.create("p", "{}");
    engine.work("i", "{}");

    // when
    engine.work("w", "{}");

    // then
    assertThat(jobsOpen()).containsExactly("last");
    engine.work("last", "{}");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldForgetWhatASubProcessWasUndoingWhenItIsInterrupted() {
    // given
    graph.start("s").end("e").end("late", graph.compensate(null));
    undoable("a");
    inner(graph.compensate(null));
    graph.boundary("timeout", "sub", true, graph.timer(TimerKind.DURATION, "PT1H"));
    engine.deploy(graph.flow("s", "a", "sub", "e").flow("timeout", "late"));
    long instance = engine.create("p", "{}");
    engine.work("a", "{}");
    engine.work("i", "{}");

    // when
    engine.pass(Duration.ofHours(1));

    // then
    assertThat(engine.elements(instance, "TERMINATED")).containsExactly("sub", "st", "undo_i");
    assertUndoes("undo_a");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldUndoAMultiInstanceOnce() {
    // given
    graph.start("s").end("e").throwing("t", graph.compensate(null));
    undoable("a");
    graph.loop("a", false, "=[1,2,3]", null, null, null);
    engine.deploy(graph.flow("s", "a", "t", "e"));
    long instance = engine.create("p", "{}");

    // when
    finish("a", 3);

    // then
    engine.work("undo_a", "{}");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldUndoWhatIsInEachRunOfAMultiInstance() {
    // given
    graph.start("s").end("e").throwing("t", graph.compensate("sub"));
    graph.sub(
        "sub",
        "ss",
        () -> {
          graph.start("ss").end("se");
          undoable("i");
          graph.flow("ss", "i", "se");
        });
    graph.loop("sub", false, "=[1,2]", null, null, null);
    engine.deploy(graph.flow("s", "sub", "t", "e"));
    long instance = engine.create("p", "{}");

    // when
    finish("i", 2);

    // then
    finish("undo_i", 2);
    engine.assertCompleted(instance);
  }

  @Test
  void shouldUndoByASubProcessWhichCanBeUndoneItself() {
    // given
    graph
        .start("s")
        .end("e")
        .throwing("t", graph.compensate(null))
        .throwing("t2", graph.compensate(null))
        .job("a", "a");
    inner(graph.compensate("nothing"));
    graph.undoing("a");
    engine.deploy(graph.flow("s", "a", "t", "t2", "e"));
    long instance = engine.create("p", "{}");
    engine.work("a", "{}");

    // when
    engine.work("i", "{}");

    // then
    assertUndoes("undo_i");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldUndoByAMultiInstance() {
    // given
    twoJobsThen(graph.compensate("a"));
    engine.deploy(graph.loop("undo_a", true, "=[1,2]", null, null, null));
    long instance = engine.create("p", "{}");
    engine.work("a", "{}");
    engine.work("b", "{}");

    // when
    engine.work("undo_a", "{}");

    // then
    assertThat(engine.element("t").isEnded()).isFalse();
    engine.work("undo_a", "{}");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldStopAtACallActivity() {
    // given
    Graph child = engine.process("child");
    child
        .start("cs")
        .end("ce")
        .job("undo_c", "undo_c")
        .undoing("c")
        .job("c", "c")
        .flow("cs", "c", "ce");
    graph
        .start("s")
        .end("e")
        .throwing("t", graph.compensate(null))
        .job("undoCall", "undoCall")
        .undoing("call")
        .call("call", "child");
    engine.deploy(child, graph.flow("s", "call", "t", "e"));
    long instance = engine.create("p", "{}");

    // when
    engine.work("c", "{}");

    // then
    assertThat(jobsOpen()).containsExactly("undoCall");
    engine.work("undoCall", "{}");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldUndoEachThingForOneOfTwoEventsThatThrow() {
    // given
    graph
        .start("s")
        .end("e")
        .parallel("both")
        .throwing("t", graph.compensate(null))
        .throwing("t2", graph.compensate(null));
    undoable("a");
    engine.deploy(graph.flow("s", "a", "both", "t", "e").flow("both", "t2", "e"));
    long instance = engine.create("p", "{}");

    // when
    engine.work("a", "{}");

    // then
    engine.work("undo_a", "{}");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldEndWhatUndoesWhenTheInstanceIsCanceled() {
    // given
    twoJobsThen(graph.compensate(null));
    long instance = engine.create("p", "{}");
    engine.work("a", "{}");
    engine.work("b", "{}");
    long job = engine.activate("undo_a").getFirst().job().key();
    engine.run(new Command.FailJob(job, 0, "no", 0, "{}"), Reply.Done.class);

    // when
    engine.run(new Command.CancelProcessInstance(instance), Reply.Done.class);

    // then
    assertThat(engine.elements(instance, "TERMINATED"))
        .containsExactly("p", "t", "undo_a", "undo_b");
    engine.assertNothingLeft();
  }

  @Test
  void shouldWaitForAPersonWhenWhatUndoesFails() {
    // given
    twoJobsThen(graph.compensate("b"));
    long instance = engine.create("p", "{}");
    engine.work("a", "{}");
    engine.work("b", "{}");
    long job = engine.activate("undo_b").getFirst().job().key();
    engine.run(new Command.FailJob(job, 0, "no", 0, "{}"), Reply.Done.class);
    assertThat(engine.incident().elementId()).isEqualTo("undo_b");

    // when
    engine.run(new Command.UpdateJob(job, 1, null), Reply.Done.class);
    engine.run(new Command.ResolveIncident(engine.incident().key()), Reply.Done.class);
    engine.work("undo_b", "{}");

    // then
    engine.assertCompleted(instance);
  }

  @Test
  void shouldLeaveTheSubProcessWhenWhatUndoesThrowsAnError() {
    // given
    graph.start("s").end("e").end("caught");
    inner(graph.compensate(null));
    graph.boundary("bad", "sub", true, graph.error("bad"));
    engine.deploy(graph.flow("s", "sub", "e").flow("bad", "caught"));
    long instance = engine.create("p", "{}");
    engine.work("i", "{}");
    long job = engine.activate("undo_i").getFirst().job().key();

    // when
    engine.run(new Command.ThrowJobError(job, "bad", null, "{}"), Reply.Done.class);

    // then
    assertThat(engine.completed(instance)).contains("caught");
    engine.assertNothingLeft();
  }

  @Test
  void shouldStopUndoingAtATerminateEndEvent() {
    // given
    graph
        .start("s")
        .end("e")
        .end("stop", new Trigger.Terminate())
        .parallel("both")
        .job("w", "w")
        .throwing("t", graph.compensate(null));
    undoable("a");
    engine.deploy(graph.flow("s", "a", "both", "t", "e").flow("both", "w", "stop"));
    long instance = engine.create("p", "{}");
    engine.work("a", "{}");

    // when
    engine.work("w", "{}");

    // then
    assertThat(engine.elements(instance, "TERMINATED")).containsExactly("t", "undo_a");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldUndoMoreThanOneStepCanDo() {
    // given
    TestEngine slow = new TestEngine(3);
    Graph many = slow.process("many");
    many.start("s")
        .end("e")
        .throwing("t", many.compensate(null))
        .sub(
            "sub",
            "ss",
            () ->
                many.start("ss")
                    .end("se")
                    .pass("undone")
                    .undoing("i")
                    .pass("i")
                    .flow("ss", "i", "se"))
        .loop("sub", false, "=for i in 1..20 return i", null, null, null);
    slow.deploy(many.flow("s", "sub", "t", "e"));

    // when
    long instance = slow.create("many", "{}");

    // then
    assertThat(slow.completed(instance).stream().filter("undone"::equals)).hasSize(20);
    assertThat(slow.stateOf(instance)).isEqualTo(InstanceState.COMPLETED);
    slow.assertNothingLeft();
  }

  /** Two jobs, the second of which a message interrupts; then all is undone. */
  private void withdrawable(boolean interrupting, Trigger.Compensate thrown, boolean atEnd) {
    graph.start("s").end("e").job("last", "last");
    undoable("a");
    graph.onEvent(
        "withdrawn",
        "ws",
        interrupting,
        () -> {
          graph.start("ws", graph.message("m", "=\"k\""));
          undoable("w");
          if (atEnd) {
            graph.end("we", thrown).flow("ws", "w", "we");
          } else {
            graph.throwing("wt", thrown).end("we").flow("ws", "w", "wt", "we");
          }
        });
    engine.deploy(graph.flow("s", "a", "last", "e"));
  }

  @Test
  void shouldUndoFromAnEventSubProcessWhatHasCompletedAroundIt() {
    // given
    withdrawable(true, graph.compensate(null), true);
    long instance = engine.create("p", "{}");
    engine.work("a", "{}");
    engine.publish("m", "k", Duration.ZERO, "{}");

    // when
    engine.work("w", "{}");

    // then
    assertThat(jobsOpen()).containsExactly("undo_a", "undo_w");
    assertThat(engine.element("undo_a").scopeKey()).isEqualTo(engine.element("withdrawn").key());
    engine.work("undo_a", "{}");
    engine.work("undo_w", "{}");
    assertThat(engine.stateOf(instance)).isEqualTo(InstanceState.COMPLETED);
    assertThat(engine.elements(instance, "TERMINATED")).containsExactly("last");
    engine.assertNothingLeft();
  }

  @Test
  void shouldUndoFromAnEventSubProcessBesideWhatGoesOn() {
    // given
    withdrawable(false, graph.compensate("a"), false);
    long instance = engine.create("p", "{}");
    engine.work("a", "{}");
    engine.publish("m", "k", Duration.ZERO, "{}");
    engine.work("w", "{}");

    // when
    engine.work("undo_a", "{}");

    // then
    assertThat(jobsOpen()).containsExactly("last");
    engine.work("last", "{}");
    assertThat(engine.stateOf(instance)).isEqualTo(InstanceState.COMPLETED);
    assertThat(engine.completed(instance)).contains("wt", "we").doesNotContain("undo_w");
    engine.assertNothingLeft();
  }

  @Test
  void shouldNotUndoWhatIsInASubProcessThatAnEventSubProcessEnds() {
    // given
    graph.start("s").end("e");
    graph.sub(
        "sub",
        "ss",
        () -> {
          graph.start("ss").end("se").job("last", "last");
          undoable("i");
          graph.flow("ss", "i", "last", "se");
        });
    graph.onEvent(
        "withdrawn",
        "ws",
        true,
        () ->
            graph
                .start("ws", graph.message("m", "=\"k\""))
                .end("we", graph.compensate(null))
                .flow("ws", "we"));
    engine.deploy(graph.flow("s", "sub", "e"));
    long instance = engine.create("p", "{}");
    engine.work("i", "{}");

    // when
    engine.publish("m", "k", Duration.ZERO, "{}");

    // then
    assertThat(jobsOpen()).isEmpty();
    engine.assertCompleted(instance);
  }

  @Test
  void shouldForgetWhatIsInAnEventSubProcessThatHasCompleted() {
    // given
    graph.start("s").end("e").job("last", "last").throwing("t", graph.compensate(null));
    graph.onEvent(
        "beside",
        "bs",
        false,
        () -> {
          graph.start("bs", graph.message("m", "=\"k\"")).end("be");
          undoable("w");
          graph.flow("bs", "w", "be");
        });
    engine.deploy(graph.flow("s", "last", "t", "e"));
    long instance = engine.create("p", "{}");
    engine.publish("m", "k", Duration.ZERO, "{}");
    engine.work("w", "{}");

    // when
    engine.work("last", "{}");

    // then
    assertThat(jobsOpen()).isEmpty();
    engine.assertCompleted(instance);
  }
}
