package dev.pitcrew.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.model.ListenerEvent;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.Tables;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was seen of Zeebe 8.8 with the same models and instructions. */
class StartInstructionsTest {

  private final TestEngine engine = new TestEngine();

  private static Command.CreateProcessInstance startingAt(String... ids) {
    return new Command.CreateProcessInstance(
        "n",
        0,
        0,
        "{\"items\":[1,2]}",
        List.of(ids),
        false,
        List.of(),
        List.of(),
        null,
        "<default>");
  }

  private long begin(String... ids) {
    return engine.run(startingAt(ids), Reply.InstanceCreated.class).processInstanceKey();
  }

  private List<String> active() {
    return engine.alive().stream().map(ElementInstanceRow::elementId).sorted().toList();
  }

  /** Beside a task: a sub-process in a sub-process, and an event sub-process in each scope. */
  private Graph nested() {
    Graph g = engine.process("n");
    g.start("s").job("a", "a").end("e");
    g.sub(
        "S",
        "ss",
        () -> {
          g.start("ss").job("sa", "sa").end("se");
          g.sub("SS", "sss", () -> g.start("sss").job("ssa", "ssa").flow("sss", "ssa"));
          g.flow("ss", "sa", "SS", "se");
          g.onEvent(
              "SE",
              "ses",
              false,
              () -> g.start("ses", g.signal("x")).job("sx", "sx").flow("ses", "sx"));
        });
    g.onEvent("E", "es", false, () -> g.start("es", g.signal("x")).job("x", "x").flow("es", "x"));
    return g.flow("s", "a", "S", "e");
  }

  @Test
  void shouldBeginTheScopesAroundWithoutTheirStartEvents() {
    // given
    engine.deploy(nested());

    // when
    long instance = begin("ssa");

    // then
    assertThat(active()).containsExactly("S", "SS", "n", "ssa");
    engine.work("ssa", "{}");
    assertThat(engine.completed(instance)).containsExactly("n", "S", "SS", "ssa", "se", "e");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldShareOneScopeAmongAllThatBeginWithinAlsoWhenItBeginsItself() {
    // given
    engine.deploy(nested());

    // when
    begin("S", "sa", "ssa", "sa");

    // then
    assertThat(active()).containsExactly("S", "S", "SS", "n", "sa", "sa", "sa", "ssa");
    List<ElementInstanceRow> scopes =
        engine.alive().stream().filter(row -> row.elementId().equals("S")).toList();
    assertThat(scopes.get(0).activeChildren()).isEqualTo(3);
    assertThat(scopes.get(1).activeChildren()).isEqualTo(1);
  }

  @Test
  void shouldHearTheEventsOfEachScopeThatBegins() {
    // given
    engine.deploy(nested());
    begin("sa");

    // when
    engine.broadcast("x", "{}");

    // then
    assertThat(active()).containsExactly("E", "S", "SE", "n", "sa", "sx", "x");
  }

  @Test
  void shouldBeginEventSubProcessesAndWhatIsInThem() {
    // given
    engine.deploy(nested());

    // when
    long instance = begin("E", "sx");

    // then
    assertThat(active()).containsExactly("E", "S", "SE", "n", "sx", "x");
    assertThat(engine.completed(instance)).containsExactly("es");
    engine.work("x", "{}");
    engine.work("sx", "{}");
    engine.assertCompleted(instance);
  }

  @ParameterizedTest
  @ValueSource(strings = {"n", "s", "ss", "es", "b", "s-a"})
  void shouldRefuseElementsThatOthersBegin(String id) {
    // given
    Graph graph = nested();
    graph.boundary("b", "a", true, graph.signal("x")).end("be").flow("b", "be");
    engine.deploy(graph);

    // when
    Rejection refused = engine.run(startingAt("a", id), Rejection.class);

    // then
    assertThat(refused.type()).isEqualTo(Rejection.Type.INVALID_ARGUMENT);
    assertThat(refused.reason())
        .startsWith(
            "Expected to create instance of process with start instructions but the element with id '%s' targets unsupported element type '"
                .formatted(id))
        .contains("'. Supported element types are: [");
    assertThat(engine.state.all(Tables.PROCESS_INSTANCE)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "m, is inside a multi-instance subprocess. The creation of elements inside a multi-instance subprocess is not supported.",
    "o, is inside an ad-hoc subprocess. The creation of elements inside an ad-hoc subprocess is not supported.",
    "A#innerInstance, is inside an ad-hoc subprocess. The creation of elements inside an ad-hoc subprocess is not supported.",
    "c, belongs to an event-based gateway. The creation of elements belonging to an event-based gateway is not supported."
  })
  void shouldRefuseElementsThatCannotBeginAlone(String id, String why) {
    // given
    Graph g = engine.process("n");
    g.start("s").eventBased("g").catching("c", g.signal("x")).end("e");
    g.sub("M", "ms", () -> g.start("ms").job("m", "m").flow("ms", "m"));
    g.loop("M", false, "=items", null, null, null);
    g.adHoc("A", null, null, true, null, null, () -> g.job("o", "o"));
    g.flow("s", "g", "c", "M", "A", "e");
    engine.deploy(g);

    // when
    Rejection refused = engine.run(startingAt("M", id), Rejection.class);

    // then
    assertThat(refused.type()).isEqualTo(Rejection.Type.INVALID_ARGUMENT);
    assertThat(refused.reason())
        .isEqualTo(
            "Expected to create instance of process with start instructions but the element with id '%s' %s"
                .formatted(id, why));
  }

  @Test
  void shouldAskNoStartListenersOfTheScopesAround() {
    // given
    engine.deploy(
        nested()
            .listen("n", ListenerEvent.START, "began")
            .listen("n", ListenerEvent.END, "ended")
            .listen("S", ListenerEvent.START, "began"));

    // when
    long instance = begin("ssa");

    // then
    assertThat(engine.activate("began")).isEmpty();
    engine.work("ssa", "{}");
    engine.work("ended", "{}");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldNameAnUnknownElementFirst() {
    // given
    engine.deploy(nested());

    // when
    Rejection refused = engine.run(startingAt("s", "nope", "other"), Rejection.class);

    // then
    assertThat(refused.type()).isEqualTo(Rejection.Type.INVALID_ARGUMENT);
    assertThat(refused.reason())
        .isEqualTo(
            "Expected to create instance of process with start instructions but no element found with id 'nope'.");
  }
}
