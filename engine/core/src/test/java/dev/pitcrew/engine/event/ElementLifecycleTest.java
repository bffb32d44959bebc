package dev.pitcrew.engine.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pitcrew.engine.model.ElementType;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.ElementState;
import dev.pitcrew.engine.state.InMemoryState;
import dev.pitcrew.engine.state.Overlay;
import dev.pitcrew.engine.state.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ElementLifecycleTest {

  @Test
  void shouldAllowExactlyTheSevenTransitions() {
    assertThat(LifecycleCoverage.allowed())
        .containsExactlyInAnyOrder(
            "ACTIVATING -> ACTIVATED",
            "ACTIVATING -> TERMINATING",
            "ACTIVATED -> COMPLETING",
            "ACTIVATED -> TERMINATING",
            "COMPLETING -> COMPLETED",
            "COMPLETING -> TERMINATING",
            "TERMINATING -> TERMINATED");
  }

  @ParameterizedTest
  @EnumSource(ElementState.class)
  void shouldRefuseWhatTheTableDoesNotAllow(ElementState from) {
    // given
    Overlay rows = new Overlay(new InMemoryState());
    rows.put(
        Tables.ELEMENT_INSTANCE,
        new ElementInstanceRow(
            1, 1, 1, "p", "e", null, ElementType.TASK, from, 0, 0, 0, 0, 0, 0, 0, 0, 0, "t", null));

    // when // then
    if (!ElementLifecycle.allows(from, ElementState.COMPLETED)) {
      assertThatThrownBy(() -> EventApplier.apply(new Event.ElementCompleted(1, 5), rows))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("Expected to move element instance '1' to COMPLETED, but it is %s.", from);
    } else {
      EventApplier.apply(new Event.ElementCompleted(1, 5), rows);
      assertThat(rows.get(Tables.ELEMENT_INSTANCE, 1).endDateMillis()).isEqualTo(5);
    }
  }
}
