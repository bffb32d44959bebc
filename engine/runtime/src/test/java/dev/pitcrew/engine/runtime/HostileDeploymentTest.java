package dev.pitcrew.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.expression.LongEvaluation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files whose expressions take the parser as long as possible harm nobody but who deploys them. */
class HostileDeploymentTest {

  private static final String OPEN = "[".repeat(40);
  private static final String SLOW = "f([".repeat(12) + "1" + "])".repeat(12);

  @TempDir private Path data;
  private HeldSteps steps = new HeldSteps();
  private EngineRuntime engine;
  private final AtomicInteger parsed = new AtomicInteger();
  private final AtomicInteger rebuilt = new AtomicInteger();

  @BeforeEach
  void start() {
    // An engine of its own each time, which knows nothing of what was deployed before.
    steps = new HeldSteps();
    EngineObserver observer =
        new EngineObserver() {
          @Override
          public void doneBeside(LongEvaluation.Kind kind, long nanos) {
            (kind == LongEvaluation.Kind.REBUILDING ? rebuilt : parsed).incrementAndGet();
          }
        };
    engine = EngineRuntime.start(RuntimeOptions.in(data).observedBy(observer), steps);
  }

  @AfterEach
  void stop() {
    steps.letAllGo();
    engine.close();
  }

  private CompletableFuture<Outcome> deploy(String... namesAndTexts) {
    List<Command.Deploy.Resource> resources = new ArrayList<>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      resources.add(
          new Command.Deploy.Resource(
              namesAndTexts[i], namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8)));
    }
    return engine.submit(new Command.Deploy(resources, FakeSteps.TENANT));
  }

  private static Outcome get(CompletableFuture<Outcome> outcome) {
    return outcome.orTimeout(2, TimeUnit.MINUTES).join();
  }

  private static String bpmn(String id, String expression, int times) {
    StringBuilder tasks = new StringBuilder();
    for (int i = 0; i < times; i++) {
      tasks.append(
          """
          <scriptTask id="script%1$d"><extensionElements><zeebe:script expression="=%3$s" resultVariable="r"/></extensionElements></scriptTask>
          <sequenceFlow id="flow%1$d" sourceRef="%2$s" targetRef="script%1$d"/>
          """
              .formatted(i, i == 0 ? "start" : "script" + (i - 1), expression));
    }
    return """
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="t">
          <process id="%s" isExecutable="true"><startEvent id="start"/>%s</process>
        </definitions>
        """
        .formatted(id, tasks);
  }

  /** No text twice: the library would parse it once. */
  private static String dmn(String id, String expression, int times) {
    StringBuilder rules = new StringBuilder();
    for (int i = 0; i < times; i++) {
      rules.append(
          "<rule><inputEntry><text>%s + %d</text></inputEntry><outputEntry><text>1</text></outputEntry></rule>"
              .formatted(expression, i));
    }
    return """
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="%1$s" name="D" namespace="http://camunda.org/schema/1.0/dmn">
          <decision id="of-%1$s" name="D"><decisionTable hitPolicy="COLLECT"><input id="i"><inputExpression id="e"><text>x</text></inputExpression></input><output id="o" name="o"/>%2$s</decisionTable></decision>
        </definitions>
        """
        .formatted(id, rules);
  }

  @Test
  void shouldLetOthersGoOnWhenFilesTakeLongToParse() {
    // given
    get(deploy("quick.bpmn", bpmn("quick", "1 + 1", 1)));
    get(engine.submit(FakeSteps.createInstance("quick", false)));
    steps.hold(LongEvaluation.Kind.PARSING);

    // when
    List<CompletableFuture<Outcome>> hostile = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      hostile.add(deploy("a.bpmn", bpmn("a", OPEN, 50), "b.bpmn", bpmn("b", SLOW, 50)));
      hostile.add(deploy("a.dmn", dmn("a", OPEN, 500), "b.dmn", dmn("b", SLOW, 500)));
    }
    List<CompletableFuture<Outcome>> quick = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      quick.add(engine.submit(FakeSteps.createInstance("quick", false)));
    }

    // then
    quick.forEach(one -> assertThat(get(one)).isInstanceOf(Reply.InstanceCreated.class));
    assertThat(hostile).noneMatch(CompletableFuture::isDone);
    steps.letGo(LongEvaluation.Kind.PARSING);
    hostile.forEach(
        one ->
            assertThat(((Rejection) get(one)).reason())
                .contains("take less time to parse together"));
    assertThat(parsed).hasValue(9);
  }

  @Test
  void shouldParseOnceForAllAndBeforeHostileFilesWhenManyNeedItAfterAStart() {
    // given
    get(deploy("quick.bpmn", bpmn("quick", "1 + 1", 100)));
    engine.close();
    start();
    steps.hold(LongEvaluation.Kind.PARSING);
    steps.hold(LongEvaluation.Kind.REBUILDING);

    // when
    List<CompletableFuture<Outcome>> hostile = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      hostile.add(deploy("a.bpmn", bpmn("a", OPEN, 50), "b.bpmn", bpmn("b", SLOW, 50)));
    }
    List<CompletableFuture<Outcome>> cold = new ArrayList<>();
    for (int i = 0; i < 1_500; i++) {
      cold.add(engine.submit(FakeSteps.createInstance("quick", false)));
    }

    // What comes after them is answered when all of them have found that they must wait.
    get(engine.submit(FakeSteps.publishMessage("behind", 1)));
    steps.letGo(LongEvaluation.Kind.REBUILDING);

    // then
    cold.forEach(one -> assertThat(get(one)).isInstanceOf(Reply.InstanceCreated.class));
    assertThat(hostile).noneMatch(CompletableFuture::isDone);
    assertThat(rebuilt).hasValue(1);
  }

  @Test
  void shouldSayAtOnceWhatIsWrongWhenManyExpressionsDoNotParse() {
    // when
    Outcome bpmn = get(deploy("a.bpmn", bpmn("a", "1 +", 500)));
    Outcome dmn = get(deploy("a.dmn", dmn("a", "1 +)", 500)));

    // then
    assertThat(((Rejection) bpmn).reason().lines().filter(line -> line.contains("failed to parse")))
        .hasSize(20);
    assertThat(((Rejection) dmn).reason())
        .contains("found 20 that do not; the others were not looked at");
  }
}
