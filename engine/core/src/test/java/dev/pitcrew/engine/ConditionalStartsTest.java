package dev.pitcrew.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Processes that begin because a condition holds. */
class ConditionalStartsTest {

  private final TestEngine engine = new TestEngine();

  private Graph waiting(String id, String... conditions) {
    Graph graph = engine.process(id);
    graph.job("t", "work").end("e").flow("t", "e");
    for (int i = 0; i < conditions.length; i++) {
      graph.start("s" + i, graph.condition(conditions[i])).flow("s" + i, "t");
    }
    return graph;
  }

  private List<Reply.ConditionalsEvaluated.Started> evaluate(long key, String variables) {
    return engine
        .run(
            new Command.EvaluateConditionals(key, variables, "<default>"),
            Reply.ConditionalsEvaluated.class)
        .started();
  }

  @Test
  void shouldBeginAnInstanceForEachConditionThatHolds() {
    // given
    engine.deploy(waiting("p", "=a > 1", "=a > 2", "=a > 3"), waiting("q", "=a = 3", "=missing"));

    // when
    List<Reply.ConditionalsEvaluated.Started> started = evaluate(0, "{\"a\":3}");

    // then
    assertThat(started).hasSize(3);
    for (Reply.ConditionalsEvaluated.Started one : started) {
      assertThat(engine.variables(one.processInstanceKey())).containsEntry("a", "3");
      assertThat(engine.elements(one.processInstanceKey(), "ACTIVATED")).contains("t");
    }
  }

  @Test
  void shouldBeginNothingWhenNoConditionHolds() {
    // given
    engine.deploy(waiting("p", "=a > 1"));

    // when
    List<Reply.ConditionalsEvaluated.Started> started = evaluate(0, "{}");

    // then
    assertThat(started).isEmpty();
  }

  @Test
  void shouldAskTheNewestVersionAlone() {
    // given
    long old = engine.deploy(waiting("p", "=a > 1")).processes().getFirst().key();
    long next = engine.deploy(waiting("p", "=a > 2")).processes().getFirst().key();

    // when
    List<Reply.ConditionalsEvaluated.Started> started = evaluate(0, "{\"a\":3}");

    // then
    assertThat(started)
        .extracting(Reply.ConditionalsEvaluated.Started::processDefinitionKey)
        .containsExactly(next);
    assertThat(evaluate(old, "{\"a\":3}")).isEmpty();
    assertThat(evaluate(next, "{\"a\":2}")).isEmpty();
  }

  @Test
  void shouldAskOneProcessAloneWhenItsKeyIsGiven() {
    // given
    Reply.Deployed deployed = engine.deploy(waiting("p", "=true"), waiting("q", "=true"));
    long key = deployed.processes().getFirst().key();

    // when
    List<Reply.ConditionalsEvaluated.Started> started = evaluate(key, "{}");

    // then
    assertThat(started)
        .extracting(Reply.ConditionalsEvaluated.Started::processDefinitionKey)
        .containsExactly(key);
  }

  @Test
  void shouldRefuseAKeyThatIsNotThere() {
    // when
    Rejection rejection =
        engine.run(new Command.EvaluateConditionals(7, "{}", "<default>"), Rejection.class);

    // then
    assertThat(rejection)
        .isEqualTo(
            new Rejection(
                Rejection.Type.NOT_FOUND,
                "Expected to evaluate conditional start events of process definition with key '7', but no such process definition was found"));
  }
}
