package dev.pitcrew.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.command.ActivatedJob;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Modification;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.model.BindingType;
import dev.pitcrew.engine.model.Trigger.TimerKind;
import dev.pitcrew.engine.state.ContinuationRow;
import dev.pitcrew.engine.state.ElementState;
import dev.pitcrew.engine.state.IncidentType;
import dev.pitcrew.engine.state.InstanceState;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.state.Tables;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sub-processes, call activities, multi-instances, event-based gateways, bounded steps. */
class ScopesTest {

  private final TestEngine engine = new TestEngine();

  @Test
  void shouldKeepLocalVariablesInsideTheSubProcess() {
    // given
    Graph graph = engine.process("p");
    engine.deploy(
        graph
            .around("ss", () -> graph.start("ss").job("t", "work").end("se").flow("ss", "t", "se"))
            .input("sub", "=1", "inner")
            .output("sub", "=inner", "result"));
    long instance = engine.create("p", "{}");

    // when
    engine.work("work", "{\"inner\":2,\"outer\":3}");

    // then
    assertThat(engine.variables(instance)).containsOnlyKeys("result", "outer");
    assertThat(engine.variables(instance)).containsEntry("result", "2");
    engine.assertNothingLeft();
  }

  @Test
  void shouldHandVariablesToTheCalledProcessAndBack() {
    // given
    engine.deploy(
        engine.process("child").start("cs").job("ct", "work").end("ce").flow("cs", "ct", "ce"),
        engine.process("all").start("s").call("c", "=who").end("e").flow("s", "c", "e"),
        engine
            .process("some")
            .start("s")
            .call("c", "child", BindingType.DEPLOYMENT, false, false)
            .end("e")
            .flow("s", "c", "e")
            .input("c", "=a", "in")
            .output("c", "=out", "res"));

    // when
    long all = engine.create("all", "{\"who\":\"child\",\"a\":1}");
    List<ActivatedJob> ofAll = engine.activate("work");
    engine.run(new Command.CompleteJob(ofAll.getFirst().job().key(), "{\"out\":5}"));
    long some = engine.create("some", "{\"a\":1,\"b\":2}");
    List<ActivatedJob> ofSome = engine.activate("work");
    engine.run(new Command.CompleteJob(ofSome.getFirst().job().key(), "{\"out\":6,\"x\":1}"));

    // then
    assertThat(ofAll.getFirst().variables()).isEqualTo("{\"who\":\"child\",\"a\":1}");
    assertThat(ofAll.getFirst().job().rootProcessInstanceKey()).isEqualTo(all);
    assertThat(engine.variables(all)).containsEntry("out", "5");
    assertThat(ofSome.getFirst().variables()).isEqualTo("{\"in\":1}");
    assertThat(engine.variables(some)).containsOnlyKeys("a", "b", "res").containsEntry("res", "6");
    engine.assertNothingLeft();
  }

  @Test
  void shouldCancelTheCalledInstanceWithItsCaller() {
    // given
    engine.deploy(
        engine.process("child").start("cs").job("ct", "work").end("ce").flow("cs", "ct", "ce"),
        engine.process("p").start("s").call("c", "child").end("e").flow("s", "c", "e"));
    long instance = engine.create("p", "{}");
    ProcessInstanceRow child = engine.state.all(Tables.PROCESS_INSTANCE).getLast();
    assertThat(child.parentProcessInstanceKey()).isEqualTo(instance);

    // when // then
    assertThat(engine.run(new Command.CancelProcessInstance(child.key())))
        .isEqualTo(
            new Rejection(
                Rejection.Type.INVALID_STATE,
                "Expected to cancel a process instance with key '%d', but it is created by a parent process instance. Cancel the root process instance '%d' instead."
                    .formatted(child.key(), instance)));
    engine.run(new Command.CancelProcessInstance(instance), Reply.Done.class);
    assertThat(engine.stateOf(child.key())).isEqualTo(InstanceState.TERMINATED);
    assertThat(engine.stateOf(instance)).isEqualTo(InstanceState.TERMINATED);
    engine.assertNothingLeft();
  }

  @Test
  void shouldRaiseIncidentUntilTheCalledProcessIsDeployed() {
    // given
    engine.deploy(engine.process("p").start("s").call("c", "child").end("e").flow("s", "c", "e"));
    long instance = engine.create("p", "{}");
    assertThat(engine.incident().type()).isEqualTo(IncidentType.CALLED_ELEMENT_ERROR);
    assertThat(engine.incident().message())
        .isEqualTo("Expected process with BPMN process id 'child' to be deployed, but not found.");

    // when
    engine.deploy(engine.process("child").start("cs").end("ce").flow("cs", "ce"));
    engine.run(new Command.ResolveIncident(engine.incident().key()), Reply.Done.class);

    // then
    engine.assertCompleted(instance);
  }

  private Graph loop(boolean sequential, String condition) {
    return engine
        .process("p")
        .working()
        .loop("t", sequential, "=items", "results", "=result", condition);
  }

  @Test
  void shouldRunAllAtOnceAndCollectInOrderWhenParallel() {
    // given
    engine.deploy(loop(false, null));
    long instance = engine.create("p", "{\"items\":[10,20,30]}");

    // when
    List<ActivatedJob> jobs = engine.activate("work");
    assertThat(jobs).hasSize(3);
    assertThat(jobs.get(1).variables()).contains("\"item\":20").contains("\"loopCounter\":2");
    for (int i = 2; i >= 0; i--) {
      engine.run(new Command.CompleteJob(jobs.get(i).job().key(), "{\"result\":\"r" + i + "\"}"));
    }

    // then
    assertThat(engine.variables(instance))
        .containsOnlyKeys("items", "results")
        .containsEntry("results", "[\"r0\",\"r1\",\"r2\"]");
    engine.assertNothingLeft();
  }

  @Test
  void shouldRunOneAfterTheOtherWhenSequential() {
    // given
    engine.deploy(loop(true, null));
    long instance = engine.create("p", "{\"items\":[1,2]}");

    // when
    assertThat(engine.state.all(Tables.JOB)).hasSize(1);
    engine.work("work", "{\"result\":1}");
    assertThat(engine.stateOf(instance)).isEqualTo(InstanceState.ACTIVE);
    engine.work("work", "{\"result\":2}");

    // then
    assertThat(engine.variables(instance)).containsEntry("results", "[1,2]");
    engine.assertNothingLeft();
  }

  @Test
  void shouldEndTheOthersWhenTheCompletionConditionHolds() {
    // given
    engine.deploy(loop(false, "=numberOfCompletedInstances / numberOfInstances >= 0.5"));
    long instance = engine.create("p", "{\"items\":[1,2,3,4]}");

    // when
    List<ActivatedJob> jobs = engine.activate("work");
    engine.run(new Command.CompleteJob(jobs.get(0).job().key(), "{\"result\":1}"));
    assertThat(engine.stateOf(instance)).isEqualTo(InstanceState.ACTIVE);
    engine.run(new Command.CompleteJob(jobs.get(2).job().key(), "{\"result\":3}"));

    // then
    assertThat(engine.variables(instance)).containsEntry("results", "[1,null,3,null]");
    assertThat(engine.elements(instance, "TERMINATED")).containsExactly("t", "t");
    engine.assertNothingLeft();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldLoopOverWhatThereWasAtTheBeginning(boolean sequential) {
    // given
    engine.deploy(loop(sequential, "=numberOfInstances < numberOfCompletedInstances"));
    long instance = engine.create("p", "{\"items\":[1,2]}");

    // when
    engine.run(new Command.SetVariables(instance, "{\"items\":[9]}", false));

    // then
    for (int i = 1; i <= 2; i++) {
      ActivatedJob job = engine.activate("work").getFirst();
      assertThat(engine.variables(job.job().elementInstanceKey()))
          .containsEntry("item", Integer.toString(i));
      engine.run(new Command.CompleteJob(job.job().key(), "{}"), Reply.Done.class);
      engine.pass(Duration.ofMinutes(2));
    }
    engine.assertCompleted(instance);
  }

  @Test
  void shouldGoOnWithABigListAsItWasAtTheBeginning() {
    // given
    TestEngine small = new TestEngine(5);
    Graph g = small.process("p");
    g.start("s").job("j", "work").end("e").flow("s", "j", "e");
    g.loop("j", false, "=for i in 1..n return i", null, null, null);
    small.deploy(g);
    small.step(TestEngine.createOf("p", "{\"n\":1000}"));
    long instance = small.state.all(Tables.PROCESS_INSTANCE).getFirst().key();

    // when
    small.step(new Command.SetVariables(instance, "{\"n\":2}", false));
    small.state.all(Tables.CONTINUATION).forEach(c -> small.run(new Command.Continue(c.key())));

    // then
    assertThat(small.state.all(Tables.JOB)).hasSize(1000);
    small.run(new Command.CancelProcessInstance(instance), Reply.Done.class);
    small.assertNothingLeft();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldCollectWhatIsMappedOntoTheOutputElement(boolean sequential) {
    // given
    engine.deploy(loop(sequential, null).output("t", "=x * 10", "result"));
    long instance = engine.create("p", "{\"items\":[1,2]}");

    // when
    for (int i = 1; i <= 2; i++) {
      ActivatedJob job = engine.activate("work").getFirst();
      engine.run(new Command.CompleteJob(job.job().key(), "{\"x\":" + i + "}"), Reply.Done.class);
      engine.pass(Duration.ofMinutes(2));
    }

    // then
    assertThat(engine.variables(instance))
        .containsEntry("results", "[10,20]")
        .doesNotContainKey("result");
    engine.assertCompleted(instance);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"text\" | because the type of the output collection is: STRING",
        "null | because the type of the output collection is: NIL",
        "[] | at position 1 because the size of the collection is: 0"
      })
  void shouldRaiseIncidentWhenSomebodyMeddledWithTheOutputCollection(String value, String why) {
    // given
    engine.deploy(loop(true, null));
    long instance = engine.create("p", "{\"items\":[1]}");
    ActivatedJob job = engine.activate("work").getFirst();
    long child = job.job().elementInstanceKey();
    engine.run(new Command.SetVariables(child, "{\"results\":" + value + "}", false));

    // when
    engine.run(new Command.CompleteJob(job.job().key(), "{\"result\":5}"), Reply.Done.class);

    // then
    assertThat(engine.incident().type()).isEqualTo(IncidentType.EXTRACT_VALUE_ERROR);
    assertThat(engine.incident().message())
        .isEqualTo(
            "Unable to update an item in output collection 'results' "
                + why
                + ". This may happen when multiple BPMN elements write to the same variable.");
    engine.run(new Command.SetVariables(child, "{\"results\":[null]}", false));
    engine.run(new Command.ResolveIncident(engine.incident().key()), Reply.Done.class);
    assertThat(engine.variables(instance)).containsEntry("results", "[5]");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldCountChildrenThatSomebodyHasEnded() {
    // given
    engine.deploy(
        loop(false, "=numberOfTerminatedInstances = 1 and numberOfCompletedInstances = 1"));
    long instance = engine.create("p", "{\"items\":[1,2,3]}");
    List<ActivatedJob> jobs = engine.activate("work");
    Modification ending =
        new Modification(
            List.of(),
            List.of(),
            List.of(new Modification.Termination(jobs.get(2).job().elementInstanceKey(), "")));
    engine.run(new Command.ModifyProcessInstance(instance, ending), Reply.Done.class);

    // when
    engine.run(new Command.CompleteJob(jobs.get(0).job().key(), "{}"), Reply.Done.class);

    // then
    assertThat(engine.elements(instance, "TERMINATED")).containsExactly("t", "t");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldPassWhenThereIsNothingToLoopOver() {
    // given
    engine.deploy(loop(false, null));

    // when
    long instance = engine.create("p", "{\"items\":[]}");

    // then
    assertThat(engine.variables(instance)).containsEntry("results", "[]");
    engine.assertNothingLeft();
  }

  @Test
  void shouldRaiseIncidentWhenTheCollectionIsNoList() {
    // given
    engine.deploy(loop(true, null));

    // when
    long instance = engine.create("p", "{}");

    // then
    assertThat(engine.incident().message())
        .isEqualTo(
            "Expected result of the expression 'items' to be 'ARRAY', but was 'NULL'. The evaluation reported the following warnings:\n[NO_VARIABLE_FOUND] No variable found with name 'items'");
    engine.run(new Command.SetVariables(instance, "{\"items\":[1]}", true));
    engine.run(new Command.ResolveIncident(engine.incident().key()), Reply.Done.class);
    engine.work("work", "{}");
    engine.assertNothingLeft();
  }

  @Test
  void shouldEndAllChildrenWhenAMultiInstanceIsInterrupted() {
    // given
    Graph graph = loop(false, null);
    engine.deploy(
        graph
            .boundary("b", "t", true, graph.timer(TimerKind.DURATION, "PT1M"))
            .end("late")
            .flow("b", "late"));
    long instance = engine.create("p", "{\"items\":[1,2,3]}");

    // when
    engine.pass(Duration.ofMinutes(1));

    // then
    assertThat(engine.elements(instance, "TERMINATED")).hasSize(4);
    assertThat(engine.completed(instance)).containsExactly("p", "s", "b", "late");
    engine.assertNothingLeft();
  }

  @Test
  void shouldGoTheWayOfTheFirstEventAfterAnEventBasedGateway() {
    // given
    Graph graph = engine.process("p");
    engine.deploy(
        graph
            .start("s")
            .eventBased("g")
            .catching("m", graph.message("answer", "=\"k\""))
            .catching("t", graph.timer(TimerKind.DURATION, "PT1M"))
            .end("answered")
            .end("late")
            .flow("s", "g", "m", "answered")
            .flow("g", "t", "late"));

    // when
    long answered = engine.create("p", "{}");
    engine.publish("answer", "k", Duration.ZERO, "{\"yes\":true}");
    long late = engine.create("p", "{}");
    engine.pass(Duration.ofMinutes(1));

    // then
    assertThat(engine.completed(answered)).containsExactly("p", "s", "g", "m", "answered");
    assertThat(engine.variables(answered)).containsEntry("yes", "true");
    assertThat(engine.completed(late)).containsExactly("p", "s", "g", "t", "late");
    engine.assertNothingLeft();
  }

  @Test
  void shouldGiveOthersATurnWhenAModelLoopsForEver() {
    // given
    engine.deploy(
        engine
            .process("p")
            .start("s")
            .exclusive("merge", null)
            .script("count", "=n + 1", "n")
            .exclusive("again", "again-e")
            .end("e")
            .flow("s", "merge", "count", "again")
            .flowIf("=n < 2000", "again", "merge")
            .flow("again", "e"));

    // when
    var first = engine.step(TestEngine.createOf("p", "{\"n\":0}"));
    long instance = ((Reply.InstanceCreated) first.outcome()).processInstanceKey();
    assertThat(engine.stateOf(instance)).isEqualTo(InstanceState.ACTIVE);
    int steps = 1;
    while (engine.stateOf(instance) == InstanceState.ACTIVE) {
      ContinuationRow next = engine.state.all(Tables.CONTINUATION).getLast();
      engine.run(new Command.Continue(next.key()));
      steps++;
    }

    // then
    assertThat(steps).isGreaterThan(1);
    assertThat(engine.variables(instance)).containsEntry("n", "2000");
    assertThat(engine.state.all(Tables.CONTINUATION)).allMatch(ContinuationRow::done);
    engine.assertNothingLeft();
  }

  @Test
  void shouldCancelWhileAContinuationWaits() {
    // given
    engine.deploy(
        engine
            .process("p")
            .start("s")
            .exclusive("merge", null)
            .pass("round")
            .end("never")
            .flow("s", "merge", "round", "merge"));
    var first = engine.step(TestEngine.createOf("p", "{}"));
    long instance = ((Reply.InstanceCreated) first.outcome()).processInstanceKey();

    // when
    engine.step(new Command.CancelProcessInstance(instance));
    engine.run(new Command.Continue(engine.state.all(Tables.CONTINUATION).getLast().key()));

    // then
    assertThat(engine.stateOf(instance)).isEqualTo(InstanceState.TERMINATED);
    engine.assertNothingLeft();
  }

  @Test
  void shouldNotOverflowWhenAProcessCallsItselfForEver() {
    // given
    engine.deploy(engine.process("p").start("s").call("c", "p").end("e").flow("s", "c", "e"));

    // when
    long instance = engine.create("p", "{}");

    // then
    assertThat(engine.incident().type()).isEqualTo(IncidentType.CALLED_ELEMENT_ERROR);
    engine.run(new Command.CancelProcessInstance(instance));
    engine.assertNothingLeft();
  }

  @Test
  void shouldNotTriggerInAScopeThatIsEnding() {
    // given: steps of one transition, so that a timer comes between two of them
    TestEngine slow = new TestEngine(1);
    Graph graph = slow.process("p");
    slow.deploy(
        graph.around(
            "ss",
            () ->
                graph
                    .start("ss")
                    .job("t", "work")
                    .boundary("b", "t", true, graph.timer(TimerKind.DURATION, "PT1M"))
                    .end("se")
                    .flow("ss", "t", "se")));
    long instance = slow.create("p", "{}");
    slow.now = slow.now.plusSeconds(60);

    // when
    slow.step(new Command.CancelProcessInstance(instance));
    slow.step(new Command.Continue(slow.state.all(Tables.CONTINUATION).getLast().key()));
    assertThat(slow.element("sub").state()).isEqualTo(ElementState.TERMINATING);
    slow.step(new Command.TriggerTimer(slow.state.all(Tables.TIMER).getFirst().key()));
    slow.run(new Command.Continue(slow.state.all(Tables.CONTINUATION).getLast().key()));

    // then
    assertThat(slow.elements(instance, "TERMINATED")).containsExactly("p", "sub", "t");
    slow.assertNothingLeft();
  }
}
