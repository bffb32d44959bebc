package dev.pitcrew.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.model.Trigger;
import org.junit.jupiter.api.Test;

class LinksTest {

  private static final Trigger LINK = new Trigger.Link("on");

  private final TestEngine engine = new TestEngine();
  private final Graph graph = engine.process("p");

  @Test
  void shouldGoOnAtTheCatchEventForEachThrowEvent() {
    // given
    engine.deploy(
        graph
            .start("s")
            .parallel("fork")
            .throwing("one", LINK)
            .throwing("two", LINK)
            .catching("on", LINK)
            .end("e")
            .flow("s", "fork", "one")
            .flow("fork", "two")
            .flow("on", "e")
            .link("one", "on")
            .link("two", "on"));

    // when
    long instance = engine.create("p", "{}");

    // then
    engine.assertCompleted(instance);
    assertThat(engine.completed(instance)).filteredOn("on"::equals).hasSize(2);
    assertThat(engine.completed(instance)).filteredOn("e"::equals).hasSize(2);
  }

  @Test
  void shouldPassOverWhatIsDrawnFromALinkThrowEvent() {
    // given
    engine.deploy(
        graph
            .start("s")
            .throwing("one", LINK)
            .pass("drawn")
            .catching("on", LINK)
            .end("e")
            .flow("s", "one", "drawn")
            .flow("on", "e")
            .link("one", "on"));

    // when
    long instance = engine.create("p", "{}");

    // then
    engine.assertCompleted(instance);
    assertThat(engine.completed(instance)).contains("on").doesNotContain("drawn");
  }

  @Test
  void shouldLetAnInclusiveJoinWaitForWhatCanComeByALink() {
    // given
    engine.deploy(
        graph
            .start("s")
            .inclusive("fork", null)
            .job("a", "a")
            .job("b", "b")
            .throwing("away", LINK)
            .catching("on", LINK)
            .inclusive("join", null)
            .end("e")
            .flow("s", "fork")
            .flowIf("=true", "fork", "a")
            .flowIf("=true", "fork", "b")
            .flow("a", "join")
            .flow("b", "away")
            .flow("on", "join", "e")
            .link("away", "on"));
    long instance = engine.create("p", "{}");

    // when
    engine.work("a", "{}");

    // then
    assertThat(engine.completed(instance)).doesNotContain("join");
    engine.work("b", "{}");
    engine.assertCompleted(instance);
    assertThat(engine.completed(instance)).filteredOn("join"::equals).hasSize(1);
  }
}
