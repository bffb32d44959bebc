package dev.pitcrew.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.model.TaskListenerEvent;
import dev.pitcrew.engine.state.AuditRow;
import dev.pitcrew.engine.state.JobRow;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.state.UserTaskRow;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobalTaskListenersTest {

  private final TestEngine engine = new TestEngine();
  private final Graph graph = engine.process("p");

  private static Command.GlobalTaskListener listener(String type, boolean after, int priority) {
    return new Command.GlobalTaskListener(type, 3, List.of("completing"), after, priority);
  }

  private void create(String id, Command.GlobalTaskListener listener) {
    engine.run(
        new Command.CreateGlobalTaskListener(id, listener), Reply.GlobalTaskListenerStored.class);
  }

  private List<String> open() {
    return engine.state.all(Tables.JOB).stream().filter(JobRow::isOpen).map(JobRow::type).toList();
  }

  private UserTaskRow task() {
    return engine.state.all(Tables.USER_TASK).getLast();
  }

  private long begin() {
    return engine.create("p", "{}");
  }

  private void complete() {
    engine.run(new Command.CompleteUserTask(task().key(), "{}", null));
  }

  @Test
  void shouldAskByPriorityAndIdBeforeAndAfterTheListenersOfTheModel() {
    // given
    graph
        .start("s")
        .user("t", "", List.of(graph.listener(TaskListenerEvent.COMPLETING, "model")))
        .end("e")
        .flow("s", "t", "e");
    engine.deploy(graph);
    create("z", listener("low", false, 1));
    create("b", listener("second", false, 50));
    create("a", listener("first", false, 50));
    create("y", listener("last", true, 100));
    create("other", new Command.GlobalTaskListener("canceling", 3, List.of("canceling"), false, 1));
    long instance = begin();

    // when
    complete();

    // then
    for (String expected : List.of("first", "second", "low", "model", "last")) {
      assertThat(open()).containsExactly(expected);
      engine.work(expected, "{}");
    }
    engine.assertCompleted(instance);
  }

  @Test
  void shouldAskAboutEveryEventWhenItListensToAll() {
    // given
    engine.deploy(graph.start("s").user("t", "ann").end("e").flow("s", "t", "e"));
    create("g", new Command.GlobalTaskListener("g", 5, List.of("ALL", "Creating"), false, 50));
    long instance = begin();

    // when
    assertThat(engine.state.all(Tables.JOB).getLast().retries()).isEqualTo(5);
    assertThat(engine.state.all(Tables.JOB).getLast().listenerEventType()).isEqualTo("CREATING");
    engine.work("g", "{}");
    assertThat(engine.state.all(Tables.JOB).getLast().listenerEventType()).isEqualTo("ASSIGNING");
    engine.work("g", "{}");
    complete();
    engine.work("g", "{}");

    // then
    engine.assertCompleted(instance);
  }

  @Test
  void shouldAskWhomThereWasWhenItBegan() {
    // given
    engine.deploy(graph.start("s").user("t", "").end("e").flow("s", "t", "e"));
    create("a", listener("a", false, 50));
    create("b", listener("b", false, 40));
    long instance = begin();
    complete();

    // when
    engine.run(new Command.DeleteGlobalTaskListener("b"), Reply.Done.class);
    create("c", listener("c", false, 30));

    // then
    engine.work("a", "{}");
    assertThat(open()).containsExactly("b");
    engine.work("b", "{}");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldUpdateAndDelete() {
    // given
    engine.deploy(graph.start("s").user("t", "").end("e").flow("s", "t", "e"));
    create("a", listener("a", false, 50));

    // when
    engine.run(
        new Command.UpdateGlobalTaskListener("a", listener("b", true, 7)),
        Reply.GlobalTaskListenerStored.class);

    // then
    assertThat(engine.state.all(Tables.GLOBAL_LISTENER))
        .singleElement()
        .satisfies(row -> assertThat(row.type()).isEqualTo("b"))
        .satisfies(row -> assertThat(row.afterNonGlobal()).isTrue());
    engine.run(new Command.DeleteGlobalTaskListener("a"), Reply.Done.class);
    long instance = begin();
    complete();
    engine.assertCompleted(instance);
  }

  @Test
  void shouldRefuseWhatIsThereTwiceOrNotAtAll() {
    // given
    create("a", listener("a", false, 50));

    // then
    assertThat(engine.run(new Command.CreateGlobalTaskListener("a", listener("b", false, 50))))
        .isEqualTo(
            new Rejection(
                Rejection.Type.ALREADY_EXISTS,
                "Expected to create a global task listener with id 'a', but there is one already."));
    assertThat(engine.run(new Command.UpdateGlobalTaskListener("x", listener("b", false, 50))))
        .isEqualTo(
            new Rejection(
                Rejection.Type.NOT_FOUND,
                "Expected to update a global task listener with id 'x', but there is none."));
    assertThat(engine.run(new Command.DeleteGlobalTaskListener("x")))
        .isEqualTo(
            new Rejection(
                Rejection.Type.NOT_FOUND,
                "Expected to delete a global task listener with id 'x', but there is none."));
  }

  @ParameterizedTest
  @CsvSource({
    "'', t, 3, all, 50, the id",
    "a, '', 3, all, 50, the type",
    "a, =t, 3, all, 50, to be a job type",
    "a, t, 0, all, 50, the retries",
    "a, t, 3, create, 50, the event types",
    "a, t, 3, all, 101, the priority",
  })
  void shouldRefuseWhatMakesNoSense(
      String id, String type, int retries, String event, int priority, String expected) {
    // when
    var outcome =
        engine.run(
            new Command.CreateGlobalTaskListener(
                id, new Command.GlobalTaskListener(type, retries, List.of(event), false, priority)),
            Rejection.class);

    // then
    assertThat(outcome.type()).isEqualTo(Rejection.Type.INVALID_ARGUMENT);
    assertThat(outcome.reason()).contains(expected);
  }

  @Test
  void shouldLetOperatorsOnlyAndWriteItDown() {
    // given
    engine.caller = Caller.person("clara", Set.of("clerk"), Set.of(), Set.of());

    // when
    var refused =
        engine.run(
            new Command.CreateGlobalTaskListener("a", listener("a", false, 50)), Rejection.class);

    // then
    assertThat(refused.type()).isEqualTo(Rejection.Type.FORBIDDEN);
    engine.caller = Caller.trusted("program", Caller.Kind.CLIENT);
    create("a", listener("a", false, 50));
    assertThat(engine.state.all(Tables.AUDIT))
        .extracting(AuditRow::entityDescription)
        .containsExactly("global task listener a");
    engine.assertReplayBringsTheSameRows();
  }

  @Test
  void shouldLookThemUpOnceForAllTasks() {
    // given
    engine.deploy(graph.start("s").user("t", "").end("e").flow("s", "t", "e"));
    begin();
    engine.lookups.clear();

    // when
    long instance = begin();
    complete();

    // then
    engine.assertReplayBringsTheSameRows();
    assertThat(instance).isPositive();
    assertThat(engine.lookups).doesNotContain("global_listener_by_kind");
  }
}
