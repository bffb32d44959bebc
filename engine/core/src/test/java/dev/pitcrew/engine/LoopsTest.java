package dev.pitcrew.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.model.ElementType;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.state.VariableRow;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The children of loops: when they begin, and over what. */
class LoopsTest {

  /** Two loops side by side. */
  private static Graph abreast(TestEngine engine) {
    Graph graph =
        engine
            .process("p")
            .start("s")
            .parallel("f")
            .job("t", "work")
            .job("u", "work")
            .end("et")
            .end("eu")
            .flow("s", "f", "t", "et")
            .flow("f", "u", "eu");
    return graph
        .loop("t", false, "=items", null, null, null)
        .loop("u", false, "=[7,8,9]", null, null, null);
  }

  private static List<String> begun(TestEngine engine) {
    return engine.state.all(Tables.ELEMENT_INSTANCE).stream()
        .filter(row -> row.type() == ElementType.SERVICE_TASK)
        .map(ElementInstanceRow::elementId)
        .toList();
  }

  private static List<String> items(TestEngine engine, String elementId) {
    return engine.state.all(Tables.VARIABLE).stream()
        .filter(row -> row.name().equals("item"))
        .filter(
            row ->
                engine
                    .state
                    .get(Tables.ELEMENT_INSTANCE, row.scopeKey())
                    .elementId()
                    .equals(elementId))
        .map(VariableRow::value)
        .toList();
  }

  private static void goOn(TestEngine engine) {
    engine
        .state
        .findAll(Indexes.CONTINUATIONS)
        .forEach(left -> engine.run(new Command.Continue(left.key())));
  }

  private static void complete(TestEngine engine, long instance) {
    engine
        .activate("work")
        .forEach(job -> engine.run(new Command.CompleteJob(job.job().key(), "{}")));
    engine.assertCompleted(instance);
  }

  @Test
  void shouldBeginOneChildOfEachByTurnsWhenLoopsBeginTogether() {
    // given
    TestEngine engine = new TestEngine();
    engine.deploy(abreast(engine));

    // when
    long instance = engine.create("p", "{\"items\":[1,2]}");

    // then
    assertThat(begun(engine)).hasSize(5).startsWith("t", "u", "t", "u").endsWith("u");
    assertThat(items(engine, "t")).containsExactly("1", "2");
    assertThat(items(engine, "u")).containsExactly("7", "8", "9");
    complete(engine, instance);
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5, 6, 7, 8, 9, 10, 11, 12})
  void shouldGoOverWhatWasThereWhenItBeganThoughTheStepEndsBetweenTwoChildren(int transitions) {
    // given: a step that goes so far
    TestEngine engine = new TestEngine(transitions);
    engine.deploy(abreast(engine));
    engine.step(TestEngine.createOf("p", "{\"items\":[1,2]}"));
    boolean hasBegun =
        engine.state.all(Tables.ELEMENT_INSTANCE).stream()
            .filter(row -> row.type() == ElementType.MULTI_INSTANCE_BODY)
            .filter(row -> row.elementId().equals("t"))
            .anyMatch(row -> row.flowsInFlight() > 0 || row.loopCounter() > 0);
    long instance = engine.state.all(Tables.PROCESS_INSTANCE).getFirst().key();

    // when: the list is another before it goes on, and nothing is remembered but rows
    engine.run(new Command.SetVariables(instance, "{\"items\":[3,4]}", false));
    engine.restart();
    goOn(engine);

    // then
    assertThat(items(engine, "t")).isEqualTo(hasBegun ? List.of("1", "2") : List.of("3", "4"));
    assertThat(items(engine, "u")).containsExactly("7", "8", "9");
    complete(engine, instance);
  }

  @Test
  void shouldKeepNothingOfAShortLoopWhenTheStepMakesAllChildren() {
    // given
    TestEngine engine = new TestEngine();
    engine.deploy(abreast(engine));

    // when
    engine.create("p", "{\"items\":[1,2]}");

    // then: another row for each loop would cost every loop
    assertThat(engine.state.all(Tables.LOOP)).isEmpty();
  }
}
