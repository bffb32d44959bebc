package dev.pitcrew.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.command.Step;
import dev.pitcrew.engine.command.StepContext;
import dev.pitcrew.engine.expression.DmnLanguage;
import dev.pitcrew.engine.expression.FeelLanguage;
import dev.pitcrew.engine.expression.LongEvaluation;
import dev.pitcrew.engine.expression.LongEvaluations;
import dev.pitcrew.engine.expression.TooLongException;
import dev.pitcrew.engine.parse.BpmnParser;
import dev.pitcrew.engine.state.InMemoryState;
import dev.pitcrew.engine.state.RowChange;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The thread that runs the steps parses nothing. */
class ParsingBesideTest {

  private static final String BPMN =
      """
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="t">
        <process id="p" isExecutable="true">
          <startEvent id="start"/><sequenceFlow id="a" sourceRef="start" targetRef="task"/>
          <serviceTask id="task"><extensionElements><zeebe:taskDefinition type="work"/></extensionElements></serviceTask>
          <sequenceFlow id="b" sourceRef="task" targetRef="end"/><endEvent id="end"/>
        </process>
      </definitions>
      """;

  private final FeelLanguage feel = new FeelLanguage();
  private final InMemoryState state = new InMemoryState();
  private final Beside beside = new Beside();
  private boolean onWritingThread;
  private int parsed;
  private long lastKey;
  private Engine engine = newEngine();

  /** Parses nothing within a step. */
  private Engine newEngine() {
    return new Engine(
        feel,
        new DmnLanguage(),
        (name, xml, budget) -> {
          assertThat(onWritingThread).isFalse();
          parsed++;
          return new BpmnParser(feel).parse(name, xml, budget);
        },
        event -> {},
        2_000,
        false);
  }

  private static final class Beside implements LongEvaluations {
    private final Map<LongEvaluation.Key, Object> known = new HashMap<>();

    @Override
    public boolean hasAny() {
      return !known.isEmpty();
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable T known(LongEvaluation.Key key) {
      return (T) known.get(key);
    }

    @Override
    public <T> T outcome(LongEvaluation<T> evaluation) {
      T outcome = known(evaluation.key());
      if (outcome == null) {
        throw new TooLongException(evaluation);
      }
      return outcome;
    }
  }

  private Step step(Command command) {
    onWritingThread = true;
    try {
      return engine.step(
          command,
          state,
          new StepContext(
              Instant.EPOCH,
              () -> ++lastKey,
              StepContext.JobStreams.NONE,
              Caller.ENGINE,
              () -> "0".repeat(StepContext.Salts.LENGTH),
              beside));
    } finally {
      onWritingThread = false;
    }
  }

  /** As the runtime does it: what is put off is done, and the command comes again. */
  private Step stepAfter(LongEvaluation.Kind kind, Command command) {
    TooLongException putOff = catchThrowableOfType(TooLongException.class, () -> step(command));
    LongEvaluation<?> evaluation = putOff.evaluation();
    assertThat(evaluation.key().kind()).isEqualTo(kind);
    beside.known.put(evaluation.key(), evaluation.task().apply(() -> 0));
    Step step = step(command);
    step.changes().forEach(this::apply);
    return step;
  }

  private void apply(RowChange<?> change) {
    state.apply(List.of(change));
  }

  private static final Command.Deploy DEPLOY =
      new Command.Deploy(
          List.of(new Command.Deploy.Resource("p.bpmn", BPMN.getBytes(StandardCharsets.UTF_8))),
          "<default>");

  @Test
  void shouldParseBesideAndOnceWhenItIsDeployed() {
    // when
    Step deployed = stepAfter(LongEvaluation.Kind.PARSING, DEPLOY);
    Step created = step(TestEngine.createOf("p", "{}"));

    // then
    assertThat(deployed.outcome()).isInstanceOf(Reply.Deployed.class);
    assertThat(created.outcome()).isInstanceOf(Reply.InstanceCreated.class);
    assertThat(parsed).isEqualTo(1);
  }

  @Test
  void shouldParseBesideWhenItIsFirstNeededAfterAStart() {
    // given
    stepAfter(LongEvaluation.Kind.PARSING, DEPLOY);
    engine = newEngine();

    // when
    Step created = stepAfter(LongEvaluation.Kind.REBUILDING, TestEngine.createOf("p", "{}"));
    Step another = step(TestEngine.createOf("p", "{}"));

    // then
    assertThat(created.outcome()).isInstanceOf(Reply.InstanceCreated.class);
    assertThat(another.outcome()).isInstanceOf(Reply.InstanceCreated.class);
    assertThat(parsed).isEqualTo(2);
  }

  @Test
  void shouldBlameNoFileWhenParsingThemMeetsABug() {
    // given
    TooLongException putOff = catchThrowableOfType(TooLongException.class, () -> step(DEPLOY));
    LongEvaluation<?> evaluation = putOff.evaluation();
    beside.known.put(evaluation.key(), evaluation.refused().apply("it met a bug"));

    // when
    Step step = step(DEPLOY);

    // then
    assertThat(step.outcome())
        .isEqualTo(
            new Rejection(
                Rejection.Type.INTERNAL,
                "Expected to parse the resources, but it met a bug; nothing was changed."));
    assertThat(step.changes()).isEmpty();
  }
}
