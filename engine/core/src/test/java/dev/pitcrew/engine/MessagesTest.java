package dev.pitcrew.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Effect;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.command.StepContext;
import dev.pitcrew.engine.state.InstanceState;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.state.Tables;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessagesTest {

  private static final Duration NONE = Duration.ZERO;
  private static final Duration HOUR = Duration.ofHours(1);

  private final TestEngine engine = new TestEngine();

  private Graph waiting(String id) {
    Graph graph = engine.process(id);
    return graph
        .start("s")
        .catching("c", graph.message("paid", "=order"))
        .end("e")
        .flow("s", "c", "e");
  }

  private Graph startedBy(String id, String message) {
    Graph graph = engine.process(id);
    return graph.start("s", graph.message(message, "")).job("t", id).end("e").flow("s", "t", "e");
  }

  @Test
  void shouldGoOnWithItsVariablesWhenTheMessageComes() {
    // given
    engine.deploy(waiting("p"));
    long instance = engine.create("p", "{\"order\":17}");

    // when
    engine.publish("paid", "18", NONE, "{}");
    assertThat(engine.stateOf(instance)).isEqualTo(InstanceState.ACTIVE);
    engine.publish("paid", "17", NONE, "{\"amount\":5}");

    // then
    assertThat(engine.completed(instance)).containsExactly("p", "s", "c", "e");
    assertThat(engine.variables(instance)).containsEntry("amount", "5");
    engine.assertNothingLeft();
  }

  @Test
  void shouldTakeTheOldestBufferedMessageWhenItBeginsToWait() {
    // given
    engine.deploy(waiting("p"));
    engine.publish("paid", "17", Duration.ofMinutes(1), "{\"n\":1}");
    engine.publish("paid", "17", HOUR, "{\"n\":2}");
    engine.publish("paid", "17", HOUR, "{\"n\":3}");
    engine.pass(Duration.ofMinutes(2));

    // when
    long first = engine.create("p", "{\"order\":\"17\"}");
    long second = engine.create("p", "{\"order\":\"17\"}");

    // then: the first message is forgotten, each other goes to the process once
    assertThat(engine.variables(first)).containsEntry("n", "2");
    assertThat(engine.variables(second)).containsEntry("n", "3");
    engine.pass(HOUR);
    engine.assertNothingLeft();
  }

  @Test
  void shouldRefuseToDeleteAnInstanceUntilTheMessageItGotIsForgotten() {
    // given
    engine.deploy(waiting("p"));
    engine.publish("paid", "17", HOUR, "{}");
    long instance = engine.create("p", "{\"order\":\"17\"}");
    assertThat(engine.stateOf(instance)).isEqualTo(InstanceState.COMPLETED);

    // when
    Rejection refused = engine.run(new Command.DeleteProcessInstance(instance), Rejection.class);

    // then
    assertThat(refused.type()).isEqualTo(Rejection.Type.INVALID_STATE);
    assertThat(refused.reason())
        .startsWith("Expected to delete a process instance with key '%d', but".formatted(instance))
        .endsWith("which it got, is still buffered and could start another.");
    engine.pass(HOUR.plusMinutes(1));
    engine.run(new Command.DeleteProcessInstance(instance), Reply.Done.class);
  }

  @Test
  void shouldGoToTheElementThatBeganFirstWhenItOpensItsSubscriptionLater() {
    // given the first has no correlation key yet
    engine.deploy(waiting("p"));
    long first = engine.create("p", "{}");
    long second = engine.create("p", "{\"order\":\"17\"}");
    engine.run(new Command.SetVariables(first, "{\"order\":\"17\"}", false));
    engine.run(new Command.ResolveIncident(engine.incident().key()));

    // when
    engine.publish("paid", "17", NONE, "{}");

    // then
    assertThat(engine.stateOf(first)).isEqualTo(InstanceState.COMPLETED);
    assertThat(engine.stateOf(second)).isEqualTo(InstanceState.ACTIVE);
  }

  @Test
  void shouldTakeAllBufferedMessagesWhenABoundaryEventDoesNotInterrupt() {
    // given
    Graph graph = engine.process("p");
    engine.deploy(
        graph
            .start("s")
            .job("t", "work")
            .boundary("note", "t", false, graph.message("note", "=\"k\""))
            .pass("noted")
            .end("e")
            .flow("s", "t", "e")
            .flow("note", "noted"));
    for (int i = 1; i <= 3; i++) {
      engine.publish("note", "k", HOUR, "{\"n\":%d}".formatted(i));
    }

    // when
    long instance = engine.create("p", "{}");
    engine.publish("note", "k", NONE, "{\"n\":4}");

    // then: each once, in their order
    assertThat(engine.completed(instance))
        .containsExactlyInAnyOrder(
            "s", "note", "noted", "note", "noted", "note", "noted", "note", "noted");
    assertThat(engine.variables(instance)).containsEntry("n", "4");
    engine.work("work", "{}");
    engine.pass(HOUR);
    engine.assertNothingLeft();
  }

  @Test
  void shouldReachEachProcessIdOnceWhenSeveralWait() {
    // given
    engine.deploy(waiting("p"), waiting("q"));
    long p1 = engine.create("p", "{\"order\":\"1\"}");
    long p2 = engine.create("p", "{\"order\":\"1\"}");
    long q = engine.create("q", "{\"order\":\"1\"}");

    // when
    engine.publish("paid", "1", HOUR, "{}");

    // then
    assertThat(engine.stateOf(p1)).isEqualTo(InstanceState.COMPLETED);
    assertThat(engine.stateOf(p2)).isEqualTo(InstanceState.ACTIVE);
    assertThat(engine.stateOf(q)).isEqualTo(InstanceState.COMPLETED);
  }

  @Test
  void shouldRefuseMessageWhenItsIdIsBuffered() {
    // given
    Command publish = new Command.PublishMessage("m", "k", 1_000, "id-1", "{}", "<default>");
    engine.run(publish, Reply.MessagePublished.class);

    // when // then
    assertThat(engine.run(publish))
        .isEqualTo(
            new Rejection(
                Rejection.Type.ALREADY_EXISTS,
                "Expected to publish a new message with id 'id-1', but a message with that id was already published"));
    engine.pass(Duration.ofSeconds(1));
    engine.run(publish, Reply.MessagePublished.class);
  }

  @Test
  void shouldStartOneInstanceForEachKeyAtATime() {
    // given
    engine.deploy(startedBy("p", "order"));

    // when
    engine.publish("order", "k", HOUR, "{\"n\":1}");
    engine.publish("order", "k", HOUR, "{\"n\":2}");
    engine.publish("order", "other", HOUR, "{\"n\":3}");

    // then
    List<ProcessInstanceRow> instances = engine.state.all(Tables.PROCESS_INSTANCE);
    assertThat(instances).hasSize(2);
    assertThat(engine.variables(instances.getFirst().key())).containsEntry("n", "1");
    engine.run(new Command.CancelProcessInstance(instances.getFirst().key()));
    assertThat(engine.state.all(Tables.PROCESS_INSTANCE)).hasSize(3);
    assertThat(engine.variables(engine.state.all(Tables.PROCESS_INSTANCE).getLast().key()))
        .containsEntry("n", "2");
    engine.assertReplayBringsTheSameRows();
  }

  @Test
  void shouldSayWhyACorrelatedMessageStartsNoSecondInstance() {
    // given
    Graph graph = engine.process("p");
    engine.deploy(
        graph.start("s", graph.message("m", "")).job("j", "j").end("e").flow("s", "j", "e"));
    Command.CorrelateMessage command = new Command.CorrelateMessage("m", "1", "{}", "<default>");
    engine.run(command, Reply.MessageCorrelated.class);

    // when
    Rejection refused = engine.run(command, Rejection.class);

    // then
    assertThat(refused.type()).isEqualTo(Rejection.Type.NOT_FOUND);
    assertThat(refused.reason())
        .isEqualTo(
            "Expected to find subscription for message with name 'm' and correlation key '1', but no active subscription was found. A process instance with this correlation key is already active for a message start event with this message name in process IDs [p]. Only one active process instance per correlation key is allowed for message start events.");
  }

  @Test
  void shouldAlwaysStartWhenTheKeyIsEmpty() {
    // given
    engine.deploy(startedBy("p", "order"));

    // when
    engine.publish("order", "", NONE, "{}");
    engine.publish("order", "", NONE, "{}");

    // then
    assertThat(engine.state.all(Tables.PROCESS_INSTANCE)).hasSize(2);
  }

  @Test
  void shouldOnlyStartTheNewestVersion() {
    // given
    engine.deploy(startedBy("p", "order"));
    Reply.Deployed second = engine.deploy(startedBy("p", "other"));

    // when
    engine.publish("order", "1", NONE, "{}");
    engine.publish("other", "1", NONE, "{}");

    // then
    assertThat(engine.state.all(Tables.PROCESS_INSTANCE))
        .extracting(ProcessInstanceRow::processDefinitionKey)
        .containsExactly(second.processes().getFirst().key());
  }

  @Test
  void shouldAnswerWhoTookTheMessageWhenCorrelated() {
    // given
    engine.deploy(waiting("p"));
    long instance = engine.create("p", "{\"order\":17}");

    // when
    Reply.MessageCorrelated correlated =
        engine.run(
            new Command.CorrelateMessage("paid", "17", "{}", "<default>"),
            Reply.MessageCorrelated.class);

    // then
    assertThat(correlated.processInstanceKey()).isEqualTo(instance);
    assertThat(engine.run(new Command.CorrelateMessage("paid", "17", "{}", "<default>")))
        .isEqualTo(
            new Rejection(
                Rejection.Type.NOT_FOUND,
                "Expected to find subscription for message with name 'paid' and correlation key '17', but none was found."));
  }

  @Test
  void shouldRaiseIncidentWhenTheKeyIsNoText() {
    // given
    engine.deploy(waiting("p"));

    // when
    long instance = engine.create("p", "{\"order\":[]}");

    // then
    assertThat(engine.incident().message())
        .isEqualTo(
            "Failed to extract the correlation key for 'order': The value must be either a string or a number, but was 'ARRAY'.");
    engine.run(new Command.SetVariables(instance, "{\"order\":\"1\"}", true));
    engine.run(new Command.ResolveIncident(engine.incident().key()));
    engine.publish("paid", "1", NONE, "{}");
    engine.assertNothingLeft();
  }

  @Test
  void shouldInterruptOrGoBesideWhenAMessageBoundaryEventTriggers() {
    // given
    Graph graph = engine.process("p");
    engine.deploy(
        graph
            .start("s")
            .job("t", "work")
            .boundary("note", "t", false, graph.message("note", "=\"k\""))
            .boundary("stop", "t", true, graph.message("stop", "=\"k\""))
            .job("read", "read")
            .end("e")
            .end("stopped")
            .flow("s", "t", "e")
            .flow("note", "read")
            .flow("stop", "stopped")
            .output("note", "=text", "lastNote"));
    long instance = engine.create("p", "{}");

    // when
    engine.publish("note", "k", NONE, "{\"text\":\"a\"}");
    engine.publish("note", "k", NONE, "{\"text\":\"b\"}");
    assertThat(engine.activate("read")).hasSize(2);
    assertThat(engine.variables(instance)).containsOnlyKeys("lastNote");
    engine.publish("stop", "k", NONE, "{}");

    // then
    assertThat(engine.elements(instance, "TERMINATED")).containsExactly("t");
    assertThat(engine.completed(instance)).contains("stop", "stopped");
    assertThat(engine.stateOf(instance)).isEqualTo(InstanceState.ACTIVE);
    engine.run(new Command.CancelProcessInstance(instance));
    engine.assertNothingLeft();
  }

  @Test
  void shouldPassOnWhatAMessageBringsWhenItsEventHappens() {
    // given
    Graph graph = engine.process("p");
    engine.deploy(
        graph
            .start("s")
            .job("t", "work")
            .boundary("stop", "t", true, graph.message("stop", "=\"k\""))
            .end("e")
            .end("stopped")
            .flow("s", "t", "e")
            .flow("stop", "stopped"));
    long instance = engine.create("p", "{\"text\":\"old\"}");

    // when
    engine.publish("stop", "k", NONE, "{\"text\":\"a\",\"own\":1}");

    // then
    assertThat(engine.variables(engine.element("stop").key())).isEmpty();
    assertThat(engine.variables(instance)).containsEntry("text", "\"a\"").containsEntry("own", "1");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldTakeTheWayOfTheGuardWhenItsMessageIsBuffered() {
    // given
    Graph graph = engine.process("p");
    engine.deploy(
        graph
            .start("s")
            .job("t", "work")
            .boundary("stop", "t", true, graph.message("stop", "=\"k\""))
            .end("e")
            .end("stopped")
            .flow("s", "t", "e")
            .flow("stop", "stopped"));
    engine.publish("stop", "k", HOUR, "{}");
    engine.streams = type -> new StepContext.JobStreams.Target(1, "s", 1_000, List.of());

    // when
    long instance = engine.create("p", "{}");

    // then
    assertThat(engine.effects).doesNotHaveAnyElementsOfTypes(Effect.PushJob.class);
    assertThat(engine.completed(instance)).containsExactly("p", "s", "stop", "stopped");
    assertThat(engine.elements(instance, "TERMINATED")).containsExactly("t");
    engine.pass(HOUR);
    engine.assertNothingLeft();
  }
}
