package dev.pitcrew.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.expression.LongEvaluation;
import dev.pitcrew.engine.state.IncidentRow;
import dev.pitcrew.engine.state.IncidentType;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.state.VariableRow;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What takes long is evaluated beside the writing thread, and nobody else waits for it. */
class LongEvaluationTest {

  private static final String LONG =
      "count(for i in 1..200 return some j in 1..200 satisfies j = 0)";
  private static final String ENDLESS =
      "some i in 1..99999 satisfies some j in 1..99999 satisfies j = i + 99999";

  @TempDir private Path data;
  private final HeldSteps steps = new HeldSteps();
  private EngineRuntime engine;

  @BeforeEach
  void start() {
    engine = EngineRuntime.start(RuntimeOptions.in(data), steps);
    deploy("quick", "1 + 1");
    deploy("long", LONG);
    deploy("endless", ENDLESS);
  }

  @AfterEach
  void stop() {
    steps.letAllGo();
    engine.close();
  }

  private void deploy(String id, String expression) {
    deploy(id, expression, "");
  }

  private void deploy(String id, String expression, String more) {
    String bpmn =
        """
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="t">
          <process id="%1$s" isExecutable="true">
            <startEvent id="start"/><sequenceFlow id="a" sourceRef="start" targetRef="script"/>
            <scriptTask id="script"><extensionElements><zeebe:script expression="=%2$s" resultVariable="r"/>%3$s</extensionElements></scriptTask>
            <sequenceFlow id="b" sourceRef="script" targetRef="end"/><endEvent id="end"/>
          </process>
        </definitions>
        """
            .formatted(id, expression, more);
    get(
        engine.submit(
            new Command.Deploy(
                List.of(
                    new Command.Deploy.Resource(
                        id + ".bpmn", bpmn.getBytes(StandardCharsets.UTF_8))),
                FakeSteps.TENANT)));
  }

  private CompletableFuture<Outcome> create(String id) {
    return engine.submit(FakeSteps.createInstance(id, false));
  }

  private static Outcome get(CompletableFuture<Outcome> outcome) {
    return outcome.orTimeout(2, TimeUnit.MINUTES).join();
  }

  private static long instance(CompletableFuture<Outcome> outcome) {
    return ((Reply.InstanceCreated) get(outcome)).processInstanceKey();
  }

  @Test
  void shouldGoOnWithTheOutcomeWhenAnExpressionTakesLong() {
    // when
    long key = instance(create("long"));

    // then
    assertThat(engine.get(Tables.PROCESS_INSTANCE, key).state().name()).isEqualTo("COMPLETED");
  }

  @Test
  void shouldDrawAnewEachTimeWhenTheSameIsEvaluatedInOneStep() {
    // given
    String chance = "{long: " + LONG + ", id: uuid()}.id";
    String mappings =
        "<zeebe:ioMapping>"
            + "<zeebe:output source=\"=%1$s\" target=\"a\"/><zeebe:output source=\"=%1$s\" target=\"b\"/>"
                .formatted(chance)
            + "</zeebe:ioMapping>";
    deploy("chance", "1 + 1", mappings);

    // when
    long key = instance(create("chance"));

    // then
    assertThat(engine.find(Indexes.VARIABLES_OF_SCOPE, 10, key))
        .filteredOn(variable -> variable.name().equals("a") || variable.name().equals("b"))
        .extracting(VariableRow::value)
        .hasSize(2)
        .doesNotHaveDuplicates()
        .allMatch(value -> value.length() == 38);
  }

  @Test
  void shouldRaiseAnIncidentWhileOthersGoOnWhenAnExpressionIsEndless() {
    // given
    get(create("quick"));
    List<CompletableFuture<Outcome>> endless = new ArrayList<>();
    steps.hold(LongEvaluation.Kind.EVALUATION);

    // when
    for (int i = 0; i < 5; i++) {
      endless.add(create("endless"));
    }
    List<CompletableFuture<Outcome>> quick = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      quick.add(create("quick"));
    }

    // then
    quick.forEach(LongEvaluationTest::get);
    assertThat(endless).noneMatch(CompletableFuture::isDone);
    steps.letGo(LongEvaluation.Kind.EVALUATION);
    for (CompletableFuture<Outcome> outcome : endless) {
      long element = engine.find(Indexes.ACTIVE_CHILDREN, 2, instance(outcome)).getFirst().key();
      List<IncidentRow> incidents = engine.find(Indexes.OPEN_INCIDENTS_BY_ELEMENT, 2, element);
      // Whichever is over first: a slow machine has no time for all the steps.
      assertThat(incidents)
          .singleElement()
          .satisfies(
              incident -> {
                assertThat(incident.type()).isEqualTo(IncidentType.EXTRACT_VALUE_ERROR);
                assertThat(incident.message()).isIn(endedBy("2,000,000 steps"), endedBy("250 ms"));
              });
    }
  }

  private static String endedBy(String limit) {
    return "Expected to evaluate expression '%1$s', but it failed: failed to evaluate expression '%1$s': it takes more than %2$s"
        .formatted(ENDLESS, limit);
  }

  @Test
  void shouldAnswerAllWhenClosedWhileTheyWait() {
    // given
    List<CompletableFuture<Outcome>> endless = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      endless.add(create("endless"));
    }

    // when
    engine.close();

    // then
    endless.forEach(LongEvaluationTest::get);
  }
}
