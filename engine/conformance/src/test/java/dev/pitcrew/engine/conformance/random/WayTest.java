package dev.pitcrew.engine.conformance.random;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class WayTest {

  @Test
  void shouldBeTheSameAsFarAsBothWentInWhateverOrderItIsSeen() {
    // given
    Way first = way("ok", "task a", "task b");
    Way longer = way("ok", "task b", "task a");
    longer.add("complete: ok", List.of());

    // when, then
    assertThatCode(() -> first.expectSame(longer)).doesNotThrowAnyException();
    assertThatCode(() -> longer.expectSame(first)).doesNotThrowAnyException();
    assertThatCode(() -> new Way().expectSame(first)).doesNotThrowAnyException();
  }

  @Test
  void shouldFailWhenAnAnswerOrWhatIsSeenIsAnother() {
    // given
    Way first = way("ok", "task a", "task a");

    // when, then
    assertThatThrownBy(() -> first.expectSame(way("ok", "task a")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("step 2");
    assertThatThrownBy(() -> first.expectSame(way("NOT_FOUND", "task a", "task a")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("NOT_FOUND");
  }

  private static Way way(String answer, String... seen) {
    Way way = new Way();
    way.add("deploy: ok", List.of());
    way.add("create: " + answer, List.of(seen));
    return way;
  }
}
